import { readFileSync } from "node:fs";
import { packs } from "#src/lint/packs/index.ts";
import type { Occasion, Place } from "#src/lint/rule.ts";
import {
  action,
  marker,
  onRecord,
  outcome,
  plan,
  resident,
  sections,
  timeframe,
  writing,
} from "#src/plan/build.ts";
import { type Outcome, type Plan, RESIDENT, type Writing } from "#src/plan/plan.ts";
import { type Section, Template } from "#src/template/template.ts";
import { ABOUT, FILLERS, fillerOf } from "./wording-fillers.ts";
import type { Context, Item } from "./wording-items.ts";
import { castOf, speakerOf } from "./wording-people.ts";

/** Where a finding can be, without the words. */
export type Spot = Pick<Place, "entity" | "key">;

/** An item as the linter gets it. */
export type Wrapped = {
  plan: Plan;
  occasion: Occasion;
  /** Where the item's own words are; null where the item is a whole plan. */
  target: Spot | null;
  /** Where words lie that only tell of the item; what is found in them says nothing of it. */
  context: readonly Spot[];
};

/** The day on which items are checked that name neither a day nor a year. */
const TODAY = "2031-01-06";

/** Puts an item into its section of a plan that is sound apart from it; `pack` is for items without one. */
export function wrap(item: Item, pack = ""): Wrapped {
  const { text, context } = item;
  const section = SECTIONS[item.section] ?? "note";
  const chosen = context.pack || pack;
  const template = templateFor(chosen);
  const today = dayOf(item);
  const { people, spoke } = castOf(context);
  const speaker = speakerOf(context, spoke, usualSpeaker(template, section));
  const own =
    context.session === "resident" && text
      ? [{ from: 0, to: text.length, kind: "own" as const }]
      : [];
  const words: Writing = { text, marks: own, bullets: [], speaker };
  const areas = packs.find((it) => it.name === chosen)?.areas ?? [];
  const frame = { template, today, context, areas: areas.map((it) => it.name) };
  const others = context.other_outcomes
    .slice(0, FILLERS - 1)
    .map((it, at) => outcomeWith(at + 1, section, { ...words, text: it, marks: [] }, frame));
  const made = plan([...others, outcomeWith(0, section, words, frame)], {
    resident: resident(context.resident, context.pronouns),
    people,
    template: { name: template.name, version: template.version },
    voice: context.voice === "third" || context.voice === "advocate" ? context.voice : "first",
    spokenBy: context.voice === "advocate" ? spoke : null,
    pack: chosen,
    writing: Object.fromEntries(
      template.planSections
        .filter((it) => it.required && it.holds === "writing")
        .map((it, at) => [it.key, filling(ABOUT[at % ABOUT.length] ?? "", context)]),
    ),
    reviewOn: daysAfter(today, 28),
    stage: stageOf(context),
    needs: needsOf(context, `o${others.length + 1}`),
  });
  const spots = made.outcomes.map((it) => spotOf(it, section));
  const target = spots.at(-1) ?? null;
  const given = context.outcome && section !== "outcome" ? made.outcomes.at(-1) : undefined;
  const told = given ? [{ entity: given.id, key: "voice" }] : [];
  return {
    plan: made,
    occasion: { template, today },
    target,
    context: [...spots.slice(0, -1), ...told],
  };
}

/** The parts of an outcome that an item can be. */
const SECTIONS: Readonly<Record<string, Part>> = {
  outcome: "outcome",
  goal: "outcome",
  timeframe: "timeframe",
  strengths: "strengths",
  progress: "progress",
  marker: "progress",
  action: "action",
  // What is measured there is the language alone: a note is read for that and for little else.
  language: "note",
};
type Part = "outcome" | "timeframe" | "strengths" | "progress" | "action" | "note";

type Frame = { template: Template; today: string; context: Context; areas: readonly string[] };

/** A sound outcome in which only this section is `words`. */
function outcomeWith(number: number, part: Part, words: Writing, frame: Frame): Outcome {
  const { template, today, context, areas } = frame;
  const by = daysAfter(today, 84 + 9 * number);
  const filler = fillerOf(number, by);
  const fill = (text: string) => filling(text, context);
  const told = context.outcome
    ? { ...words, text: context.outcome, marks: [] }
    : fill(filler.outcome);
  const extra = template.outcomeSections
    .filter((it) => it.required && it.holds === "writing" && !(it.key in KNOWN))
    .map((it) => [it.key, fill(filler.note)] as const);
  const given = { from: context.from || null, to: context.to || null };
  return outcome(
    part === "outcome" ? words : told,
    sections({
      individual: part === "strengths" ? words : fill(filler.individual),
      community: fill(filler.community),
      family: fill(filler.family),
      ...Object.fromEntries(extra),
      ...(part === "note" ? { note: words } : {}),
    }),
    part === "timeframe"
      ? withNote(timeframe({ kind: given.to || given.from ? "dates" : "", ...given }), words)
      : timeframe({ kind: "dates", from: today, to: by }),
    marker(part === "progress" ? words : fill(filler.marker)),
    onRecord({ areas: [...areas] }),
    part === "action"
      ? action(words)
      : action(filler.action, { owner: RESIDENT, dueOn: daysAfter(today, 14 + number) }),
  );
}

const KNOWN = { voice: 1, individual: 1, community: 1, family: 1, note: 1 };

function withNote(part: ReturnType<typeof timeframe>, note: Writing) {
  return { timeframe: { ...part.timeframe, note } };
}

/** Words of the resident: their own, or in quotation marks where the plan speaks of them. */
function filling(text: string, { voice }: Context): Writing {
  return voice === "third" || voice === "advocate" ? writing(`“${text}”`, "quoted") : writing(text);
}

function spotOf({ id, markers, actions }: Outcome, part: Part): Spot {
  if (part === "progress") return { entity: markers[0]?.id ?? id, key: "text" };
  if (part === "action") return { entity: actions[0]?.id ?? id, key: "text" };
  const keys = {
    outcome: "voice",
    timeframe: "timeframe-note",
    strengths: "individual",
    note: "note",
  };
  return { entity: id, key: keys[part] };
}

function usualSpeaker({ outcomeSections }: Template, part: Part): Section["speaker"] {
  const holds = { timeframe: "timeframe", progress: "markers", action: "actions" }[part as string];
  const key = { outcome: "voice", strengths: "individual", note: "note" }[part as string];
  const section = outcomeSections.find((it) => (holds ? it.holds === holds : it.key === key));
  return section?.speaker ?? "worker";
}

function needsOf({ need, says }: Context, outcome: string): Plan["needs"] {
  if (!need) return [];
  const origins = ["resident", "worker", "referrer", "family", "shared"] as const;
  const origin = origins.find((it) => it === need.origin) ?? "";
  const wording = writing(need.text, "worker");
  return [
    { id: "n1", wording, origin, says: writing(says ?? ""), outcomes: [outcome], notNowOn: null },
  ];
}

const COUNTS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The stage with its end, which follows from its length where only that is told. */
function stageOf({ stage, stageStart, stageEnd }: Context): Plan["stage"] {
  if (!stage && !stageStart && !stageEnd) return null;
  const [, count = "", unit = ""] = /(\w+) (week|month|year)s?\b/.exec(stage) ?? [];
  const length = Number(count) || COUNTS.indexOf(count) + 1;
  const days = { week: 7, month: 30.5, year: 365.25 }[unit] ?? 0;
  const end =
    stageStart && length && days ? daysAfter(stageStart, Math.round(length * days)) : null;
  return { name: stage, from: stageStart || null, to: stageEnd || end };
}

/** The day an item is checked on: its own, or one on which no year that it names has passed. */
function dayOf({ text, context }: Item): string {
  const named = context.today || context.stageStart;
  if (named) return named;
  const years = `${text} ${context.from}`.match(/\b20\d\d\b/g) ?? [];
  return years.length ? `${years.toSorted().at(-1)}-01-06` : TODAY;
}

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}

const templates = new Map<string, Template>();

/** The template that plans of a policy pack are made from. */
function templateFor(pack: string): Template {
  return templateNamed(pack === "" || pack === "care-act" ? "care-act" : "personal-action-plan");
}

/** The template of this name, or the first one that we have where there is none. */
export function templateNamed(name: string): Template {
  const known = templates.get(name);
  if (known) return known;
  const file = new URL(`../../../templates/${name}.json`, import.meta.url);
  const template = Template.parse(JSON.parse(readFileSync(file, "utf8")));
  templates.set(name, template);
  return template;
}
