import { daysAfter } from "#src/lint/days.ts";
import {
  action,
  marker,
  onRecord,
  outcome,
  plan,
  sections,
  timeframe,
  writing,
} from "#src/plan/build.ts";
import { type Outcome, type Person, type Plan, RESIDENT } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { REFERENCE_CHARACTERS } from "#src/api/plans.ts";
import { type AsideKind, withAside } from "./asides.ts";
import { CARE_ACT_THEMES } from "./care-act-themes.ts";
import type { Chance } from "./chance.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { HOUSING_THEMES } from "./housing-themes.ts";
import { FIRST_NAMES, LAST_NAMES, RELATIONS } from "./names.ts";
import {
  ABOUT,
  DAYS,
  DETAILS,
  DIFFERENT,
  HEARD,
  PLACES,
  REMARKS,
  REVIEWED,
  SAFETY,
  TALKING,
} from "./phrases.ts";
import type { Theme } from "./theme.ts";

/** A fault in one plan; `mendedOn` is null while it is there. */
export type Sown = { fault: Fault; mendedOn: string | null };

/** One plan of the demo, as it was on any day of its life. */
export type Life = {
  id: string;
  team: string;
  worker: string;
  /** The day on which it began, and that on which the work ended, or null. */
  from: string;
  closedOn: string | null;
  sown: readonly Sown[];
  /** The days on which somebody wrote in it, in order. */
  days: readonly string[];
  on: (day: string) => Plan;
};

/** Whose plan it is going to be, and who writes it. */
type Beginning = { template: Template; team: string; worker: string; today: string };

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Tells the life of a plan up to today: how it began, what was mended and when, how it was agreed. */
export function makeLife(chance: Chance, { template, team, worker, today }: Beginning): Life {
  const from = daysAfter(today, -chance.between(30, 400));
  const finalOn = daysAfter(from, chance.between(5, 25));
  const age = (Date.parse(today) - Date.parse(from)) / 86_400_000;
  const within = (least: number) => daysAfter(from, chance.between(least, Math.max(least, age)));
  const sown = FAULTS.filter((it) => !it.only || it.only.team === team)
    .filter((it) => chance.happens(it.rate))
    .map((fault) => {
      const day = chance.happens(fault.mended) ? within(20) : null;
      return { fault, mendedOn: day !== null && day <= today ? day : null };
    });
  const closedOn = age > 200 && chance.happens(0.09) ? within(180) : null;
  const id = chance.letters(LETTERS, 20);
  const base = whole(chance, { id, template, worker, from, today });
  const end = closedOn !== null && closedOn < today ? closedOn : today;
  const reviews = reviewDays(from, today);
  const mended = sown.flatMap((it) => it.mendedOn ?? []);
  const days = [...new Set([from, finalOn, ...reviews, ...mended])]
    .filter((it) => it <= end)
    .sort();
  const state = (day: string) => {
    const grown = grow(base, { day, from, finalOn, reviews, worker });
    const open = sown.filter((it) => it.mendedOn === null || it.mendedOn > day);
    return open.reduce((it, { fault }) => fault.sow(it, day), grown);
  };
  return { id, team, worker, from, closedOn: end < today ? end : null, sown, days, on: state };
}

/** Every ten weeks the plan is looked at together. */
function reviewDays(from: string, today: string): string[] {
  const days: string[] = [];
  for (let day = daysAfter(from, 70); day <= today; day = daysAfter(day, 70)) days.push(day);
  return days;
}

/** A plan in which nothing is amiss, as it will have become. */
function whole(
  chance: Chance,
  {
    id,
    template,
    worker,
    from,
    today,
  }: Pick<Life, "id" | "worker" | "from"> & {
    template: Template;
    today: string;
  },
): Plan {
  const [first = "", other = "", third = ""] = chance.some(FIRST_NAMES, 3);
  const [last = "", otherLast = "", thirdLast = ""] = chance.some(LAST_NAMES, 3);
  const friend = personOf("friend", `${other} ${otherLast}`, chance.pick(RELATIONS), "unpaid");
  const helper = personOf("helper", `${third} ${thirdLast}`, "volunteer", "unpaid");
  const keyworker = personOf("worker", worker, "support worker", "paid");
  const places = chance.some(PLACES, 3);
  const fill = (text: string) =>
    text
      .replaceAll("{friend}", other)
      .replaceAll("{worker}", worker)
      .replaceAll("{place}", () => chance.pick(places))
      .replaceAll("{day}", () => chance.pick(DAYS));
  const isHousing = template.name === "personal-action-plan";
  const chosen = isHousing ? HOUSING_THEMES : chance.some(CARE_ACT_THEMES, chance.between(2, 3));
  const outcomes = chosen.map((it) =>
    outcomeOf(chance, it, { fill, from, today, friend, keyworker }),
  );
  const reference = [4, 4].map((it) => chance.letters(REFERENCE_CHARACTERS, it)).join("-");
  const texts = (from: readonly string[], many: number) => fill(chance.some(from, many).join(" "));
  const told = (kind: AsideKind, from: readonly string[], many: number) =>
    writing(withAside(chance, kind, texts(from, many)));
  return plan(outcomes, {
    id,
    reference,
    template: { name: template.name, version: template.version },
    title: `${first} ${last}: ${isHousing ? "my next steps" : "my support plan"}`,
    resident: { ...personOf(RESIDENT, `${first} ${last}`, "", ""), pronouns: "" },
    people: [friend, helper, keyworker],
    writing: {
      about: told("about", ABOUT, 3),
      talking: told("talking", TALKING, 2),
      different: told("different", DIFFERENT, 1),
      ...(isHousing
        ? { safety: writing(texts(SAFETY, 2), "worker") }
        : { heard: writing(texts(HEARD, 2).replaceAll("{name}", first), "worker") }),
    },
    totalHours: isHousing ? null : chance.between(3, 21),
  });
}

function personOf(id: string, name: string, relation: string, paid: Person["paid"]): Person {
  return { id, name, relation, paid, organisation: "", pronouns: "" };
}

type Around = {
  fill: (text: string) => string;
  from: string;
  today: string;
  friend: Person;
  keyworker: Person;
};

function outcomeOf(
  chance: Chance,
  theme: Theme,
  { fill, from, today, friend, keyworker }: Around,
): Outcome {
  const owners = [RESIDENT, keyworker.id, friend.id];
  const words = `${chance.pick(theme.wants)}, ${chance.pick(theme.why)}. ${chance.pick(DETAILS)}`;
  const told = (kind: AsideKind, text: string) => withAside(chance, kind, fill(text));
  return outcome(
    told("wish", words),
    sections({
      individual: told("own", chance.some(theme.own, 2).join(" ")),
      community: told("around", chance.pick(theme.around)),
      family: told("close", chance.pick(theme.close)),
    }),
    timeframe({ kind: "dates", from, to: daysAfter(today, chance.between(20, 170)) }),
    ...chance.some(theme.markers, 2).map((it) => marker(told("marker", it))),
    ...chance.some(theme.actions, 2).map((it, at) =>
      action(told("action", it), {
        owner: owners[at] ?? RESIDENT,
        dueOn: daysAfter(from, chance.between(30, 150)),
        toldOn: from,
      }),
    ),
    onRecord({ areas: theme.area ? [theme.area] : [], kind: "progress" }),
  );
}

type Growing = {
  day: string;
  from: string;
  finalOn: string;
  reviews: readonly string[];
  worker: string;
};

/** The plan on a day: what was due is done, who agreed has agreed, the reviews up to then are held. */
function grow(whole: Plan, { day, finalOn, reviews, worker, from }: Growing): Plan {
  const held = reviews.filter((it) => it <= day);
  const isFinal = day >= finalOn;
  const next = daysAfter(held.at(-1) ?? from, 70);
  const signed = (id: string, person: string) => ({
    id,
    person,
    on: finalOn,
    as: "signature" as const,
    witness: null,
    authority: "",
  });
  return {
    ...whole,
    status: isFinal ? "final" : "draft",
    reviewOn: next > day ? next : daysAfter(day, 14),
    outcomes: whole.outcomes.map((it) => ({
      ...it,
      markers: it.markers.map((one, at) =>
        held.length > 2 && !at ? { ...one, reachedOn: held[2] ?? null } : one,
      ),
      actions: it.actions.map((one) =>
        one.dueOn !== null && one.dueOn <= day ? { ...one, status: "done" as const } : one,
      ),
    })),
    signatures: isFinal ? [signed("signed1", RESIDENT), signed("signed2", "worker")] : [],
    copies: isFinal ? [{ id: "copy1", on: finalOn, format: "printed", response: "" }] : [],
    reviews: held.map((on, at) => ({
      id: `review${at + 1}`,
      on,
      kind: "formal" as const,
      withResident: true,
      notes: writing(REVIEWED[at % REVIEWED.length] ?? "", "worker"),
      prints: {},
      stillRight: [],
    })),
    remarks: held.slice(0, 1).map((on) => ({
      id: "remark1",
      about: "",
      words: writing(REMARKS[whole.reference.charCodeAt(0) % REMARKS.length] ?? "", "worker"),
      by: worker,
      on,
      settledOn: whole.reference.charCodeAt(1) % 2 ? on : null,
      thread: "",
      anchor: "",
      quote: "",
      mentions: [],
    })),
  };
}
