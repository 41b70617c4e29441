import * as Y from "yjs";
import { factsOf, textOf } from "#src/document/roots.ts";
import { AWARENESS, STEP_1, SYNC, syncFrame, UPDATE } from "#server/sync/frames.ts";
import type { Random } from "#test/src/document/schedules/random.ts";
import { markFrame } from "./client.ts";

/** Bytes of chance; half of them begin like something, so that more is looked at than the first byte. */
export function chanceFrame(random: Random): Uint8Array {
  const frame = Uint8Array.from({ length: random.below(60) }, () => random.below(256));
  if (random.chance(0.5)) frame.set([SYNC, random.below(4)].slice(0, frame.length));
  else if (random.chance(0.3)) frame.set([AWARENESS].slice(0, frame.length));
  return frame;
}

/** What a device sends that is as it should be, by clients whose ids nobody else has. */
export function goodFrames(random: Random): Uint8Array[] {
  const edits = goodEdits(random);
  return [
    ...edits.map((it) => syncFrame(UPDATE, it)),
    syncFrame(STEP_1, Y.encodeStateVectorFromUpdate(edits[0]!)),
    new Uint8Array([AWARENESS, 8, 1, 5, 1, 4, 110, 117, 108, 108]),
    markFrame(7),
  ];
}

/** The changes among them. */
export function goodEdits(random: Random): Uint8Array[] {
  const updateOf = (edit: (ydoc: Y.Doc) => void) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = 1 + random.below(2 ** 31);
    ydoc.transact(() => edit(ydoc));
    return Y.encodeStateAsUpdate(ydoc);
  };
  return [
    updateOf((it) => textOf(it, "plan", "agreement").insert(0, "words 😀\nand more")),
    updateOf((it) => {
      const text = textOf(it, "plan", "agreement");
      text.insert(0, "one two three");
      text.format(4, 3, { strong: true });
      text.insertEmbed(3, { br: true });
      text.delete(0, 2);
    }),
    updateOf((it) => {
      factsOf(it, "x1").set("rank", "a0");
      factsOf(it, "x1").set("rank", "a1");
      factsOf(it, "x1").set("hours", 1.5);
      factsOf(it, "x1").set("removed", { by: "x", at: "2030-01-01", saw: "abc" });
    }),
  ];
}

/** The same bytes with a few of them changed, lost, new or from others. */
export function damage(
  frame: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
): Uint8Array {
  const bytes = [...frame];
  const place = () => random.below(bytes.length);
  for (let left = 1 + random.below(4); left > 0; left--) {
    const kind = random.below(5);
    if (kind === 0) bytes[place()] = random.below(256);
    else if (kind === 1) bytes[place()]! ^= 1 << random.below(8);
    else if (kind === 2) bytes.splice(place(), random.below(4));
    else if (kind === 3) bytes.splice(place(), 0, random.below(256));
    else bytes.splice(place(), 9, ...random.pick(others).slice(3, 12));
  }
  return Uint8Array.from(bytes);
}
