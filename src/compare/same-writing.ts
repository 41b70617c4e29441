import type { Writing } from "#src/plan/plan.ts";

/** Whether two pieces of writing look the same: line ends have no look of their own. */
export function looksSame(a: Writing, b: Writing): boolean {
  return JSON.stringify(lookOf(a)) === JSON.stringify(lookOf(b));
}

function lookOf({ text, marks, bullets }: Writing) {
  const lines = text.split("\n").length;
  const places = new Map<string, Set<number>>();
  for (const { kind, href, from, to } of marks) {
    const sort = `${kind} ${href ?? ""}`;
    const marked = places.get(sort) ?? new Set();
    for (let at = Math.max(0, from); at < Math.min(to, text.length); at++)
      if (text[at] !== "\n") marked.add(at);
    if (marked.size) places.set(sort, marked);
  }
  const depths = new Map(bullets.map((it) => [it.line, it.depth]));
  return [
    [...places].map(([sort, marked]) => [sort, ...[...marked].sort(byNumber)]).sort(byName),
    [...depths].filter(([line]) => line >= 0 && line < lines).sort(([a], [b]) => a - b),
  ];
}

const byNumber = (a: number, b: number) => a - b;
const byName = ([a]: unknown[], [b]: unknown[]) => (String(a) < String(b) ? -1 : 1);
