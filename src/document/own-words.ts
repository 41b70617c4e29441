/**
 * The resident's own words: those written with a pen of theirs. Nobody else takes one of their
 * characters away or writes in between two of them; the server refuses it. So whatever changes words
 * asks here first, and where it may not, it makes a suggestion of what it would have done.
 */
import * as Y from "yjs";
import { factsOf, pensOf } from "./roots.ts";
import { plainOf } from "./writing.ts";

/** Words that are the resident's to change, as UTF-16 offsets, and what somebody wanted there. */
export type Touch = { from: number; to: number; words: string };

/** Where an edit would touch the resident's own words; null where anybody may make it. */
export function touchOf(ytext: Y.Text, edit: (ytext: Y.Text) => void): Touch | null {
  const own = ownIn(ytext);
  if (!own) return null;
  const scratch = new Y.Doc();
  const copy = scratch.getText();
  copy.applyDelta(ytext.toDelta(), { sanitize: false });
  let delta: Y.YTextEvent["delta"] = [];
  copy.observe((event) => (delta = event.delta));
  scratch.transact(() => edit(copy));
  const [before, after] = [plainOf(ytext), plainOf(copy)];
  scratch.destroy();
  const changed = changedIn(delta, own);
  if (!changed) return null;
  let { from, to } = changed;
  // What they wrote in one line is asked about as a whole: a letter alone says nothing.
  while (own[from - 1] && before[from - 1] !== "\n") from -= 1;
  while (own[to] && before[to] !== "\n") to += 1;
  return { from, to, words: after.slice(from, after.length - (before.length - to)) };
}

/** Which characters of a piece of writing are the resident's own, by offset; null where none is. */
export function ownIn(ytext: Y.Text): readonly boolean[] | null {
  const pens = ytext.doc && pensOf(ytext.doc);
  if (!pens?.size) return null;
  const own: boolean[] = [];
  let isAny = false;
  for (let item = ytext._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const isOwn = pens.has(String(item.id.client));
    isAny ||= isOwn;
    for (let at = 0; at < item.length; at++) own.push(isOwn);
  }
  return isAny ? own : null;
}

/** From where to where characters come and go; null where none of it is the resident's to decide. */
function changedIn(delta: Y.YTextEvent["delta"], own: readonly boolean[]) {
  let at = 0;
  let isTheirs = false;
  let [from, to] = [Infinity, 0];
  for (const { retain = 0, delete: gone = 0, insert } of delta) {
    if (insert !== undefined) isTheirs ||= Boolean(own[at - 1] && own[at]);
    isTheirs ||= own.slice(at, at + gone).includes(true);
    if (gone || insert !== undefined) {
      from = Math.min(from, at);
      to = at + gone;
    }
    at += retain + gone;
  }
  return isTheirs ? { from, to } : null;
}

/**
 * Whether any of the resident's own characters stands between two offsets of a piece of writing; where
 * they are one place, whether it lies between two of them.
 */
export function hasOwn(ytext: Y.Text, from: number, to: number): boolean {
  const own = ownIn(ytext);
  if (!own) return false;
  if (from === to) return Boolean(own[from - 1] && own[from]);
  return own.slice(from, to).includes(true);
}

/** Whether a piece of writing is on record as said by one of a kind, such as an advocate. */
export function isSaidBy(ydoc: Y.Doc, entity: string, key: string, kind: string): boolean {
  // Whose words they are may be told with the id of the person: `advocate:ID`.
  return String(factsOf(ydoc, entity).get(`speaker.${key}`)).split(":")[0] === kind;
}
