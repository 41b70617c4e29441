import { calledName, nameOf, type Plan, personOf } from "#src/plan/plan.ts";
import { headingFor, type Section, type Template } from "#src/template/template.ts";

/** A place in a plan that words from a file can be put into; a marker, action or outcome begins anew. */
export type Destination =
  | { kind: "words"; entity: string; key: string }
  | { kind: "marker" | "action"; outcome: string }
  | { kind: "outcome" };

/** Destinations that belong together; `id` names one in a list. */
export type DestinationGroup = {
  heading: string;
  places: readonly { id: string; label: string; to: Destination }[];
};

/** Everywhere in a plan that words can be put, in the order of the plan. */
export function destinationsIn(plan: Plan, template: Template): DestinationGroup[] {
  const headingOf = ({ heading }: Section) =>
    headingFor(heading, plan.voice, calledName(plan.resident));
  const whole = template.planSections
    .filter((it) => it.holds === "writing")
    .map((it) => place(headingOf(it), { kind: "words", entity: "plan", key: it.key }));
  const outcomes = plan.outcomes.map((outcome, at) => ({
    heading: `${template.outcomeName} ${at + 1}${beginning(outcome.writing["voice"]?.text)}`,
    places: [
      ...template.outcomeSections.flatMap((it) => {
        const words = { kind: "words", entity: outcome.id } as const;
        if (it.holds === "writing") return place(headingOf(it), { ...words, key: it.key });
        if (it.holds === "timeframe")
          return place(headingOf(it), { ...words, key: "timeframe-note" });
        const kind = it.holds === "markers" ? "marker" : "action";
        return place(`${headingOf(it)}: one more`, { kind, outcome: outcome.id });
      }),
      ...outcome.actions.map((it) =>
        place(`Action${owner(plan, it.owner)}${beginning(it.wording.text)}`, {
          kind: "words",
          entity: it.id,
          key: "text",
        }),
      ),
    ],
  }));
  const noun = template.outcomeName.toLowerCase();
  const fresh = { heading: "New", places: [place(`A new ${noun}`, { kind: "outcome" })] };
  return [{ heading: "The plan as a whole", places: whole }, ...outcomes, fresh].filter(
    (it) => it.places.length,
  );
}

/** The destination with this name; null for none. */
export function destinationOf(
  groups: readonly DestinationGroup[],
  id: string,
): { label: string; to: Destination } | null {
  for (const { heading, places } of groups) {
    const found = places.find((it) => it.id === id);
    if (found) return { label: `${heading}, ${found.label}`, to: found.to };
  }
  return null;
}

function place(label: string, to: Destination) {
  const [where, key] =
    to.kind === "words" ? [to.entity, to.key] : [to.kind === "outcome" ? "" : to.outcome, ""];
  return { id: `${to.kind} ${where} ${key}`.trim(), label, to };
}

function owner(plan: Plan, id: string | null): string {
  return id ? ` of ${nameOf(personOf(plan, id))}` : "";
}

/** The first words of a text, to be told apart by. */
function beginning(text = ""): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  if (!words) return "";
  return `: ${words.length > 50 ? `${words.slice(0, 50).replace(/\s\S*$/, "")}…` : words}`;
}
