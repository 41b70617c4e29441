/** Letters that no accent makes of others, in the form in which names are compared. */
const ODD: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};

/** A word as names are compared: small letters, without accents and without what nobody sees. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll(/[ßæœøłđðþħı]/g, (it) => ODD[it] ?? it);
}

/** A run of letters in a text. */
export type Run = { from: number; to: number; folded: string };

const RUN = /\p{L}[\p{L}\p{M}\p{Cf}]*/gu;

/** The runs of letters of a text, in order. */
export function runsIn(text: string): Run[] {
  return Array.from(text.matchAll(RUN), (it) => ({
    from: it.index,
    to: it.index + it[0].length,
    folded: fold(it[0]),
  }));
}
