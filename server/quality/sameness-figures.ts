import {
  type Cluster,
  createCaseload,
  SAME,
  type SignedSection,
} from "#src/lint/across/caseload.ts";
import {
  compareSignatures,
  resemblance,
  type Signature,
  signatureFrom,
} from "#src/lint/across/signature.ts";
import type { ComparedPiece } from "#server/store/signature-store.ts";

/** A plan whose writing is compared; plans of one resident have the same `resident`. */
export type PlanToCompare = {
  id: string;
  template: string;
  team: string | null;
  begunAt: number;
  resident: string;
};

/** So many of so many plans, or pieces of writing. */
type Part = { plans: number; of: number };

/** Wording that stands nearly the same in plans of several residents. */
export type Wording = {
  residents: number;
  plans: number;
  sections: { template: string; section: string; plans: number }[];
  /** The ids of the teams; none where there are so few plans that a team may be one person. */
  teams: string[];
  templates: string[];
  begun: { first: number; last: number };
  alike: number;
  places: { plan: string; entity: string; key: string }[];
};

/** What comparing found, without a word of any plan. */
export type ComparedWriting = {
  pieces: number;
  recurring: number;
  nearly: number;
  plans: Part;
  sections: {
    template: string;
    section: string;
    pieces: number;
    recurring: number;
    /** How many plans have writing there. */
    plans: number;
  }[];
  templates: (Part & { name: string })[];
  teams: (Part & { name: string })[] | null;
  wordings: Wording[];
  /** How many more there are than are kept, by what they can be asked for by. */
  more: { teams: string[]; templates: string[]; wordings: number }[];
};

/** The least number of plans that is said of a team, for it may be one person. */
const LEAST = 5;

/** So many wordings are kept, and so many places of each. */
const MOST_WORDINGS = 1000;
const MOST_PLACES = 10;

/** Of so many different pieces of a wording it is looked how alike they are. */
const MOST_HELD_TOGETHER = 24;

/** Takes in the writing of plans, and then compares all of it once. */
export function createComparing() {
  const plans = new Map<string, PlanToCompare>();
  const caseload = createCaseload();
  /** Which plan a piece is of: what is compared are residents, and not plans. */
  const planOf = new Map<SignedSection, PlanToCompare>();
  return { add, compare };

  function add(some: readonly PlanToCompare[], pieces: readonly ComparedPiece[]): void {
    for (const it of some) plans.set(it.id, it);
    for (const { plan: id, section, entity, key, bytes } of pieces) {
      const plan = plans.get(id);
      if (!plan) continue;
      const { template, team, resident } = plan;
      const signature = signatureFrom(bytes);
      const facts = { template, team, writer: null, section, entity, key };
      const signed = { plan: resident, ...facts, signature };
      planOf.set(signed, plan);
      caseload.add(signed);
    }
  }

  function compare(): ComparedWriting {
    const { compared, clusters, nearly } = caseload.compare();
    const recurs = new Set(clusters.flatMap((it) => it.sections));
    const kept = clusters.slice(0, MOST_WORDINGS);
    const by = (nameOf: (section: SignedSection) => string | null) => countBy(nameOf, recurs);
    const all = by(() => "");
    return {
      pieces: compared,
      recurring: recurs.size,
      nearly,
      plans: { plans: all[0]?.plans ?? 0, of: all[0]?.of ?? 0 },
      sections: by(({ template, section }) => `${template}/${section}`).map(sectionOf),
      templates: by((it) => it.template).map(partOf),
      teams: safeTeams(by((it) => it.team).map(partOf)),
      wordings: kept.map(wordingOf),
      more: moreOf(clusters.slice(MOST_WORDINGS).map(wordingOf)),
    };
  }

  /** Counts pieces, and plans with such, by a name. */
  function countBy(
    nameOf: (section: SignedSection) => string | null,
    recurs: ReadonlySet<SignedSection>,
  ) {
    const found = new Map<string, ReturnType<typeof noneOf>>();
    for (const [section, { id }] of planOf) {
      const name = nameOf(section);
      if (name === null) continue;
      const count = found.get(name) ?? noneOf(name);
      found.set(name, count);
      count.pieces++;
      count.inPlans.add(id);
      if (!recurs.has(section)) continue;
      count.recurring++;
      count.recursIn.add(id);
    }
    return [...found.values()].map(({ inPlans, recursIn, ...it }) => {
      return { ...it, plans: recursIn.size, of: inPlans.size };
    });
  }

  function wordingOf(cluster: Cluster): Wording {
    const those = cluster.sections.flatMap((it) => planOf.get(it) ?? []);
    const inPlans = new Map(those.map((it) => [it.id, it]));
    const begun = [...inPlans.values()].map((it) => it.begunAt);
    const teams = new Set(those.flatMap((it) => it.team ?? []));
    return {
      residents: cluster.plans,
      plans: inPlans.size,
      sections: sectionsOf(cluster),
      teams: inPlans.size < LEAST ? [] : [...teams].sort(),
      templates: [...new Set(those.map((it) => it.template))].sort(),
      begun: { first: Math.min(...begun), last: Math.max(...begun) },
      alike: alikeIn(cluster.sections),
      places: placesOf(cluster),
    };
  }

  function sectionsOf({ sections }: Cluster): Wording["sections"] {
    const found = new Map<string, { template: string; section: string; plans: Set<string> }>();
    for (const it of sections) {
      const { template, section } = it;
      const name = `${template}/${section}`;
      const known = found.get(name) ?? { template, section, plans: new Set<string>() };
      found.set(name, known);
      known.plans.add(planOf.get(it)?.id ?? "");
    }
    return [...found.values()]
      .map((it) => ({ ...it, plans: it.plans.size }))
      .sort((a, b) => b.plans - a.plans);
  }

  /** One place in each plan, of plans of as many residents as there is room for. */
  function placesOf({ sections }: Cluster): Wording["places"] {
    const residents = new Map<string, SignedSection>();
    const others = new Map<string, SignedSection>();
    for (const it of sections) {
      const id = planOf.get(it)?.id ?? "";
      if (!residents.has(it.plan)) residents.set(it.plan, it);
      else if (planOf.get(residents.get(it.plan) ?? it)?.id !== id) others.set(id, it);
    }
    return [...residents.values(), ...others.values()].slice(0, MOST_PLACES).map((it) => {
      return { plan: planOf.get(it)?.id ?? "", entity: it.entity, key: it.key };
    });
  }
}

function noneOf(name: string) {
  return { name, pieces: 0, recurring: 0, inPlans: new Set<string>(), recursIn: new Set<string>() };
}

function partOf({ name, plans, of }: Part & { name: string }) {
  return { name, plans, of };
}

function sectionOf(counted: { name: string; pieces: number; recurring: number; of: number }) {
  const [template = "", section = ""] = counted.name.split("/");
  const { pieces, recurring, of } = counted;
  return { template, section, pieces, recurring, plans: of };
}

/**
 * All teams or none: with one of them left out, its number would be what the others leave of the sum.
 */
function safeTeams(teams: (Part & { name: string })[]): (Part & { name: string })[] | null {
  const isSafe = teams.every((it) => it.plans === 0 || it.plans >= LEAST);
  return teams.length > 1 && isSafe ? teams : null;
}

function moreOf(wordings: readonly Wording[]): ComparedWriting["more"] {
  const found = new Map<string, ComparedWriting["more"][number]>();
  for (const { teams, templates } of wordings) {
    const name = JSON.stringify([teams, templates]);
    const known = found.get(name) ?? { teams, templates, wordings: 0 };
    found.set(name, known);
    known.wordings++;
  }
  return [...found.values()];
}

/** How much each shares at least with the one of another resident that is most like it. */
function alikeIn(sections: readonly SignedSection[]): number {
  const different: { signature: Signature; residents: Set<string> }[] = [];
  for (const { signature, plan } of sections.toSorted((a, b) =>
    compareSignatures(a.signature, b.signature),
  )) {
    const last = different.at(-1);
    if (last && compareSignatures(last.signature, signature) === 0) last.residents.add(plan);
    else different.push({ signature, residents: new Set([plan]) });
  }
  if (different.length > MOST_HELD_TOGETHER) return SAME;
  return Math.min(...different.map((it) => bestOf(it, different)));
}

function bestOf(
  one: { signature: Signature; residents: ReadonlySet<string> },
  all: readonly { signature: Signature; residents: ReadonlySet<string> }[],
): number {
  if (one.residents.size > 1) return 1;
  const others = all.filter((it) => [...it.residents].some((who) => !one.residents.has(who)));
  return Math.max(SAME, ...others.map((it) => resemblance(one.signature, it.signature)));
}
