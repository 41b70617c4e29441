/**
 * What people put on record beside the words of a plan. What is given at birth can be changed with
 * `setFact`, sets with `setMember`; `remove` and `restore` are for these things as for all others.
 */
import type * as Y from "yjs";
import type { Speaker } from "#src/plan/plan.ts";
import type {
  CopyGiven,
  Need,
  Remark,
  Review,
  Risk,
  Signature,
  TakenIn,
  Talk,
} from "#src/plan/record.ts";
import { act, born, type Who } from "./commands.ts";
import { type FactValue, type Kind, memberFact, PLAN, PRINT, textOf } from "./roots.ts";
import { speakerFact } from "./writing.ts";

/** Adds something that the resident may want support with. Its words are `text` and `says`. */
export function addNeed(
  ydoc: Y.Doc,
  facts: Partial<Pick<Need, "origin" | "notNowOn">>,
  speaker: Speaker,
  who: Who,
): string {
  return add(ydoc, "need", facts, { text: WORKER, says: speaker }, who);
}

/** Adds that an area of life was talked about. Its words are `words`. */
export function addTalk(
  ydoc: Y.Doc,
  facts: Pick<Talk, "area" | "on">,
  speaker: Speaker,
  who: Who,
): string {
  return add(ydoc, "talk", facts, { words: speaker }, who);
}

/**
 * Adds a review; `prints` are those of the plan at this moment, as `printsOfPlan` gives them. Its words
 * are `notes`. That a piece of writing is still right is a member of its set `right`.
 */
export function addReview(
  ydoc: Y.Doc,
  facts: Pick<Review, "on" | "prints"> & Partial<Pick<Review, "kind" | "withResident">>,
  who: Who,
): string {
  const { prints, ...others } = facts;
  const printed = Object.entries(prints).map(([place, print]) => [`${PRINT}${place}`, print]);
  return add(ydoc, "review", { ...Object.fromEntries(printed), ...others }, { notes: WORKER }, who);
}

/** Adds something that could do harm. Its words are `text`, `staff-do` and `person-does`. */
export function addRisk(
  ydoc: Y.Doc,
  facts: Partial<Pick<Risk, "level" | "reviewedOn">>,
  speaker: Speaker,
  who: Who,
): string {
  const speakers = { text: WORKER, "staff-do": WORKER, "person-does": speaker };
  return add(ydoc, "risk", facts, speakers, who);
}

/** Adds that somebody agreed to the plan. */
export function addSignature(
  ydoc: Y.Doc,
  facts: Pick<Signature, "person" | "on"> & Partial<Omit<Signature, "id">>,
  who: Who,
): string {
  return add(ydoc, "signature", facts, {}, who);
}

/** Adds that a copy was given or offered. */
export function addCopy(
  ydoc: Y.Doc,
  facts: Pick<CopyGiven, "on" | "format"> & Partial<Pick<CopyGiven, "response">>,
  who: Who,
): string {
  return add(ydoc, "copy", facts, {}, who);
}

/** Adds what somebody said about a place. Its words are `text`. */
export function addRemark(
  ydoc: Y.Doc,
  facts: Pick<Remark, "about" | "by" | "on"> &
    Partial<Pick<Remark, "thread" | "anchor" | "quote" | "mentions">>,
  speaker: Speaker,
  who: Who,
): string {
  const { mentions = [], ...others } = facts;
  const mentioned = Object.fromEntries(mentions.map((it) => [memberFact("mention", it), true]));
  return add(ydoc, "remark", { ...others, ...mentioned }, { text: speaker }, who);
}

/** Adds that a Word file was taken in. */
export function addTakenIn(ydoc: Y.Doc, facts: Omit<TakenIn, "id">, who: Who): string {
  return add(ydoc, "taken-in", facts, {}, who);
}

const WORKER: Speaker = { kind: "worker", person: null };

function add(
  ydoc: Y.Doc,
  kind: Kind,
  facts: Record<string, FactValue>,
  speakers: Record<string, Speaker>,
  who: Who,
): string {
  return born(ydoc, kind, PLAN, null, who, (map) => {
    for (const [key, value] of Object.entries(facts)) if (value !== null) map.set(key, value);
    for (const [key, speaker] of Object.entries(speakers))
      map.set(`speaker.${key}`, speakerFact(speaker));
  });
}

/** Keeps a question for the next conversation: a talk about no area, on no day yet. Answers its id. */
export function keepQuestion(ydoc: Y.Doc, question: string, who: Who): string {
  const id = addTalk(ydoc, { area: "", on: null }, WORKER, who);
  act(ydoc, () => textOf(ydoc, id, "words").insert(0, question.toWellFormed()));
  return id;
}
