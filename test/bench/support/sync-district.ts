import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as Y from "yjs";
import { Plan } from "#src/plan/plan.ts";
import { writePlan } from "#src/document/create-document.ts";
import { roomId } from "./sync-document.ts";
import type { FilledPlan } from "./sync-fill.ts";

/** Twelve outcomes a plan, as a plan in use has them. */
const OUTCOMES = 12;
/** So many plans are different; the others are copies of them. */
const VARIANTS = 120;

/** All plans of a provider, those put away first. */
export type District = {
  plans: FilledPlan[];
  /** The ids of the plans that are not put away. */
  open: string[];
  /** Where people write in any of the plans. */
  texts: string[];
};

/** Makes the plans of a provider: so many in all, so many of them not put away. */
export function makeDistrict(all: number, open: number): District {
  const documents = Array.from({ length: VARIANTS }, (_, nth) => documentOf(nth));
  const plans = Array.from({ length: all }, (_, nth) => ({
    id: roomId("district", nth),
    archived: nth < all - open ? 1 : 0,
    document: documents[nth % VARIANTS] ?? new Uint8Array(),
  }));
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, documents[0] ?? Uint8Array.of(0, 0));
  const texts = [...ydoc.share.keys()].filter((it) => it.startsWith("t:"));
  return { plans, open: plans.filter((it) => !it.archived).map((it) => it.id), texts };
}

/** A plan with words of its own, as a document. */
function documentOf(nth: number): Uint8Array {
  const path = join(import.meta.dirname, "../../fixtures/plans/care-act-rosa.json");
  const plan = Plan.parse(JSON.parse(readFileSync(path, "utf8")));
  let ids = 0;
  const fresh = () => `n${(ids += 1)}`;
  const outcomes = Array.from({ length: OUTCOMES }, (_, at) => {
    const outcome = structuredClone(plan.outcomes[at % plan.outcomes.length]);
    if (!outcome) throw new Error("The plan has no outcome.");
    outcome.id = fresh();
    for (const marker of outcome.markers) marker.id = fresh();
    for (const action of outcome.actions) action.id = fresh();
    for (const writing of Object.values(outcome.writing)) {
      writing.text = varied(writing.text, nth * OUTCOMES + at);
      writing.marks = [];
    }
    return outcome;
  });
  const ydoc = new Y.Doc();
  writePlan(
    ydoc,
    { ...plan, title: `My plan ${nth}`, reference: `BENCH-${nth}`, outcomes },
    { by: "bench", now: () => "2030-03-01T09:00:00.000Z", newId: fresh },
  );
  return Y.encodeStateAsUpdate(ydoc);
}

/** The same text with every third word another, so that plans differ in what is searched for. */
function varied(text: string, seed: number): string {
  const other = "canal market choir allotment kettle bicycle sister Sunday garden library".split(
    " ",
  );
  return text
    .split(" ")
    .map((word, at) => (at % 3 ? word : (other[(at * 7 + seed) % other.length] ?? word)))
    .join(" ");
}
