import type { Cluster, SignedSection } from "./caseload.ts";

/** One of several things that are counted, and in how many plans it is. */
export type Count = { name: string; plans: number };

/** Counts, the largest first. Those under five are withheld, and so is how many there are. */
export type Counts = { shown: readonly Count[]; withheld: boolean };

/** What someone who looks after templates and training is shown of a cluster: no plan, no words. */
export type ClusterCounts = {
  plans: number;
  byTemplate: readonly Count[];
  bySection: readonly Count[];
  /** A team may be one person, so small counts are withheld as they are by person. */
  byTeam: Counts;
  byWriter: Counts;
};

/** The least number of plans that is said of a person. */
const LEAST = 5;

/** Counts the plans of a cluster by where its wording comes from, to mend templates and training. */
export function countsOf({ sections, plans }: Cluster): ClusterCounts {
  return {
    plans,
    byTemplate: countBy(sections, (it) => it.template),
    bySection: countBy(sections, (it) => it.section),
    byTeam: withheld(countBy(sections, (it) => it.team)),
    byWriter: withheld(countBy(sections, (it) => it.writer)),
  };
}

/** In how many plans beside this one the wording stands, in all and of the same template. */
export function othersIn(
  { sections }: Cluster,
  { plan, template }: Pick<SignedSection, "plan" | "template">,
) {
  const others = sections.filter((it) => it.plan !== plan);
  const same = others.filter((it) => it.template === template);
  return { plans: plansIn(others), sameTemplate: plansIn(same) };
}

function plansIn(sections: readonly SignedSection[]): number {
  return new Set(sections.map((it) => it.plan)).size;
}

function countBy(
  sections: readonly SignedSection[],
  nameOf: (section: SignedSection) => string | null,
): Count[] {
  const plans = new Map<string, Set<string>>();
  for (const section of sections) {
    const name = nameOf(section);
    if (name === null) continue;
    const known = plans.get(name);
    if (known) known.add(section.plan);
    else plans.set(name, new Set([section.plan]));
  }
  const counts = [...plans].map(([name, { size }]) => ({ name, plans: size }));
  return counts.sort((a, b) => b.plans - a.plans || (a.name < b.name ? -1 : 1));
}

function withheld(counts: readonly Count[]): Counts {
  const shown = counts.filter((it) => it.plans >= LEAST);
  return { shown, withheld: shown.length < counts.length };
}
