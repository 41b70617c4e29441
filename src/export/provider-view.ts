import {
  type Action,
  noWriting,
  type Outcome,
  type Person,
  type Plan,
  type Writing,
} from "#src/plan/plan.ts";
import { nothingOnAction, nothingOnOutcome, nothingOnRecord } from "#src/plan/no-record.ts";
import type { Section } from "#src/template/template.ts";
import type { Source } from "./copy-body.ts";
import { isBlank } from "./writing-lines.ts";

/** The writing about the plan as a whole that those need who come to support somebody. */
const SHARED_SECTIONS: ReadonlySet<string> = new Set(["talking", "different"]);

/**
 * A plan with what a provider needs and nothing else. It is made anew from the fields that are
 * named here, never by taking others away: a field that a later version adds is withheld.
 *
 * | shown                                     | withheld, among much else                        |
 * | ----------------------------------------- | ------------------------------------------------ |
 * | name, pronouns, formats that are needed   | the plan's own title                             |
 * | how to talk, what to do differently       | what matters, how somebody took part             |
 * | outcomes that an action for providers     | every other outcome                              |
 * | serves: the wish, its time, its signs     | notes, areas, whose it is later                  |
 * | strengths that the resident wants known   | all other strengths                              |
 * | actions for providers, and their answers  | actions of the resident and of family            |
 * | who does them, and for which organisation | everybody else, what they are, who spoke         |
 * | what others do in a safety plan           | the risk, its level, what the resident does      |
 * | hours for all outcomes together           | needs, talks, reviews, signatures, copies, stage |
 *
 * Words that were struck out, and the addresses of links, are left out of what is shown.
 */
export function providerView(source: Source): Source {
  const { plan, template, numbers } = source;
  const written = template.outcomeSections.filter((it) => it.holds === "writing");
  const kept = plan.outcomes
    .map((outcome, index) => ({
      outcome: outcomeFor(plan, outcome, written),
      number: numbers[index] ?? 0,
    }))
    .filter(({ outcome }) => outcome.actions.length > 0);
  const outcomes = kept.map((it) => it.outcome);
  const owners = new Set(outcomes.flatMap((it) => it.actions.map(({ owner }) => owner)));
  const view: Plan = {
    format: plan.format,
    version: plan.version,
    id: plan.id,
    reference: plan.reference,
    template: plan.template,
    title: "",
    locale: plan.locale,
    voice: plan.voice,
    spokenBy: null,
    resident: personFor(plan.resident, { pronouns: plan.resident.pronouns }),
    people: plan.people
      .filter((it) => owners.has(it.id))
      .map((it) => personFor(it, { organisation: it.organisation })),
    writing: writingFor(
      plan.writing,
      template.planSections.filter((it) => SHARED_SECTIONS.has(it.key)),
    ),
    outcomes,
    totalHours: plan.totalHours,
    reviewOn: plan.reviewOn,
    ...nothingOnRecord(),
    communicationNeeds: plan.communicationNeeds,
    risks: plan.risks
      .filter((it) => !isBlank(it.staffDo.text))
      .map(({ staffDo }, index) => ({
        id: `risk-${index + 1}`,
        wording: noWriting("worker"),
        level: "",
        reviewedOn: null,
        withResident: true,
        reason: "",
        approvedBy: "",
        staffDo: wordsFor(staffDo),
        personDoes: noWriting(),
      })),
  };
  const shown = {
    ...template,
    planSections: template.planSections.filter(({ key }) => hasWords(view.writing[key])),
    outcomeSections: template.outcomeSections.filter(
      ({ role, holds }) => role !== "other" || holds !== "writing",
    ),
  };
  return { ...source, plan: view, template: shown, numbers: kept.map((it) => it.number) };
}

/** An outcome with the actions alone that are for providers. */
function outcomeFor(plan: Plan, outcome: Outcome, written: readonly Section[]): Outcome {
  const { id, writing, timeframe, markers, actions, sharesStrengths } = outcome;
  const shared = written.filter(
    ({ role }) => role === "outcome" || (role === "strengths" && sharesStrengths),
  );
  return {
    id,
    writing: writingFor(writing, shared),
    timeframe: {
      kind: timeframe.kind,
      from: timeframe.from,
      to: timeframe.to,
      reviewOn: timeframe.reviewOn,
      note: wordsFor(timeframe.note),
    },
    markers: markers.map((it) => ({
      id: it.id,
      wording: wordsFor(it.wording),
      reachedOn: it.reachedOn,
    })),
    actions: actions.filter((it) => isForProviders(plan, it)).map(actionFor),
    ...nothingOnOutcome(),
  };
}

/** Whether somebody is paid by contract to do it, or does it for an organisation. */
function isForProviders(plan: Plan, { commissioned, owner }: Action): boolean {
  const person = plan.people.find((it) => it.id === owner);
  return commissioned || (person !== undefined && !isBlank(person.organisation));
}

function actionFor({ id, wording, owner, dueOn, status, agreement }: Action): Action {
  return {
    id,
    wording: wordsFor(wording),
    owner,
    dueOn,
    status,
    agreement: { answer: agreement.answer, words: wordsFor(agreement.words) },
    ...nothingOnAction(),
  };
}

function personFor({ id, name }: Person, more: Partial<Person>): Person {
  return { id, name, relation: "", paid: "", organisation: "", pronouns: "", ...more };
}

function writingFor(
  writing: Readonly<Record<string, Writing>>,
  sections: readonly Section[],
): Record<string, Writing> {
  return Object.fromEntries(
    sections.flatMap(({ key }) => {
      const words = writing[key];
      return words === undefined ? [] : [[key, wordsFor(words)]];
    }),
  );
}

function hasWords(writing: Writing | undefined): boolean {
  return writing !== undefined && !isBlank(writing.text);
}

/** The words that stand, without those that were struck out, without addresses and names. */
function wordsFor({ text, marks, bullets, speaker }: Writing): Writing {
  const struck = marks.filter((it) => it.kind === "struck");
  const stays = (at: number) =>
    text.charAt(at) === "\n" || !struck.some((it) => it.from <= at && at < it.to);
  const places = Array.from({ length: text.length }, (_, at) => at).filter(stays);
  const before = (at: number) => places.filter((it) => it < at).length;
  return {
    text: places.map((at) => text.charAt(at)).join(""),
    marks: marks
      .filter((it) => it.kind === "strong" || it.kind === "em")
      .map(({ kind, from, to }) => ({ kind, from: before(from), to: before(to) }))
      .filter((it) => it.from < it.to),
    bullets,
    speaker: { kind: speaker.kind, person: null },
  };
}
