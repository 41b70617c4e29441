import * as Y from "yjs";

/** A document that grows by one letter at a time. */
export function growing() {
  const ydoc = new Y.Doc();
  const about = ydoc.getText("t:plan:about");
  let last: Uint8Array = new Uint8Array();
  ydoc.on("update", (update: Uint8Array) => (last = update));
  return {
    /** Adds a letter and answers the change. */
    type(letter: string): Uint8Array {
      about.insert(about.length, letter);
      return last;
    },
    whole: () => Y.encodeStateAsUpdate(ydoc),
  };
}

/** What the text says once all updates are applied. */
export function wordsOf(updates: readonly Uint8Array[]): string {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  return ydoc.getText("t:plan:about").toString();
}

/** The row of a new plan. */
export function rowOf(id: string) {
  return { id, reference: id, template: "t", templateVersion: 1, example: 0 };
}
