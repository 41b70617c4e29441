import type { Person, Plan } from "./plan.ts";

/** The id of the resident among the people of a plan. */
export const RESIDENT = "resident";

/** The person with this id, the resident among them; undefined when the plan names nobody so. */
export function personOf(plan: Plan, id: string | null): Person | undefined {
  if (id === plan.resident.id) return plan.resident;
  return plan.people.find((it) => it.id === id);
}

/** What to call somebody on screen and on paper; never empty. */
export function nameOf(person: Person | undefined): string {
  return (
    person?.name ||
    (person?.id === RESIDENT ? "the resident" : person?.relation) ||
    "someone not named yet"
  );
}

/** What somebody is called in a sentence: the first name, or all of "Mr Osei"; never empty. */
export function calledName(person: Person): string {
  const name = nameOf(person).trim();
  if (!person.name.trim() || TITLED.test(name)) return name;
  return name.split(/\s+/)[0] ?? name;
}

const TITLED = /^(mr|mrs|ms|miss|mx|dr|sir|dame|lady|lord)\.?\s/i;
