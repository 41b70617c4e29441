import type * as Y from "yjs";
import {
  type Action,
  type Outcome,
  type Person,
  type Plan,
  RESIDENT,
  type Voice,
  type Writing,
} from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { addOutcome, addPerson, BIRTH, firstSpeaker, type Who } from "./commands.ts";
import { rankBetween } from "./rank.ts";
import {
  factsOf,
  type FactValue,
  indexOf,
  type Kind,
  metaOf,
  PLAN,
  SCHEMA,
  textOf,
} from "./roots.ts";
import { speakerFact, wholeCharacter } from "./writing.ts";

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
    },
    who,
  );
  for (const [key, writing] of Object.entries(outcome.writing))
    write(ydoc, outcome.id, key, writing);
  write(ydoc, outcome.id, "timeframe-note", note);
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
    { rank, owner, dueOn, status, agreement: agreement.answer },
    who,
  );
  write(ydoc, action.id, "text", action.wording);
  write(ydoc, action.id, "agreement", agreement.words);
}

/** Enters a thing in the index with its facts; what is empty is left out. */
function give(
  ydoc: Y.Doc,
  id: string,
  kind: Kind,
  parent: string,
  facts: Record<string, FactValue>,
  who: Who,
) {
  indexOf(ydoc).set(id, { kind, parent, born: { by: who.by, at: who.now() } });
  const map = factsOf(ydoc, id);
  for (const [key, value] of Object.entries(facts))
    if (value !== null && value !== "") map.set(key, value);
}

/** Writes words with their marks and their speaker; marks only where there are words. */
function write(ydoc: Y.Doc, entity: string, key: string, writing: Writing) {
  factsOf(ydoc, entity).set(`speaker.${key}`, speakerFact(writing.speaker));
  const ytext = textOf(ydoc, entity, key);
  const words = writing.text.toWellFormed();
  const lastIsBullet = writing.bullets.some((it) => it.line === words.split("\n").length - 1);
  const text = words.endsWith("\n") || lastIsBullet ? `${words}\n` : words;
  if (text) ytext.insert(0, text, {});
  for (const mark of writing.marks) {
    const from = wholeCharacter(words, mark.from);
    const to = wholeCharacter(words, mark.to);
    // Past the end of a text, Yjs would write line ends to have something to format.
    if (from < to)
      ytext.format(from, to - from, {
        [mark.kind]: mark.kind === "link" ? (mark.href ?? "") : true,
      });
  }
  let at = -1;
  for (let line = 0; (at = text.indexOf("\n", at + 1)) >= 0; line++) {
    const bullet = writing.bullets.find((it) => it.line === line);
    if (bullet) ytext.format(at, 1, { kind: "li", depth: bullet.depth });
  }
}

function inOrder<T>(items: readonly T[], each: (item: T, rank: string) => void) {
  let rank: string | null = null;
  for (const item of items) {
    rank = rankBetween(rank, null, "");
    each(item, rank);
  }
}
