import { diff } from "lib0/diff/patience";

/** Replaces what stands between two offsets of a text by what stands between two of another. */
export type Replacement = { from: number; to: number; newFrom: number; newTo: number };

/** Words in whole characters, and everything else one character at a time. */
const PIECES = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** What makes `text` into `wanted`, word by word, in order. */
export function replacements(text: string, wanted: string): Replacement[] {
  const [old, fresh] = [piecesOf(text), piecesOf(wanted)];
  const [starts, newStarts] = [startsOf(old), startsOf(fresh)];
  let shift = 0;
  return diff(old, fresh).map(({ index, remove, insert }) => {
    const newIndex = index + shift;
    shift += insert.length - remove.length;
    return {
      from: starts[index] ?? 0,
      to: starts[index + remove.length] ?? text.length,
      newFrom: newStarts[newIndex] ?? wanted.length,
      newTo: newStarts[newIndex + insert.length] ?? wanted.length,
    };
  });
}

/**
 * The same changes for a text that has moved on from `base`: what makes `now` hold both what changed
 * in it and what is new in `wanted`. What both put in at one point is kept one after the other. Null
 * where both changed the same words in different ways.
 */
export function rebased(base: string, wanted: string, now: string): Replacement[] | null {
  const theirs = replacements(base, wanted);
  const ours = replacements(base, now);
  const moved: Replacement[] = [];
  for (const it of theirs) {
    const near = ours.filter(({ from, to }) => from <= it.to && to >= it.from);
    const isSame = near.some((our) => isEqual(our, now, it, wanted));
    if (isSame) continue;
    const [one] = near;
    const isBoth = near.length === 1 && one !== undefined && isPutIn(one) && isPutIn(it);
    if (isBoth) {
      const [own, words] = [putIn(one, now), putIn(it, wanted)];
      // Whoever takes the same file twice has it there already.
      if (own.endsWith(words)) continue;
      if (!/\s$/.test(own) && !/^\s/.test(words)) return null;
    } else if (near.length > 0) return null;
    const shift = ours
      .filter(({ to }) => to < it.from || (isBoth && to === it.from))
      .reduce((sum, our) => sum + (our.newTo - our.newFrom) - (our.to - our.from), 0);
    moved.push({ ...it, from: it.from + shift, to: it.to + shift });
  }
  return moved;
}

function isPutIn({ from, to }: Replacement): boolean {
  return from === to;
}

function putIn({ newFrom, newTo }: Replacement, text: string): string {
  return text.slice(newFrom, newTo);
}

function isEqual(our: Replacement, now: string, their: Replacement, wanted: string): boolean {
  return (
    our.from === their.from &&
    our.to === their.to &&
    now.slice(our.newFrom, our.newTo) === wanted.slice(their.newFrom, their.newTo)
  );
}

function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? [];
}

function startsOf(pieces: readonly string[]): number[] {
  const starts = [0];
  for (const it of pieces) starts.push((starts.at(-1) ?? 0) + it.length);
  return starts;
}
