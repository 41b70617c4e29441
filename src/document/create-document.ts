import type * as Y from "yjs";
import {
  type Action,
  type Outcome,
  type Person,
  type Plan,
  RESIDENT,
  type Voice,
} from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { addOutcome, addPerson, BIRTH, firstSpeaker, type Who } from "./commands.ts";
import { EASY_READ, factsOf, metaOf, PLAN, SCHEMA } from "./roots.ts";
import { actionFacts, outcomeFacts, writeRecord } from "./write-record.ts";
import { give, inOrder, write } from "./write-thing.ts";
import { speakerFact } from "./writing.ts";

/** What is known before a plan begins. */
export type Beginning = {
  id: string;
  reference: string;
  resident: string;
  pronouns: string;
  voice: Voice;
  advocate: { name: string; relation: string } | null;
  /** The day of the first review, or null. */
  reviewOn: string | null;
};

/** Fills an empty document from a template: the resident, who speaks, and one empty outcome. */
export function createDocument(
  ydoc: Y.Doc,
  template: Template,
  beginning: Beginning,
  who: Who,
): void {
  ydoc.transact(() => {
    writeMeta(ydoc, beginning, {
      name: template.name,
      version: template.version,
    });
    writePerson(
      ydoc,
      {
        id: RESIDENT,
        relation: "",
        paid: "",
        organisation: "",
        name: beginning.resident,
        pronouns: beginning.pronouns,
      },
      "",
      who,
    );
    const spokenBy = beginning.advocate ? addPerson(ydoc, beginning.advocate, who) : null;
    const speaker = firstSpeaker(beginning.voice, spokenBy);
    const facts = factsOf(ydoc, PLAN);
    facts.set("title", titleFor(beginning.resident));
    facts.set("voice", beginning.voice);
    facts.set("spokenBy", spokenBy);
    facts.set("reviewOn", beginning.reviewOn);
    for (const section of template.planSections)
      facts.set(
        `speaker.${section.key}`,
        section.speaker === "worker" ? "worker" : speakerFact(speaker),
      );
    addOutcome(ydoc, template.outcomeSections, speaker, who);
  }, BIRTH);
}

/** Fills an empty document with everything that a plan says, under the plan's own ids. */
export function writePlan(ydoc: Y.Doc, plan: Plan, who: Who): void {
  ydoc.transact(() => {
    writeMeta(ydoc, plan, plan.template);
    fillDocument(ydoc, plan, who);
  }, BIRTH);
}

/** Fills a document that says what it is with everything that a plan says. */
export function fillDocument(ydoc: Y.Doc, plan: Plan, who: Who): void {
  ydoc.transact(() => {
    const facts = factsOf(ydoc, PLAN);
    facts.set("title", plan.title);
    facts.set("voice", plan.voice);
    facts.set("spokenBy", plan.spokenBy);
    facts.set("totalHours", plan.totalHours);
    facts.set("reviewOn", plan.reviewOn);
    for (const [key, writing] of Object.entries(plan.writing)) write(ydoc, PLAN, key, writing);
    writePerson(ydoc, { ...plan.resident, id: RESIDENT }, "", who);
    inOrder(plan.people, (person, rank) => writePerson(ydoc, person, rank, who));
    inOrder(plan.outcomes, (outcome, rank) => writeOutcome(ydoc, outcome, rank, who));
    writeRecord(ydoc, plan, who);
  }, BIRTH);
}

/** What a new plan is called until somebody calls it something else. */
function titleFor(resident: string): string {
  return `${resident}${resident.endsWith("s") ? "'" : "'s"} support plan`;
}

/** Writes what a document is; at its birth before all else, so that a server can tell it apart. */
export function writeMeta(
  ydoc: Y.Doc,
  plan: { id: string; reference: string; locale?: string },
  template: { name: string; version: number },
): void {
  const meta = metaOf(ydoc);
  meta.set("schema", SCHEMA);
  meta.set("plan", plan.id);
  meta.set("reference", plan.reference);
  meta.set("template", template.name);
  meta.set("templateVersion", template.version);
  meta.set("locale", plan.locale ?? "en-GB");
}

function writePerson(ydoc: Y.Doc, person: Person, rank: string, who: Who) {
  const { id, ...facts } = person;
  give(ydoc, id, "person", PLAN, { rank, ...facts }, who);
}

function writeOutcome(ydoc: Y.Doc, outcome: Outcome, rank: string, who: Who) {
  const { kind, from, to, reviewOn, note } = outcome.timeframe;
  give(
    ydoc,
    outcome.id,
    "outcome",
    PLAN,
    {
      rank,
      "timeframe.kind": kind,
      "timeframe.from": from,
      "timeframe.to": to,
      "timeframe.reviewOn": reviewOn,
      ...outcomeFacts(outcome),
    },
    who,
  );
  for (const [key, writing] of Object.entries(outcome.writing))
    write(ydoc, outcome.id, key, writing);
  write(ydoc, outcome.id, "timeframe-note", note);
  write(ydoc, outcome.id, EASY_READ, outcome.easyRead);
  inOrder(outcome.markers, (marker, rank) => {
    give(ydoc, marker.id, "marker", outcome.id, { rank, reachedOn: marker.reachedOn }, who);
    write(ydoc, marker.id, "text", marker.wording);
  });
  inOrder(outcome.actions, (action, rank) => writeAction(ydoc, action, outcome.id, rank, who));
}

function writeAction(ydoc: Y.Doc, action: Action, outcome: string, rank: string, who: Who) {
  const { owner, dueOn, status, agreement } = action;
  give(
    ydoc,
    action.id,
    "action",
    outcome,
    { rank, owner, dueOn, status, agreement: agreement.answer, ...actionFacts(action) },
    who,
  );
  write(ydoc, action.id, "text", action.wording);
  write(ydoc, action.id, "agreement", agreement.words);
}
