/** How what is on record beside the words of a plan is written into a new document. */
import type * as Y from "yjs";
import type { Action, Outcome, Plan } from "#src/plan/plan.ts";
import type { Who } from "./commands.ts";
import {
  dismissedFact,
  factsOf,
  type FactValue,
  memberFact,
  PLAN,
  PRINT,
  type SetOfFacts,
  UNSIGNED,
} from "./roots.ts";
import { give, inOrder, write } from "./write-thing.ts";

/** Facts by their names; those that are null or empty are left out. */
type Facts = Record<string, FactValue>;

/** Writes all of a plan's record but what belongs to single outcomes and actions. */
export function writeRecord(ydoc: Y.Doc, plan: Plan, who: Who): void {
  for (const [key, value] of Object.entries(planFacts(plan)))
    if (value !== null && value !== "") factsOf(ydoc, PLAN).set(key, value);
  for (const it of plan.dismissals) {
    const key = it.key.toWellFormed();
    factsOf(ydoc, PLAN).set(dismissedFact(key), { ...it, key });
  }
  const { text, bullets, speaker } = plan.unsigned;
  if (text || bullets.length || speaker.kind !== "worker" || speaker.person)
    write(ydoc, PLAN, UNSIGNED, plan.unsigned);
  writeNeeds(ydoc, plan, who);
  writeReviews(ydoc, plan, who);
  writeRisks(ydoc, plan, who);
  inOrder(plan.signatures, ({ id, person, on, as, witness, authority }, rank) =>
    give(ydoc, id, "signature", PLAN, { rank, person, on, as, witness, authority }, who),
  );
  inOrder(plan.copies, ({ id, on, format, response }, rank) =>
    give(ydoc, id, "copy", PLAN, { rank, on, format, response }, who),
  );
  inOrder(plan.remarks, ({ id, words, mentions, ...facts }, rank) => {
    give(ydoc, id, "remark", PLAN, { rank, ...facts, ...members("mention", mentions) }, who);
    write(ydoc, id, "text", words);
  });
  inOrder(plan.takenIn, ({ id, ...facts }, rank) =>
    give(ydoc, id, "taken-in", PLAN, { rank, ...facts }, who),
  );
}

/** What is on record of an outcome, as facts. */
export function outcomeFacts(outcome: Outcome): Facts {
  const { areas, directing, sharesStrengths, kind, handover, picture } = outcome;
  const { easyReadBy, easyReadOn, easyReadPrint } = outcome;
  return {
    ...members("area", areas),
    directing: directing || null,
    sharesStrengths: sharesStrengths || null,
    kind,
    handover,
    picture,
    easyReadBy,
    easyReadOn,
    easyReadPrint,
  };
}

/** What is on record of an action, as facts. */
export function actionFacts({ commissioned, shortTerm, toldOn }: Action): Facts {
  return { commissioned: commissioned || null, shortTerm: shortTerm || null, toldOn };
}

function planFacts(plan: Plan): Facts {
  const { pack, status, stage, pausedOn, pausedFor, eventOn, communicationNeeds } = plan;
  return {
    pack,
    status: status === "draft" ? null : status,
    "stage.name": stage?.name ?? null,
    "stage.from": stage?.from ?? null,
    "stage.to": stage?.to ?? null,
    pausedOn,
    pausedFor,
    eventOn,
    ...members("format", communicationNeeds),
  };
}

function writeNeeds(ydoc: Y.Doc, { needs, talks }: Plan, who: Who) {
  inOrder(needs, ({ id, wording, origin, says, outcomes, notNowOn }, rank) => {
    const answers = members("outcome", outcomes);
    give(ydoc, id, "need", PLAN, { rank, origin, notNowOn, ...answers }, who);
    write(ydoc, id, "text", wording);
    write(ydoc, id, "says", says);
  });
  inOrder(talks, ({ id, area, on, words }, rank) => {
    give(ydoc, id, "talk", PLAN, { rank, area, on }, who);
    write(ydoc, id, "words", words);
  });
}

function writeReviews(ydoc: Y.Doc, { reviews }: Plan, who: Who) {
  inOrder(reviews, ({ id, on, kind, withResident, notes, prints, stillRight }, rank) => {
    const printed = Object.entries(prints).map(([place, print]) => [`${PRINT}${place}`, print]);
    const facts = { ...Object.fromEntries(printed), ...members("right", stillRight) };
    give(ydoc, id, "review", PLAN, { rank, on, kind, withResident, ...facts }, who);
    write(ydoc, id, "notes", notes);
  });
}

function writeRisks(ydoc: Y.Doc, { risks }: Plan, who: Who) {
  inOrder(risks, ({ id, wording, staffDo, personDoes, ...facts }, rank) => {
    give(ydoc, id, "risk", PLAN, { rank, ...facts }, who);
    write(ydoc, id, "text", wording);
    write(ydoc, id, "staff-do", staffDo);
    write(ydoc, id, "person-does", personDoes);
  });
}

function members(set: SetOfFacts, names: readonly string[]): Facts {
  return Object.fromEntries(names.map((it) => [memberFact(set, it), true]));
}
