import { addNeed, addReview } from "#src/document/record-commands.ts";
import type { Config } from "#src/lint/config.ts";
import { calledName, type Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { needOrigins, REVIEW_KINDS } from "#src/plan/record-words.ts";
import type { Need, Review } from "#src/plan/record.ts";
import { agreement, copies, whereItIs } from "./record-agreement.ts";
import { remarks, takenIn } from "./record-remarks.ts";
import { risks, talks } from "./record-safety.ts";
import {
  beginningOf,
  capital,
  inOneLine,
  type RecordEntry,
  recordEntry,
  type RecordPart,
  speakerOf,
  withResident,
} from "./record-fields.ts";
import { count, dayInWords } from "./words.ts";

/** What the parts of a record are made of. */
export type RecordSource = {
  plan: Plan;
  /** What the plan's policy pack asks for. */
  config: Config;
  template: Template;
  /** The present day. */
  today: string;
  /** What the resident is called. */
  called: string;
};

/**
 * What is on record of a plan, as parts with entries with fields. What the pack does not ask for is
 * left out while nothing of it is on record.
 */
export function recordParts(about: Omit<RecordSource, "called">): readonly RecordPart[] {
  const source = { ...about, called: calledInRecord(about) };
  const parts = [reviews, needs, talks, risks, agreement, copies, remarks, takenIn, whereItIs];
  return parts.map((it) => it(source)).filter((it) => it.entries.length || it.adds.length);
}

/** What the resident is called: by name, or as the service says. */
export function calledInRecord({ plan, config }: Pick<RecordSource, "plan" | "config">): string {
  const { resident } = plan;
  return resident.name.trim()
    ? calledName(resident)
    : `the ${config.called["resident"] ?? "resident"}`;
}

function reviews({ plan, called, today }: RecordSource): RecordPart {
  const add = (kind: Review["kind"]) => ({
    first: "notes",
    add: ({ ydoc, who }: Parameters<RecordPart["adds"][number]["add"]>[0]) =>
      addReview(ydoc, { on: today, kind, withResident: true, prints: printsOfPlan(plan) }, who),
  });
  return {
    name: "reviews",
    heading: "Reviews",
    // The last one is looked for most.
    entries: plan.reviews.map((it, at) => review(it, at + 1, called, today)).toReversed(),
    adds: [
      { label: "Start a review", ...add("formal") },
      { label: "Note a quick look", ...add("quick") },
    ],
  };
}

function review(it: Review, number: number, called: string, today: string): RecordEntry {
  const isNow = it.on === today && it.kind === "formal";
  return recordEntry({
    id: it.id,
    name: "review",
    title: `Review ${number}`,
    summary: inOneLine(
      it.kind === "formal" ? "Review" : "Quick look",
      it.on ? dayInWords(it.on) : "no day yet",
      it.withResident ? `with ${called}` : `without ${called}`,
      it.stillRight.length > 0 && `${count(it.stillRight.length, "part")} still right`,
      beginningOf(it.notes),
    ),
    note: isNow
      ? "Today, each part of the plan that has not changed has a button “Still right”."
      : "",
    isThing: true,
    fields: [
      { kind: "day", key: "on", label: "On", value: it.on },
      {
        kind: "choice",
        key: "kind",
        label: "What it was",
        value: it.kind,
        choices: REVIEW_KINDS,
      },
      withResident(it.withResident, called),
      { kind: "text", key: "notes", label: "What was said", writing: it.notes, isTheirs: false },
    ],
  });
}

function needs(source: RecordSource): RecordPart {
  const { plan, called } = source;
  return {
    name: "needs",
    heading: `What ${called} may want support with`,
    entries: plan.needs.map((it, at) => need(it, at + 1, source)),
    adds: [
      {
        label: "Add a need",
        first: "text",
        add: ({ ydoc, who }) => addNeed(ydoc, {}, speakerOf(plan), who),
      },
    ],
  };
}

function need(it: Need, number: number, { plan, called, template }: RecordSource): RecordEntry {
  const outcomes = plan.outcomes.map(
    ({ id }, at) => [id, `${template.outcomeName} ${at + 1}`] as const,
  );
  const answers = outcomes.filter(([id]) => it.outcomes.includes(id)).map(([, words]) => words);
  return recordEntry({
    id: it.id,
    name: "need",
    title: `Need ${number}`,
    summary: inOneLine(
      beginningOf(it.wording) || "No words yet",
      answers.length > 0 && answers.join(", "),
      it.notNowOn && `left for now on ${dayInWords(it.notNowOn)}`,
      !answers.length && !it.notNowOn && "nothing planned yet",
    ),
    isThing: true,
    fields: [
      { kind: "text", key: "text", label: "What it is", writing: it.wording, isTheirs: false },
      {
        kind: "choice",
        key: "origin",
        label: "Who named it?",
        value: it.origin,
        choices: needOrigins(capital(called)),
      },
      {
        kind: "text",
        key: "says",
        label: `What ${called} says about it`,
        writing: it.says,
        isTheirs: true,
      },
      {
        kind: "day",
        key: "notNowOn",
        label: `${capital(called)} left it for now on`,
        value: it.notNowOn,
      },
      {
        kind: "set",
        set: "outcome",
        label: "What answers it",
        members: it.outcomes,
        choices: outcomes,
        another: "",
      },
    ],
  });
}
