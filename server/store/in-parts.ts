/** So many values are asked for in one question; databases take no more than some thousands. */
const AT_ONCE = 500;

/** Cuts a list into parts that one question can hold; none for an empty list. */
export function inParts<T>(values: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < values.length; at += AT_ONCE) parts.push(values.slice(at, at + AT_ONCE));
  return parts;
}
