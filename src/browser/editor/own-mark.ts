import type { Transaction } from "prosemirror-state";
import { schema } from "#src/document/text.ts";
import { isFromElsewhere } from "./flat-sync.ts";

/** Marks what the resident puts into a field with this transaction as their own words. */
export function markAsOwn(tr: Transaction): Transaction {
  if (!tr.docChanged || isFromElsewhere(tr)) return tr;
  const { maps } = tr.mapping;
  const fresh: [from: number, to: number][] = [];
  maps.forEach((map, at) => {
    const later = tr.mapping.slice(at + 1);
    map.forEach((_from, _to, from, to) => fresh.push([later.map(from, -1), later.map(to, 1)]));
  });
  for (const [from, to] of fresh) tr.addMark(from, to, schema.mark("own"));
  return tr;
}
