import * as Y from "yjs";

/** What a document has of a client's structs from a clock on. */
export function structsIn(
  { clients }: Y.Doc["store"],
  client: number,
  clock: number,
  length: number,
): (Y.Item | Y.GC)[] {
  const structs = clients.get(client);
  if (!structs || length <= 0) return [];
  const found: (Y.Item | Y.GC)[] = [];
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= clock + length) break;
    found.push(struct);
  }
  return found;
}
