import { createHash } from "node:crypto";
import * as Y from "yjs";
import { writePlan } from "#src/document/create-document.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { longPlan } from "./long-plan.ts";
import type { Opened } from "./sync-load.ts";

/** A plan of so many outcomes as everybody has it open. */
export function openedPlan(outcomes: number): Opened {
  const ydoc = new Y.Doc();
  let id = 0;
  writePlan(
    ydoc,
    { ...longPlan(outcomes), reference: "BENCH" },
    { by: "bench", now: () => "2030-01-01T09:00:00.000Z", newId: () => `new${++id}` },
  );
  return {
    stateVector: Y.encodeStateVector(ydoc),
    document: Y.encodeStateAsUpdate(ydoc),
    texts: [...ydoc.share.keys()].filter((it) => it.startsWith("t:")),
  };
}

/** The id of the nth room of a run. */
export function roomId(run: string, nth: number): string {
  return createHash("sha256").update(`${run} ${nth}`).digest("hex").slice(0, 24);
}

/** Many changes to one plan by five people, who write and rub out in places of their own. */
export function longHistory(opened: Opened, edits: number): Uint8Array[] {
  const random = createRandom(11);
  const changes: Uint8Array[] = [];
  const people = [1, 2, 3, 4, 5].map((nth) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = nth;
    Y.applyUpdate(ydoc, opened.document);
    ydoc.on("update", (update: Uint8Array) => changes.push(update));
    return { ydoc, text: ydoc.getText(opened.texts[0]), place: 0 };
  });
  while (changes.length < edits) {
    const person = random.pick(people);
    const { text } = person;
    // People write on where they are, and now and then go elsewhere or take a word back.
    if (random.chance(0.04)) {
      person.text = person.ydoc.getText(random.pick(opened.texts));
      person.place = random.below(person.text.length + 1);
    } else if (random.chance(0.12) && person.place > 0) text.delete((person.place -= 1), 1);
    else text.insert(person.place++, random.pick("abcdefg hij".split("")));
  }
  for (const { ydoc } of people) ydoc.destroy();
  return changes;
}
