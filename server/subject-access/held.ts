import * as Y from "yjs";
import {
  Birth,
  factsOf,
  indexOf,
  parseRoot,
  PLAN,
  type Removal,
  removalOf,
} from "#src/document/roots.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { HeldRow } from "#server/store/held-store.ts";

/** Words that were put away: they are in no plan and no copy any more, and are kept all the same. */
export type PutAway = { what: string; by: string; at: string; words: readonly string[] };

/** An earlier state of a plan; `plan` is null where its document can't be read. */
export type HeldVersion = {
  id: string;
  at: number;
  reason: string;
  note: string;
  by: string;
  plan: Plan | null;
};

/** Everything that is kept about one plan. */
export type HeldPlan = {
  /** What it says now, with comments, copies, files that were taken in, and findings set aside. */
  plan: Plan;
  putAway: readonly PutAway[];
  /** The document word for word, by the names of its parts, with all that no copy shows. */
  document: Readonly<Record<string, unknown>>;
  versions: readonly HeldVersion[];
  /** The rows about it, by table: consents, guests, the audit log and whatever else there is. */
  rows: Readonly<Record<string, readonly HeldRow[]>>;
};

/** Everything that is kept about one person. */
export type Held = {
  format: "ownwords-held";
  version: 1;
  madeAt: string;
  organisation: string;
  /** So many years after it was closed, a plan is erased. */
  planYears: number;
  /** What people and teams are called whose ids stand in the rest. */
  names: Readonly<Record<string, string>>;
  plans: readonly HeldPlan[];
};

/** What is read of a document. */
export type ReadDocument = Pick<HeldPlan, "plan" | "putAway" | "document">;

/** Reads a document with all that is still in it. */
export function readHeldDocument(updates: readonly Uint8Array[]): ReadDocument {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  const read = { plan: readPlan(ydoc), putAway: putAwayIn(ydoc), document: rootsOf(ydoc) };
  ydoc.destroy();
  return read;
}

function rootsOf(ydoc: Y.Doc): Record<string, unknown> {
  const names = [...ydoc.share.keys()].sort();
  const isText = (name: string) => parseRoot(name)?.type === "text";
  return Object.fromEntries(
    names.map((it) => [it, isText(it) ? ydoc.getText(it).toDelta() : ydoc.getMap(it).toJSON()]),
  );
}

/** A thing is put away when it is, or what it lies in. */
function putAwayIn(ydoc: Y.Doc): PutAway[] {
  const births = new Map(
    [...indexOf(ydoc).entries()].flatMap(([id, value]) => {
      const birth = Birth.safeParse(value);
      return birth.success ? [[id, birth.data] as const] : [];
    }),
  );
  const texts = Map.groupBy(
    [...ydoc.share.keys()].sort().flatMap((name) => {
      const root = parseRoot(name);
      return root?.type === "text" ? [{ name, entity: root.entity }] : [];
    }),
    (it) => it.entity,
  );
  return [...births].flatMap(([id, { kind }]): PutAway[] => {
    const removal = removalAbove(ydoc, births, id);
    if (!removal) return [];
    const written = (texts.get(id) ?? []).map(({ name }) => ydoc.getText(name).toString());
    const words = [...written, ...namesIn(factsOf(ydoc, id))].filter((it) => it.trim());
    return words.length ? [{ what: kind, by: removal.by, at: removal.at, words }] : [];
  });
}

function removalAbove(
  ydoc: Y.Doc,
  births: ReadonlyMap<string, Birth>,
  thing: string,
): Removal | null {
  const seen = new Set<string>();
  // A document from elsewhere may say that a thing lies in itself.
  for (let id = thing; id !== PLAN && !seen.has(id); id = births.get(id)?.parent ?? PLAN) {
    seen.add(id);
    const removal = removalOf(ydoc, id);
    if (removal) return removal;
  }
  return null;
}

/** The facts of a thing that somebody wrote. */
const WRITTEN = ["name", "relation", "organisation", "by", "file", "authors", "format", "response"];

function namesIn(facts: Y.Map<unknown>): string[] {
  return WRITTEN.flatMap((it) => {
    const value = facts.get(it);
    return typeof value === "string" ? [value] : [];
  });
}
