import { possessive } from "#src/plan/in-words.ts";
import {
  type Action,
  type Person,
  type Plan,
  type Speaker,
  calledName as calledNameOf,
  nameOf,
  personOf,
} from "#src/plan/plan.ts";
import { isBlank } from "./writing-lines.ts";

/** A name to print: as `nameOf`, with names that show nothing taken for none. */
export function fullName(person: Person | undefined): string {
  if (person === undefined) return nameOf(person);
  const shown = (text: string) => (isBlank(text) ? "" : text);
  return nameOf({ ...person, name: shown(person.name), relation: shown(person.relation) });
}

/** What the resident is called in a sentence: the first name, or all of "Mr Osei". */
export function calledName(person: Person): string {
  const name = fullName(person).trim();
  return isBlank(person.name) ? name : calledNameOf({ ...person, name });
}

/** Whose words stand above this line. */
export function speakerLabel(plan: Plan, speaker: Speaker): string {
  const name = calledName(plan.resident);
  switch (speaker.kind) {
    case "resident":
      return `In ${possessive(name)} words`;
    case "quoted":
      return `Written down by the worker as ${name} said it`;
    case "worker":
      return "The worker's view";
    case "document":
      return "From an earlier record";
    case "advocate":
      return `${inFull(personOf(plan, speaker.person)) ?? "An advocate"} said this`;
    case "family":
      return `${inFull(personOf(plan, speaker.person)) ?? "Somebody in the family"} said this`;
  }
}

/** Whose words an action is in; an action that a worker writes is no opinion. */
export function actionSpeakerLabel(plan: Plan, speaker: Speaker): string {
  return speaker.kind === "worker" ? "Written by the worker" : speakerLabel(plan, speaker);
}

/** "Dev Patel, advocate,": ready for a verb; undefined for somebody whom the plan doesn't describe. */
function inFull(person: Person | undefined): string | undefined {
  if (person === undefined || (isBlank(person.name) && isBlank(person.relation))) return undefined;
  const who = whoIs(person);
  return who === fullName(person) ? who : `${who},`;
}

/** A name and what they are, standing alone: "Dev Patel, advocate". */
export function whoIs(person: Person): string {
  const name = fullName(person);
  return isBlank(person.relation) || person.relation === name
    ? name
    : `${name}, ${person.relation}`;
}

/** How the plan speaks, as a sentence about the plan. */
export function voiceLabel(plan: Plan): string {
  const name = calledName(plan.resident);
  if (plan.voice === "first") return `This plan speaks as ${name}.`;
  if (plan.voice === "third") return `This plan speaks about ${name}.`;
  const who = personOf(plan, plan.spokenBy);
  return `${who === undefined ? "An advocate" : whoIs(who)} spoke for ${name} in this plan.`;
}

/** Where an action stands, for its table. */
export const STATUS: Record<Action["status"], string> = {
  open: "To do",
  done: "Done",
  "not-done": "Not done",
};

/** What was answered to an action, for its table. */
export const ANSWER: Record<Action["agreement"]["answer"], string> = {
  "": "No answer yet",
  agrees: "Yes",
  disagrees: "No",
};

/** Whether somebody is paid, for the table of people. */
export const PAID: Record<Person["paid"], string> = {
  "": "Not said",
  unpaid: "Unpaid",
  paid: "Paid",
};

/** How many of these actions are agreed, in one or two sentences. */
export function agreementInWords(plan: Plan, actions: readonly Action[]): string {
  const name = calledName(plan.resident);
  const count = (answer: Action["agreement"]["answer"]) =>
    actions.filter((it) => it.agreement.answer === answer).length;
  const [agreed, refused, open] = [count("agrees"), count("disagrees"), count("")];
  const sentences: string[] = [];
  if (agreed > 0)
    sentences.push(`${name} agrees with ${agreed} of ${actionCount(actions.length)}.`);
  if (refused > 0) sentences.push(`${name} does not agree with ${actionCount(refused)}.`);
  if (open > 0) sentences.push(`There is no answer yet to ${actionCount(open)}.`);
  return sentences.join(" ");
}

function actionCount(count: number): string {
  return count === 1 ? "1 action" : `${count} actions`;
}
