import { calledName, nameOf, personOf, type Outcome, type Plan } from "#src/plan/plan.ts";
import { headingFor, type Section, type Template } from "#src/template/template.ts";
import type { Place } from "./rule.ts";

/** A place in words: the outcome it is in, what that begins with, and where in it. */
export type Whereabouts = { part: string; begins: string; place: string };

/** How many letters of a text are shown to find it by. */
const SHOWN = 60;

/** Where in a plan something is, as a reader would look for it. */
export function whereIs(place: Place, plan: Plan, template: Template): Whereabouts {
  const index = plan.outcomes.findIndex((it) => isIn(it, place.entity));
  const outcome = plan.outcomes[index];
  const headingOf = (section: Section | undefined) =>
    section ? headingFor(section.heading, plan.voice, calledName(plan.resident)) : "";
  if (!outcome) {
    const section = template.planSections.find((it) => it.key === place.key);
    const onRecord = recordPlace(place, plan);
    if (onRecord) return { part: "About this plan", begins: "", place: onRecord };
    const person = personOf(plan, place.entity);
    const words = person ? nameOf(person) : quoted(plan.writing[place.key]?.text, place);
    return { part: "The plan as a whole", begins: "", place: joined(headingOf(section), words) };
  }
  const { outcomeSections, outcomeName } = template;
  const thing = thingIn(outcome, place.entity);
  const key = thing?.holds ?? place.key.replace(/-note$/, "");
  const section = outcomeSections.find((it) => (thing ? it.holds : it.key) === key);
  const holder = section ?? outcomeSections.find((it) => it.holds === key);
  const words = thing?.words ?? quoted(outcome.writing[place.key]?.text, place);
  const voice = outcomeSections.find((it) => it.role === "outcome")?.key ?? "";
  return {
    part: `${outcomeName} ${index + 1}`,
    begins: quoted(outcome.writing[voice]?.text),
    place: joined(headingOf(holder), words),
  };
}

/** What a place on the plan's record is called; empty where it is none. */
function recordPlace({ entity, key }: Place, plan: Plan): string {
  const kinds = { need: plan.needs, conversation: plan.talks, risk: plan.risks };
  for (const [name, things] of Object.entries(kinds)) {
    const at = things.findIndex((it) => it.id === entity);
    const thing = things[at];
    if (thing)
      return joined(
        `${name} ${at + 1}`,
        quoted(("wording" in thing ? thing.wording : thing.words).text),
      );
  }
  return entity === "plan" ? (PARTS[key] ?? "") : "";
}

/** Parts of a plan that are no sections, by the keys of findings about them. */
const PARTS: Readonly<Record<string, string>> = {
  reviewOn: "next review",
  reviews: "reviews",
  needs: "needs",
  areas: "areas of life",
  risks: "staying safe",
  signatures: "who agreed",
  copies: "copies",
  stage: "stage",
};

function isIn({ id, markers, actions }: Outcome, entity: string): boolean {
  return [{ id }, ...markers, ...actions].some((it) => it.id === entity);
}

/** A marker or an action, by its number and its first words. */
function thingIn({ markers, actions }: Outcome, id: string) {
  const kinds = [
    { holds: "markers", name: "progress marker", things: markers },
    { holds: "actions", name: "action", things: actions },
  ];
  for (const { holds, name, things } of kinds) {
    const at = things.findIndex((it) => it.id === id);
    if (at >= 0)
      return { holds, words: joined(`${name} ${at + 1}`, quoted(things[at]?.wording.text)) };
  }
  return null;
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" · ") || "All of it";
}

/** The words at a place of a text, or its first words; empty where it has none. */
function quoted(text = "", { from, to } = { from: 0, to: text.length }): string {
  const words = text.slice(from, to).trim().replaceAll(/\s+/g, " ");
  if (!words) return "";
  const letters = [...LETTERS.segment(words)].map((it) => it.segment);
  if (letters.length <= SHOWN) return `“${words}”`;
  const shown = letters.slice(0, SHOWN).join("");
  return `“${shown.replace(/\s\S*$/, "")}…”`;
}

const LETTERS = new Intl.Segmenter("en-GB");
