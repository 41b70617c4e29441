import { count, dayInWords } from "#src/plan/in-words.ts";
import {
  type Action,
  calledName,
  nameOf,
  type Outcome,
  type Person,
  personOf,
  type Plan,
  type ProgressMarker,
} from "#src/plan/plan.ts";

/** One fact of a thing: what it is called, its value, and the value in words, empty for none. */
export type Fact<T> = {
  key: string;
  label: string;
  value: (thing: T) => unknown;
  words: (thing: T, plan: Plan) => string;
};

/** The facts that stand before the outcomes. */
export const openingFacts: readonly Fact<Plan>[] = [
  text("title", "Name of the plan", (it) => it.title),
  text("reference", "Reference", (it) => it.reference),
  text("template", "Form of the plan", (it) => `${it.template.name}, ${it.template.version}`),
  text("locale", "Language", (it) => it.locale),
  fact(
    "voice",
    "How the plan speaks",
    (it) => it.voice,
    (it, { resident }) =>
      ({
        first: `as ${calledName(resident)}`,
        third: `about ${calledName(resident)}`,
        advocate: "through an advocate",
      })[it],
  ),
  fact("spokenBy", "Who speaks", (it) => it.spokenBy, personIn),
];

/** The facts that stand after the outcomes. */
export const closingFacts: readonly Fact<Plan>[] = [
  fact(
    "totalHours",
    "Total hours a week",
    (it) => it.totalHours,
    (it) => (it === null ? "" : count(it, "hour")),
  ),
  day("reviewOn", "Next review of the whole plan", (it) => it.reviewOn),
  several("communicationNeeds", "Formats the resident needs", (it) => it.communicationNeeds),
  text("pack", "Policy pack", (it) => it.pack),
  fact(
    "status",
    "Status",
    (it) => it.status,
    (it) => ({ draft: "draft", ready: "ready to be shared", final: "in force" })[it],
  ),
  text("stage.name", "Stage", (it) => it.stage?.name ?? ""),
  day("stage.from", "Stage from", (it) => it.stage?.from ?? null),
  day("stage.to", "Stage until", (it) => it.stage?.to ?? null),
  day("pausedOn", "Reviews paused since", (it) => it.pausedOn),
  text("pausedFor", "Reviews paused for", (it) => it.pausedFor),
  day("eventOn", "Last event that calls for a review", (it) => it.eventOn),
];

/** The facts of somebody. */
export const personFacts: readonly Fact<Person>[] = [
  text("name", "Name", (it) => it.name),
  text("relation", "Who they are", (it) => it.relation),
  fact(
    "paid",
    "Paid or not",
    (it) => it.paid,
    (it) => it,
  ),
  text("organisation", "Organisation", (it) => it.organisation),
  text("pronouns", "Pronouns", (it) => it.pronouns),
];

/** What is on record of an outcome. */
export const outcomeFacts: readonly Fact<Outcome>[] = [
  several("areas", "Areas of life", (it) => it.areas),
  yes("directing", "The resident directs here", (it) => it.directing),
  yes("sharesStrengths", "Providers are told the strengths", (it) => it.sharesStrengths),
  fact(
    "kind",
    "What it is about",
    (it) => it.kind,
    (it) => ({ "": "", stability: "keeping what there is", progress: "something new" })[it],
  ),
  fact("handover", "Who carries it on", (it) => it.handover, personIn),
  text("picture", "Picture", (it) => it.picture),
  text("easyReadBy", "Easy Read approved by", (it) => it.easyReadBy),
  day("easyReadOn", "Easy Read approved on", (it) => it.easyReadOn),
  fact(
    "easyReadPrint",
    "Easy Read words",
    (it) => it.easyReadPrint,
    (it) => it && "approved as they were",
  ),
];

/** When an outcome is for. */
export const timeframeFacts: readonly Fact<Outcome>[] = [
  fact(
    "timeframe.kind",
    "Timeframe",
    (it) => it.timeframe.kind,
    (it) => ({ "": "", dates: "between dates", open: "stays open" })[it],
  ),
  day("timeframe.from", "From", (it) => it.timeframe.from),
  day("timeframe.to", "By", (it) => it.timeframe.to),
  day("timeframe.reviewOn", "Review", (it) => it.timeframe.reviewOn),
];

/** The facts of a progress marker. */
export const markerFacts: readonly Fact<ProgressMarker>[] = [
  day("reachedOn", "Seen on", (it) => it.reachedOn),
];

/** The facts of an action. */
export const actionFacts: readonly Fact<Action>[] = [
  fact("owner", "Owner", (it) => it.owner, personIn),
  day("dueOn", "By", (it) => it.dueOn),
  fact(
    "status",
    "Status",
    (it) => it.status,
    (it) => ({ open: "to do", done: "done", "not-done": "not done" })[it],
  ),
  fact(
    "agreement",
    "Agreement",
    (it) => it.agreement.answer,
    (it, { resident }) => {
      const name = calledName(resident);
      return { "": "", agrees: `${name} agrees`, disagrees: `${name} does not agree` }[it];
    },
  ),
  yes("commissioned", "Paid for by contract or budget", (it) => it.commissioned),
  yes("shortTerm", "Ends soon", (it) => it.shortTerm),
  day("toldOn", "The owner was told on", (it) => it.toldOn),
];

/** A fact with its words. */
export function fact<T, V>(
  key: string,
  label: string,
  value: (thing: T) => V,
  words: (value: V, plan: Plan) => string,
): Fact<T> {
  return { key, label, value, words: (thing, plan) => words(value(thing), plan) };
}

/** A fact that is told as it stands. */
export function text<T>(key: string, label: string, value: (thing: T) => string): Fact<T> {
  return { key, label, value, words: value };
}

/** A fact that is a day. */
export function day<T>(key: string, label: string, value: (thing: T) => string | null): Fact<T> {
  return fact(key, label, value, (it) => (it === null ? "" : dayInWords(it)));
}

/** What somebody is called in a plan, by their id. */
export function personIn(id: string | null, plan: Plan): string {
  return id === null ? "" : nameOf(personOf(plan, id));
}

/** A fact that is so or says nothing. */
export function yes<T>(key: string, label: string, value: (thing: T) => boolean): Fact<T> {
  return fact(key, label, value, (it) => (it ? "yes" : ""));
}

/** A fact of several words. */
export function several<T>(
  key: string,
  label: string,
  value: (thing: T) => readonly string[],
): Fact<T> {
  return fact(key, label, value, (it) => it.join(", "));
}
