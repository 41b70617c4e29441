import { generateKeyBetween } from "fractional-indexing";

/**
 * A rank that sorts after `before` and before `after`; null stands for the ends. `tail` is a few
 * random letters or digits, so that two people who add in the same place get two ranks. Ranks
 * compare as plain strings. Neighbours out of order (two old devices can make them so) count as ends.
 */
export function rankBetween(before: string | null, after: string | null, tail: string): string {
  const low = valid(before);
  const given = valid(after);
  const high = low !== null && given !== null && low >= given ? null : given;
  let between = generateKeyBetween(low, high);
  // With a tail, what `high` begins with would come after it.
  while (high?.startsWith(between)) between = generateKeyBetween(between, high);
  // The last character must not be the lowest digit, or nothing would fit before it.
  return `${between}${tail.replaceAll(/[^0-9A-Za-z]/g, "")}V`;
}

/** A rank that the library can work from; null for text that is none. */
function valid(rank: string | null): string | null {
  if (rank === null) return null;
  try {
    generateKeyBetween(rank, null);
    return rank;
  } catch {
    return null;
  }
}
