import type { Plan } from "#src/plan/plan.ts";
import type { DayReader } from "./british-day.ts";
import type { DraftPeople } from "./draft-people.ts";
import type { FoundPart } from "./found-parts.ts";
import type { Place } from "./plan-draft.ts";

type PlanFacts = Pick<Plan, "title" | "totalHours" | "reviewOn"> & { pronouns: string };

/** Takes facts about the plan and people out of what was found; what is not clear stays in the tray. */
export function createPlanFacts(
  people: DraftPeople,
  days: DayReader,
  place: Place,
  resident: string,
) {
  const plan: PlanFacts = { title: "", pronouns: "", totalHours: null, reviewOn: null };
  return { plan, take };

  /** Whether a part is of this kind, so that it is dealt with. */
  function take(found: FoundPart): boolean {
    const text = found.lines.map((it) => it.text).join(" ");
    switch (found.part) {
      case "plan.title":
        plan.title = text.slice(0, 200);
        if (plan.title === text) place(found, { entity: "plan", key: "title" }, found.lines);
        return true;
      case "plan.review-on":
        takeReview(found, text);
        return true;
      case "plan.hours":
        takeHours(found, text);
        return true;
      case "resident.name":
        if (fold(text) === fold(resident))
          place(found, { entity: "resident", key: "name" }, found.lines);
        return true;
      case "resident.pronouns":
        if (plan.pronouns === "" && text.length <= 30) {
          plan.pronouns = text;
          place(found, { entity: "resident", key: "pronouns" }, found.lines);
        }
        return true;
      case "person":
        takePerson(found, text);
        return true;
      case "people":
        takeRow(found);
        return true;
      default:
        return false;
    }
  }

  function takeReview(found: FoundPart, text: string) {
    const [day, ...others] = days(text);
    if (!day || others.length || plan.reviewOn !== null) return;
    plan.reviewOn = day.day;
    const more = (text.slice(0, day.from) + text.slice(day.to)).replace(/\b(by|on)\b/gi, "");
    // What more is said of it stays in the tray, day and all.
    if (!/[\p{L}\p{N}]/u.test(more)) place(found, { entity: "plan", key: "reviewOn" }, found.lines);
  }

  function takeHours(found: FoundPart, text: string) {
    const hours =
      /^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)?\s*(?:(?:a|per|each|\/)\s*week)?\s*\.?$/i.exec(
        text,
      )?.[1];
    if (hours === undefined || plan.totalHours !== null) return;
    plan.totalHours = Number(hours.replace(",", "."));
    place(found, { entity: "plan", key: "totalHours" }, found.lines);
  }

  function takePerson(found: FoundPart, text: string) {
    const role = found.label
      .replace(/[:?\s]+$/u, "")
      .replace(/^(my|name of( the| my)?|your)\s+/i, "")
      .replace(/(['’]s)?\s+name$/i, "")
      .toLowerCase();
    const person = people.enter(text, /^(completed|written)/.test(role) ? "" : role);
    if (person) place(found, { entity: person.id, key: "name" }, found.lines);
  }

  function takeRow(found: FoundPart) {
    const cell = (part: string) =>
      found.columns.filter((it) => it.part === `person.${part}`).flatMap((it) => it.lines);
    const text = (part: string) =>
      cell(part)
        .map((it) => it.text)
        .join(" ");
    const person = people.enter(text("name"), text("relation"), text("organisation"));
    if (!person) return;
    const taken = ["relation", "organisation"] as const;
    place(found, { entity: person.id, key: "name" }, [
      ...cell("name"),
      ...taken.filter((it) => person[it] === text(it)).flatMap(cell),
    ]);
  }
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
