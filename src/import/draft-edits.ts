/** What people do to a plan that is still made from a file: put words somewhere, take them away. */
import { noWriting, type Outcome, type Plan, type Writing } from "#src/plan/plan.ts";
import { nothingOnAction, nothingOnOutcome } from "#src/plan/no-record.ts";
import type { Destination } from "./destinations.ts";

/** A draft and a place in it. */
export type DraftPlace = { draft: Plan; place: { entity: string; key: string } };

/** A draft with these words at the end of what stands at a place; they are an earlier record's. */
export function putIntoDraft(
  draft: Plan,
  to: Destination,
  words: string,
  newId: () => string,
): DraftPlace {
  if (to.kind === "words") {
    const { entity, key } = to;
    const edited = withWords(draft, entity, key, (it) => appended(it, words));
    return { draft: edited, place: { entity, key } };
  }
  const id = newId();
  const wording = appended(noWriting("document"), words);
  if (to.kind === "outcome") {
    const outcomes = [...draft.outcomes, outcomeOf(id, wording)];
    return { draft: { ...draft, outcomes }, place: { entity: id, key: "voice" } };
  }
  const outcomes = draft.outcomes.map((it): Outcome => {
    if (it.id !== to.outcome) return it;
    if (to.kind === "marker") {
      const marker = { id, wording, reachedOn: null };
      return { ...it, markers: [...it.markers, marker] };
    }
    const agreement = { answer: "" as const, words: noWriting() };
    const facts = { owner: null, dueOn: null, status: "open" as const, agreement };
    const action = { id, wording, ...facts, ...nothingOnAction() };
    return { ...it, actions: [...it.actions, action] };
  });
  return { draft: { ...draft, outcomes }, place: { entity: id, key: "text" } };
}

/** A draft without what stands at a place: the words, a whole marker or action, or all about time. */
export function takeFromDraft(draft: Plan, entity: string, key: string): Plan {
  const isOther = (it: { id: string }) => it.id !== entity;
  if (key === "text") {
    const outcomes = draft.outcomes.map((it) => ({
      ...it,
      markers: it.markers.filter(isOther),
      actions: it.actions.filter(isOther),
    }));
    return { ...draft, outcomes };
  }
  if (key === "timeframe-note") {
    const outcomes = draft.outcomes.map((it) =>
      it.id === entity ? { ...it, timeframe: noTimeframe() } : it,
    );
    return { ...draft, outcomes };
  }
  return withWords(draft, entity, key, (it) => ({ ...it, text: "", marks: [], bullets: [] }));
}

function withWords(draft: Plan, entity: string, key: string, edit: (it: Writing) => Writing): Plan {
  const inRecord = (writing: Readonly<Record<string, Writing>>) => ({
    ...writing,
    [key]: edit(writing[key] ?? noWriting("document")),
  });
  if (entity === "plan") return { ...draft, writing: inRecord(draft.writing) };
  const inThing = <T extends { id: string; wording: Writing }>(it: T): T =>
    it.id === entity ? { ...it, wording: edit(it.wording) } : it;
  const outcomes = draft.outcomes.map((it): Outcome => {
    if (it.id === entity && key === "timeframe-note")
      return { ...it, timeframe: { ...it.timeframe, note: edit(it.timeframe.note) } };
    if (it.id === entity) return { ...it, writing: inRecord(it.writing) };
    return { ...it, markers: it.markers.map(inThing), actions: it.actions.map(inThing) };
  });
  return { ...draft, outcomes };
}

function appended(writing: Writing, words: string): Writing {
  const text = writing.text ? `${writing.text}\n${words}` : words;
  return { ...writing, text };
}

function outcomeOf(id: string, voice: Writing): Outcome {
  const parts = { timeframe: noTimeframe(), markers: [], actions: [] };
  return { id, writing: { voice }, ...parts, ...nothingOnOutcome() };
}

function noTimeframe(): Outcome["timeframe"] {
  return { kind: "", from: null, to: null, reviewOn: null, note: noWriting("worker") };
}
