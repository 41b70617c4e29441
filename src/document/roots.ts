/**
 * Where things lie in the shared document. A plan is one Y.Doc of root types only:
 *
 * - `meta` (Y.Map): what the document is; written once at birth.
 * - `index` (Y.Map): id -> what was born, and under which parent; written once a thing, never deleted.
 * - `e:ID` (Y.Map): the facts of one thing, scalars only, one key a fact.
 * - `t:ID:KEY` (Y.Text): one piece of writing.
 * - `pens` (Y.Map): the Yjs clients with which the resident writes; only a server adds to it.
 *
 * No Yjs type lies inside another and nothing but characters is ever deleted, so that no merge can
 * take away words that somebody has not seen.
 */
import * as Y from "yjs";
import * as z from "zod/mini";
import { Dismissal } from "#src/plan/record.ts";
import { fingerprint } from "./fingerprint.ts";
import { wholeCharacter } from "./writing.ts";

/**
 * The newest form of the document that this version writes; a device that knows only older forms
 * does not write. New kinds, facts and attributes of words need no new form: a device that does not
 * know them shows the plan without them, and keeps them through every edit, undo and going back.
 */
export const SCHEMA = 1;

/** The entity that stands for the plan itself; the resident is a person with the id `resident`. */
export const PLAN = "plan";

/** What a thing in the index can be. Kinds from a later version are kept and shown plainly. */
export const Kind = z.enum([
  "outcome",
  "marker",
  "action",
  "person",
  "need",
  "talk",
  "review",
  "risk",
  "signature",
  "copy",
  "remark",
  "taken-in",
]);
export type Kind = z.infer<typeof Kind>;

const Short = z.string().check(z.maxLength(120));

/** What the index says of one thing. */
export const Birth = z.object({
  kind: Short,
  parent: Short,
  /** `guest` is the id of a guest whose deed it was: names are not told apart, and remarks are their own. */
  born: z.object({ by: Short, at: Short, guest: z.optional(Short) }),
});
export type Birth = z.infer<typeof Birth>;

/** That a thing was put away: by whom, when, and a fingerprint of the words that they saw in it. */
export const Removal = z.object({ by: Short, at: Short, saw: Short });
export type Removal = z.infer<typeof Removal>;

/** Whose pen a Yjs client is: the resident's, as this guest of the plan; empty for the server's own. */
export const Pen = z.object({ guest: Short, name: Short });
export type Pen = z.infer<typeof Pen>;

/** What the value of a fact can be. */
export const FactValue = z.union([
  z.string().check(z.maxLength(4000)),
  z.number(),
  z.boolean(),
  z.null(),
]);
export type FactValue = z.infer<typeof FactValue>;

/** What the `meta` root says; every value is a scalar. */
export type Meta = {
  schema: number;
  plan: string;
  reference: string;
  template: string;
  templateVersion: number;
  locale: string;
};

/** An id of a thing: letters, digits, `-` and `_`. */
const ID = "[A-Za-z0-9_-]{1,60}";
const FACTS = new RegExp(`^e:(${ID})$`);
const TEXT = new RegExp(`^t:(${ID}):([a-z][a-z0-9-]{0,40})$`);

/** What a root's name says, or null for a name that is no root of a plan. */
export type Root =
  | { type: "meta" }
  | { type: "index" }
  | { type: "pens" }
  | { type: "facts"; entity: string }
  | { type: "text"; entity: string; key: string };

/** Reads the name of a root. */
export function parseRoot(name: string): Root | null {
  if (name === "meta" || name === "index" || name === "pens") return { type: name };
  const facts = FACTS.exec(name);
  if (facts?.[1]) return { type: "facts", entity: facts[1] };
  const text = TEXT.exec(name);
  if (text?.[1] && text[2]) return { type: "text", entity: text[1], key: text[2] };
  return null;
}

/** The name of the plan's fact that the finding with this key was set aside. */
export function dismissedFact(key: string): string {
  // Half a character does not come through to other devices.
  const whole = key.toWellFormed();
  // Twice, so that two findings of one plan never meet.
  return `${DISMISSED}${fingerprint(whole)}${fingerprint(`again ${whole}`)}`;
}

/** What the names of the facts begin with that say which findings were set aside. */
export const DISMISSED = "dismissed.";

/** Whether a fact says that a finding was set aside. */
export const isDismissal = ({ entity, key }: { entity: string; key: string }): boolean =>
  entity === PLAN && key.startsWith(DISMISSED);

/** A dismissal as it is kept; a later version may say more in it. */
const KeptDismissal = z.catchall(Dismissal, FactValue);

/** Whether `value` may stand under `key` in a map root of this type; decides what a server keeps. */
export function isMapValue(root: Root, key: string, value: unknown): boolean {
  if (key.length > 120) return false;
  if (root.type === "index") return Birth.safeParse(value).success;
  if (root.type === "pens") return Pen.safeParse(value).success;
  if (root.type === "facts" && key === "removed")
    return value === null || Removal.safeParse(value).success;
  if (root.type === "facts" && root.entity === PLAN && key.startsWith(DISMISSED)) {
    const kept = KeptDismissal.safeParse(value).data;
    return value === null || (kept !== undefined && dismissedFact(kept.key) === key);
  }
  return root.type !== "text" && FactValue.safeParse(value).success;
}

export const metaOf = (ydoc: Y.Doc): Y.Map<unknown> => ydoc.getMap("meta");
export const indexOf = (ydoc: Y.Doc): Y.Map<unknown> => ydoc.getMap("index");
/** The pens of the resident: a Yjs client in decimal digits -> `Pen`. */
export const pensOf = (ydoc: Y.Doc): Y.Map<unknown> => ydoc.getMap("pens");
export const factsOf = (ydoc: Y.Doc, entity: string): Y.Map<unknown> => ydoc.getMap(`e:${entity}`);
/** The writing under `key` of `entity`; asking for it changes nothing in the document. */
export const textOf = (ydoc: Y.Doc, entity: string, key: string): Y.Text =>
  ydoc.getText(`t:${entity}:${key}`);

/** What the document says it is; zeros and empty strings while it has not arrived. */
export function readMeta(ydoc: Y.Doc): Meta {
  const meta = metaOf(ydoc);
  return {
    schema: number(meta.get("schema")) ?? 0,
    plan: string(meta.get("plan")),
    reference: string(meta.get("reference")),
    template: string(meta.get("template")),
    templateVersion: number(meta.get("templateVersion")) ?? 0,
    locale: string(meta.get("locale")) || "en-GB",
  };
}

/** A fact as text; empty where it is missing or something else. */
export function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A fact as a finite number; null where it is missing or something else. */
export function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A fact as a day; null where it is missing or no day. */
export function day(value: unknown): string | null {
  return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
    ? value
    : null;
}

/** A fact as one of a list of words; the first of them where it is anything else. */
export function oneOf<T extends string>(words: readonly [T, ...T[]], value: unknown): T {
  return words.find((it) => it === value) ?? words[0];
}

/**
 * The sets that a thing can have, by what the names of their facts begin with: `area.NAME` is true
 * while NAME is in it, so that what two people add at once is all there.
 */
export const SETS = ["area", "outcome", "right", "format", "mention"] as const;
export type SetOfFacts = (typeof SETS)[number];

/** The name of the fact that `member` is in a set; a name has its limit, and so has a member. */
export function memberFact(set: SetOfFacts, member: string): string {
  return `${set}.${member.slice(0, wholeCharacter(member, 110)).toWellFormed()}`;
}

/** The members of a set of a thing, in one order on every device. */
export function membersIn(facts: Y.Map<unknown>, set: SetOfFacts): string[] {
  const found: string[] = [];
  for (const [name, value] of facts.entries())
    if (value === true && name.startsWith(`${set}.`)) found.push(name.slice(set.length + 1));
  return found.sort();
}

/** The key of the plan's writing that says why nobody has signed; it is no section. */
export const UNSIGNED = "unsigned";

/** The key of the writing of an outcome in Easy Read. */
export const EASY_READ = "easy-read";

/** What the names of facts begin with that are fingerprints of writing: `print.ENTITY/KEY`. */
export const PRINT = "print.";

/** The removal of a thing; null while it is there. */
export function removalOf(ydoc: Y.Doc, entity: string): Removal | null {
  const parsed = Removal.safeParse(factsOf(ydoc, entity).get("removed"));
  return parsed.success ? parsed.data : null;
}

/** Everything under `parent` of `kind`, removed or not, in the order people gave it. */
export function childrenOf(ydoc: Y.Doc, parent: string, kind: Kind): string[] {
  const found: { id: string; rank: string }[] = [];
  for (const [id, value] of indexOf(ydoc).entries()) {
    const birth = Birth.safeParse(value);
    if (birth.success && birth.data.parent === parent && birth.data.kind === kind)
      found.push({ id, rank: string(factsOf(ydoc, id).get("rank")) });
  }
  return found.sort(byRank).map((it) => it.id);
}

/** The order of siblings: by rank, ties by id, so that every device agrees. */
export function byRank(a: { id: string; rank: string }, b: { id: string; rank: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
