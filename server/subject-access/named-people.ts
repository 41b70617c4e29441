import { calledName, type Person, type Plan } from "#src/plan/plan.ts";

/** Somebody else whom a plan names, who they are, and in which of its parts they stand. */
export type NamedPerson = { name: string; who: string; places: readonly string[] };

/** The others whom a plan lists, with the parts that name them or may be about them. */
export function namedPeople(plan: Plan, outcomeName: string): NamedPerson[] {
  const parts = partsOf(plan, outcomeName);
  return plan.people.map((person) => ({
    name: person.name || "Not named",
    who: [person.relation, person.organisation].filter(Boolean).join(", "),
    places: parts.filter(([, part]) => isIn(part, person)).map(([title]) => title),
  }));
}

function partsOf(plan: Plan, outcomeName: string): (readonly [string, unknown])[] {
  return [
    ["About the whole plan", [plan.title, plan.spokenBy, plan.writing, plan.unsigned]],
    ...plan.outcomes.map((it, at) => [`${outcomeName} ${at + 1}`, it] as const),
    ["Needs", plan.needs],
    ["Conversations", plan.talks],
    ["Reviews", plan.reviews],
    ["Staying safe", plan.risks],
    ["Who agreed", plan.signatures],
    ["Copies", plan.copies],
    ["Comments", plan.remarks],
    ["Word files", plan.takenIn],
    ["Questions set aside", plan.dismissals],
  ];
}

/** Whether a part has the person's id, or their name anywhere in its words: rather too often than missed. */
function isIn(part: unknown, person: Person): boolean {
  if (typeof part === "string") return part === person.id || hasName(part, person);
  if (part === null || typeof part !== "object") return false;
  return Object.values(part).some((it) => isIn(it, person));
}

function hasName(text: string, person: Person): boolean {
  if (!person.name.trim()) return false;
  const words = ` ${wordsOf(text)} `;
  return [person.name, calledName(person)].some((it) => words.includes(` ${wordsOf(it)} `));
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{Mark}\p{N}]+/gu) ?? []).join(" ");
}
