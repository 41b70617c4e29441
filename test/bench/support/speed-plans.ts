import { outcome, person, plan, writing } from "#src/plan/build.ts";
import type { Outcome, Plan } from "#src/plan/plan.ts";
import { longPlan } from "./long-plan.ts";

/** A paragraph of ordinary sentences, a little under 400 letters. */
const PROSE = `I used to walk to the allotment with Stan every Tuesday and come home with beans.
My knee gave way in March, and since then Mrs. Hall from number nine brings the paper. “I won't be beaten,” I told
the nurse. I want to be back there by June, on the bench at least, because that is where my friends are. `;

/** A plan of 12 outcomes, the first of which holds a text of 2 KB. */
export function twelve(): Plan {
  const made = longPlan(12);
  const [first, ...rest] = made.outcomes;
  return first ? { ...made, outcomes: [withVoice(first, section()), ...rest] } : made;
}

/** 2 KB of ordinary writing. */
export function section(): string {
  return PROSE.repeat(8).slice(0, 2048);
}

/** The plan after one more key in its long text; everything else is the same object. */
export function afterKey(before: Plan, key: string): Plan {
  const [first, ...rest] = before.outcomes;
  if (!first) return before;
  const text = `${first.writing["voice"]?.text ?? ""}${key}`;
  return { ...before, outcomes: [withVoice(first, text), ...rest] };
}

/** An ordinary plan of four outcomes with some 1,000 words; another number gives other words. */
export function ordinary(number: number): Plan {
  return { ...longPlan(4, 20 + 4 * number), id: `ordinary${number}` };
}

/** All writing in a plan, piece by piece. */
export function textsOf({ writing, outcomes }: Plan): string[] {
  return [
    ...Object.values(writing),
    ...outcomes.flatMap((it) => [
      ...Object.values(it.writing),
      it.timeframe.note,
      ...it.markers.map((marker) => marker.wording),
      ...it.actions.map((action) => action.wording),
    ]),
  ]
    .map((it) => it.text)
    .filter(Boolean);
}

/** Writing that is unkind to a linter, so many letters of it. */
export const HOSTILE: readonly { name: string; of: (letters: number) => string }[] = [
  ["one letter", "a"],
  ["quotation marks", "'\" "],
  ["curly quotation marks", "“‘ "],
  ["names", "Kat Lee "],
  ["brackets", '["'],
  ["short sentences", "I do. "],
  ["carers", "Carers by staff from. "],
  ["numbers", "1 to 2 or "],
  ["dashes", "- - "],
  ["stops", "Mr. "],
  ["one endless sentence", "and the staff will support her to the shop because "],
  ["emoji", "👩🏽‍🦽 ok 🙂"],
  ["right to left", "שלום עולם، مرحبا "],
  ["line breaks", "no\n\n"],
  ["prose", PROSE],
].map(([name = "", part = ""]) => ({
  name,
  of: (letters) => part.repeat(Math.ceil(letters / part.length)).slice(0, letters),
}));

/** A plan of one outcome that is a text and has nothing else. */
export function alone(text: string): Plan {
  return plan([outcome(text)]);
}

/** A plan that holds a text in one section of each kind. */
export function everywhere(text: string): Plan {
  const piece = writing(text, "advocate", "dev");
  const base = longPlan(1);
  const people = [person("Kat Lee", "sister"), person("Dev", "advocate")];
  return plan(
    base.outcomes.map((it) => ({
      ...it,
      writing: { ...it.writing, voice: piece, individual: piece, community: piece },
      timeframe: { ...it.timeframe, note: { ...piece, speaker: { kind: "worker", person: null } } },
      markers: it.markers.slice(0, 1).map((marker) => ({ ...marker, wording: piece })),
      actions: it.actions.slice(0, 1).map((action) => ({ ...action, wording: piece })),
    })),
    { people, voice: "advocate", spokenBy: "dev" },
  );
}

function withVoice(outcome: Outcome, text: string): Outcome {
  const voice = writing(text);
  return { ...outcome, writing: { ...outcome.writing, voice } };
}
