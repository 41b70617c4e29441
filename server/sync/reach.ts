import * as Y from "yjs";
import type { PlanAction, Principal } from "#src/access.ts";
import { shownName } from "#src/api/sync.ts";
import { ownWordsIn } from "#src/document/own-put-away.ts";
import { isSaidBy } from "#src/document/own-words.ts";
import { Birth, factsOf, indexOf, type Pen, PLAN, type Root, textOf } from "#src/document/roots.ts";
import { structsIn } from "./structs-in.ts";
import type { Decoded } from "./shadow.ts";

/**
 * How far the changes of one line may go: anywhere, nowhere, only to what is said about places, or
 * to that and to the texts in which somebody of this kind speaks. `by` is the name that goes with it, and
 * `guest` who it is, for two can have one name.
 */
export type Reach = "all" | "nothing" | { by: string; guest: string; lane: "remarks" | Lane };

/** Those who can have a lane of their own, as the speakers of texts. */
type Lane = "resident" | "advocate" | "family";

/** What somebody's changes may touch, by what they may do. */
export function reachOf(who: Principal, may: (action: PlanAction) => boolean): Reach {
  if (who.kind === "owner" || may("write")) return "all";
  if (who.kind !== "guest") return "nothing";
  const hand = { by: shownName(who.name), guest: who.id };
  if (may("writeOwn") && who.as !== "provider") return { ...hand, lane: who.as };
  return may("comment") || may("suggest") ? { ...hand, lane: "remarks" } : "nothing";
}

/** The pen that somebody writes with whose words nobody else may overwrite; null for all others. */
export function penOf(who: Principal): Pen | null {
  if (who.kind !== "guest" || who.as !== "resident") return null;
  return { guest: who.id, name: shownName(who.name) };
}

/** The name that others are shown; null where nobody signs in. */
export function nameOf(who: Principal): string | null {
  return who.kind === "owner" ? null : shownName(who.name);
}

/** Whether a document has all that a change brings, so that it changes nothing. */
export function isKnown({ store }: Y.Doc, { structs, ds }: Decoded): boolean {
  const isThere = (client: number, end: number) => Y.getState(store, client) >= end;
  const areStructsThere = structs.every(
    (it) => it instanceof Y.Skip || isThere(it.id.client, it.id.clock + it.length),
  );
  return (
    areStructsThere && [...ds.clients].every(([client, ranges]) => ranges.every(isGone(client)))
  );

  function isGone(client: number) {
    return ({ clock, len }: { clock: number; len: number }) =>
      isThere(client, clock + len) &&
      structsIn(store, client, clock, len).every((struct) => struct.deleted);
  }
}

/** Whether all that a transaction did lies within a reach; `rootOf` tells where a type lies. */
export function isWithin(
  transaction: Y.Transaction,
  reach: Exclude<Reach, string>,
  rootOf: (type: unknown) => Root | null,
): boolean {
  const { beforeState, afterState, deleteSet, doc } = transaction;
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (!structsIn(doc.store, client, from, end - from).every(isOwn)) return false;
  }
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges)
      if (!structsIn(doc.store, client, clock, len).every(isOwn)) return false;
  return true;

  function isOwn(struct: Y.Item | Y.GC): boolean {
    if (!(struct instanceof Y.Item)) return false;
    const root = rootOf(struct.parent);
    if (!root || root.type === "meta" || root.type === "pens") return false;
    // Nobody answers for others what they suggested themselves.
    if (root.type === "facts" && DECISION.has(struct.parentSub ?? "")) return false;
    const entity = root.type === "index" ? struct.parentSub : root.entity;
    if (isOwnRemark(entity)) return root.type !== "facts" || isSaidAsThemselves(struct);
    return isTheirs(root, struct.parentSub) || isPutBack(root, struct);
  }

  function isOwnRemark(entity: string | null): boolean {
    const birth = Birth.safeParse(doc.getMap("index").get(entity ?? ""));
    if (!birth.success || birth.data.kind !== "remark") return false;
    const { by, guest } = birth.data.born;
    return by === reach.by && guest === reach.guest;
  }

  /** Whether a fact of their remark gives no other name than theirs for who said it. */
  function isSaidAsThemselves({ parentSub, content, deleted }: Y.Item): boolean {
    return parentSub !== "by" || deleted || content.getContent().every((it) => it === reach.by);
  }

  /** Whether it brings back what others put away though the resident wrote in it. */
  function isPutBack(root: Root, { parentSub, content, deleted }: Y.Item): boolean {
    if (reach.lane !== "resident" || root.type !== "facts" || parentSub !== "removed") return false;
    const isBack = deleted || content.getContent().every((it) => it === null);
    return isBack && ownWordsIn(doc, root.entity) !== null;
  }

  /** Whether it is what the resident says of an action, or a text in which they speak. */
  function isTheirs(root: Root, fact: string | null): boolean {
    const isResident = reach.lane === "resident";
    if (root.type === "facts")
      return isResident && (fact === AGREEMENT || isBegun(transaction, root.entity, fact));
    if (root.type !== "text") return false;
    const { entity, key } = root;
    if (isResident && key === AGREEMENT) return true;
    return isSaidBy(doc, entity, key, reach.lane);
  }
}

/** The facts of a suggestion that say what became of it, and by whom. */
const DECISION: ReadonlySet<string> = new Set(["decided", "answeredBy"]);

/** The fact and the text in which the resident says what they think of an action. */
const AGREEMENT = "agreement";

/**
 * Whether a fact says that the resident speaks in a text that stood empty until now, as something for
 * staff to write: whoever writes there first says whose words they are.
 */
function isBegun(
  { beforeState, deleteSet, doc }: Y.Transaction,
  entity: string,
  fact: string | null,
): boolean {
  if (!fact?.startsWith(SPEAKER)) return false;
  const birth = Birth.safeParse(indexOf(doc).get(entity));
  if (entity !== PLAN && birth.data?.kind !== "outcome") return false;
  const facts = factsOf(doc, entity);
  if (facts.get(fact) !== "resident") return false;
  const wasThere = ({ id }: Y.Item) => id.clock < (beforeState.get(id.client) ?? 0);
  let said = facts._map.get(fact) ?? null;
  while (said && !wasThere(said)) said = said.left;
  if (said && said.content.getContent()[0] !== "worker") return false;
  const ytext = textOf(doc, entity, fact.slice(SPEAKER.length));
  for (let item = ytext._start; item; item = item.right) {
    const isGone = item.deleted && !Y.isDeleted(deleteSet, item.id);
    if (item.countable && wasThere(item) && !isGone) return false;
  }
  return true;
}

/** What the name of a fact begins with that says whose words a text is. */
const SPEAKER = "speaker.";
