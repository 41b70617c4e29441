/**
 * A device whose changes the server does not take begins anew with the server's document. What was
 * written here is made in it once more; what would touch the resident's own words is offered to them.
 */
import * as Y from "yjs";
import { act, type Who } from "./commands.ts";
import { type Touch, touchOf } from "./own-words.ts";
import { parseRoot, textOf } from "./roots.ts";
import { suggest } from "./suggestions.ts";

type Delta = Y.YTextEvent["delta"];

/** Some of what is different in a piece of writing, from an offset in UTF-16 on. */
type Hunk = { from: number; ops: Delta; touch: Touch | null };

/**
 * Makes in `theirs` what `mine` has and it lacks. `isTheirOwn` says that it is the resident who wrote
 * here, and nobody has to be asked. Answers how many places were suggestions.
 */
export function putInAgain(theirs: Y.Doc, mine: Y.Doc, isTheirOwn: boolean, who: Who): number {
  const { texts, facts } = differences(theirs, mine);
  // Things are born before there are words in them.
  act(theirs, () => {
    for (const { name, key, value } of facts) theirs.getMap(name).set(key, value);
  });
  let suggested = 0;
  for (const { entity, key, delta } of texts) {
    const ytext = textOf(theirs, entity, key);
    const hunks = hunksOf(delta).map((it) => ({
      ...it,
      touch: isTheirOwn ? null : touchOf(ytext, (text) => make(text, [it])),
    }));
    // From the end, so that what is made leaves the offsets before it as they are.
    for (const group of inOnePlace(hunks).toReversed()) {
      const touch = group[0]?.touch ? touchOf(ytext, (text) => make(text, group)) : null;
      if (!touch) act(theirs, () => make(ytext, group));
      else {
        suggest(theirs, { entity, key, ...touch }, who);
        suggested += 1;
      }
    }
  }
  return suggested;
}

/** What becomes different in a document when it takes another one in, as far as devices decide it. */
function differences(theirs: Y.Doc, mine: Y.Doc) {
  const both = new Y.Doc();
  Y.applyUpdate(both, Y.encodeStateAsUpdate(theirs));
  const texts: { entity: string; key: string; delta: Delta }[] = [];
  const facts: { name: string; key: string; value: unknown }[] = [];
  for (const name of mine.share.keys()) {
    const root = parseRoot(name);
    if (root?.type === "text") {
      const { entity, key } = root;
      both.getText(name).observe(({ delta }) => texts.push({ entity, key, delta }));
    } else if (root && root.type !== "pens") {
      const map = both.getMap(name);
      const before = new Map(map.entries());
      map.observe(({ keysChanged }) => {
        for (const key of keysChanged) {
          const value = map.get(key);
          // The server alone says which pens are the resident's, and what they answered.
          if (ofServer(root.type, key) || value === undefined) continue;
          if (JSON.stringify(value) !== JSON.stringify(before.get(key)))
            facts.push({ name, key, value });
        }
      });
    }
  }
  Y.applyUpdate(both, Y.encodeStateAsUpdate(mine));
  both.destroy();
  return { texts, facts };
}

const ofServer = (type: string, key: string) => type === "facts" && key === "answer";

/** The runs of what comes, goes or looks otherwise, each with its place in the text as it was. */
function hunksOf(delta: Delta): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const op of delta) {
    const { retain = 0, delete: gone = 0, attributes } = op;
    if (retain && !attributes) open = null;
    else {
      if (!open) hunks.push((open = { from: at, ops: [], touch: null }));
      open.ops.push(op);
    }
    at += retain + gone;
  }
  return hunks;
}

/** Changes of the same words of the resident are one suggestion; all others stand for themselves. */
function inOnePlace(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    const before = last?.[0]?.touch;
    if (last && before && hunk.touch && hunk.touch.from < before.to) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function make(ytext: Y.Text, hunks: readonly Hunk[]) {
  for (const { from, ops } of hunks.toReversed())
    ytext.applyDelta([...(from ? [{ retain: from }] : []), ...ops], { sanitize: false });
}
