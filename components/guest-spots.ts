import { PLAN } from "#src/document/roots.ts";
import { whereIs } from "#src/lint/where-is.ts";
import type { Plan } from "#src/plan/plan.ts";
import { withKeptSections } from "#src/template/kept-sections.ts";
import type { Template } from "#src/template/template.ts";

/** A piece of writing that something can be said about: `id` is `ENTITY/KEY`. */
export type Spot = { id: string; label: string; text: string };

/** The pieces of writing of a plan, in the order in which they are read. */
export function spotsOf(plan: Plan, template: Template): Spot[] {
  const spot = (entity: string, key: string, text = ""): Spot => {
    const { part, place } = whereIs({ entity, key, from: 0, to: 0 }, plan, template);
    return { id: `${entity}/${key}`, label: `${part}: ${place}`, text };
  };
  const writing = (entity: string, sections: Template["planSections"], found: Plan["writing"]) =>
    withKeptSections(sections, found)
      .filter((it) => it.holds === "writing")
      .map(({ key }) => spot(entity, key, found[key]?.text));
  return [
    ...writing(PLAN, template.planSections, plan.writing),
    ...plan.outcomes.flatMap((it) => [
      ...writing(it.id, template.outcomeSections, it.writing),
      ...[...it.markers, ...it.actions].map(({ id, wording }) => spot(id, "text", wording.text)),
    ]),
  ];
}
