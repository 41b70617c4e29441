/** A word without the endings that English puts on it, so that a list needs one form of each. */
export function stem(lower: string): string {
  let word = lower.endsWith("'") ? lower.slice(0, -1) : lower;
  if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) {
    word = /(?:ch|sh|ss|x)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  }
  if (word.length > 5 && word.endsWith("ing")) word = undouble(word.slice(0, -3));
  else if (word.length > 4 && word.endsWith("ed")) word = undouble(word.slice(0, -2));
  if (word.length > 5 && word.endsWith("ly")) word = word.slice(0, -2);
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
