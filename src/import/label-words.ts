/**
 * A label as the words that tell it from others: small letters, no numbers before it, one word for
 * whoever the plan is about, one for what is theirs, and one for each thing that has many names.
 */
export function labelWords(text: string, name = ""): string[] {
  const names = new Set(bare(name).split(" ").filter(Boolean));
  const plain = bare(text.replace(NUMBERED, "").replace(/\([^)]*\)/g, " "))
    .replace(/\bservice users?\b/g, "client")
    .replace(/\bkey workers?\b/g, "keyworker")
    .replace(/\btime (frame|scale|line|limit)s?\b/g, "timeframe")
    .replace(/\bto dos?\b/g, "action");
  return plain
    .split(" ")
    .filter((it) => it !== "")
    .map((it) => foldWord(it, names));
}

/** Words without those that stand in every other label; they are compared where labels are alike. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((it) => !QUIET.has(it));
}

/** Whether two words are the same but for a slip of the pen. */
export function isNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  const isLike = a[0] === b[0] || a[1] === b[1] || a[0] === b[1];
  return length >= 5 && isLike && slipsBetween(a, b, length >= 9 ? 2 : 1);
}

/** "3.", "b)" and "Q4:" before a label. */
const NUMBERED = /^\s*(?:q(?:uestion)?\s*)?(?:\d+(?:\.\d+)*|[a-z])[.):]\s+/i;

function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
}

function foldWord(word: string, names: ReadonlySet<string>): string {
  const owner = /^(.+)'s?$/.exec(word)?.[1];
  if (owner !== undefined) return isPerson(owner, names) ? "my" : fold(owner);
  const plain = word.replaceAll("'", "");
  if (OURS.has(plain)) return "my";
  return isPerson(plain, names) ? "i" : fold(plain);
}

function isPerson(word: string, names: ReadonlySet<string>): boolean {
  return PERSONS.has(word) || PERSONS.has(stem(word)) || names.has(word);
}

function fold(word: string): string {
  const stemmed = stem(word);
  return SAME.get(stemmed) ?? stemmed;
}

/** One form for one and several, "wish" and "wishes". */
function stem(word: string): string {
  if (word.length <= 3 || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is"))
    return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

const PERSONS = new Set(
  "i you he she they we me him them us resident client person customer tenant".split(" "),
);

const OURS = new Set("my your his her their our mine yours theirs own".split(" "));

/** Names for one thing; the last one stands for all. */
const SAME = new Map(
  [
    "outcome aim objective target aspiration ambition goal",
    "step task action",
    "timescale timeline deadline timeframe",
    "skill ability talent strength",
    "indicator milestone measure",
    "comment remark note",
    "relative family",
    "aspire hope wish like want",
    "accomplish reach meet achieve",
  ].flatMap((line) => {
    const names = line.split(" ");
    const last = names.at(-1) ?? "";
    return names.map((it) => [it, last] as const);
  }),
);

const QUIET = new Set(
  "the a an of to and or is are be am will would shall should for in on with this that it at as please any also these have has do doe can could i my about so if there".split(
    " ",
  ),
);

/** Whether `most` letters at most are missing, too many, wrong or in the place of their neighbours. */
function slipsBetween(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most || a.length > 40) return false;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    rows.push(now);
    for (let column = 1; column <= b.length; column++) {
      const change = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = isSwap ? at(row - 2, column - 2) + 1 : Infinity;
      now.push(Math.min(change, swap, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(a.length, b.length) <= most;
}
