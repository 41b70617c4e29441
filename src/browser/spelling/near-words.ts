const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const VOWEL = /^[aeiouy]$/;

/** Every word that one slip makes of `word`: a letter too many, too few, wrong, or two swapped. */
export function* slipsOf(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    if (after) yield before + after.slice(1);
    if (after.length > 1) yield `${before}${after[1]}${after[0]}${after.slice(2)}`;
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after) yield before + letter + after.slice(1);
    }
    yield `${before}'${after}`;
  }
}

/** Whether one slip, or none, lies between two words. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/**
 * How far a word that was meant lies from the one that was typed: small for what fingers and ears do
 * often. Two letters swapped and a letter doubled cost less than a letter that is simply wrong.
 */
export function distance(typed: string, meant: string): number {
  const [a, b] = [typed.toLowerCase(), meant.toLowerCase()];
  const bare = (word: string) => word.replaceAll(/['\s-]/g, "");
  if (bare(a) === bare(b)) return 0.5;
  return stepsBetween(a, b) + (a[0] === b[0] ? 0 : 0.8);
}

/** Three rows are enough: a swap looks two rows back. */
function stepsBetween(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at * 1.3);
  for (let i = 1; i <= a.length; i++) {
    const row = [i * 1.5];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] ?? "", b[j - 1] ?? ""];
      const tooMany = (last[j] ?? 0) + (x === a[i - 2] ? 1 : 1.5);
      const tooFew = (row[j - 1] ?? 0) + (y === b[j - 2] ? 1 : 1.3);
      const other = (last[j - 1] ?? 0) + (x === y ? 0 : VOWEL.test(x) && VOWEL.test(y) ? 1.3 : 1.6);
      const isSwap = i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y;
      row.push(Math.min(tooMany, tooFew, other, isSwap ? (older[j - 2] ?? 0) + 1 : Infinity));
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? Infinity;
}
