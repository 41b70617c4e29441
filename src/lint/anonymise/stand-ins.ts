/** What stands for somebody or something in words that nobody is to be recognised by. */
export const STAND_INS = {
  resident: "[resident]",
  somebody: "[somebody]",
  name: "[a name]",
  service: "[a service]",
  place: "[a place]",
  day: "[a day]",
  year: "[a year]",
  age: "[an age]",
  phone: "[a telephone number]",
  email: "[an e-mail address]",
  web: "[a web address]",
  address: "[an address]",
  reference: "[a reference]",
} as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(STAND_INS));

/** Takes the place of letters that are looked at no more; no pattern has it, and no name. */
export const BLANK = "\u0001";

/** The text with what stands for others blanked out; every offset stays true. */
export function withoutStandIns(text: string): string {
  return text.replaceAll(/\[[\p{L} -]{1,40}\]/gu, (it) =>
    KNOWN.has(it) ? BLANK.repeat(it.length) : it,
  );
}

/** The text with a stretch of it blanked out. */
export function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + BLANK.repeat(to - from) + text.slice(to);
}
