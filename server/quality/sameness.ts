import { createHash } from "node:crypto";
import type { FoundSameness, SamenessQuestion, SameWording } from "#src/api/sameness.ts";
import { capital } from "#src/plan/in-words.ts";
import { headingFor, type Template } from "#src/template/template.ts";
import type { Database } from "#server/store/database.ts";
import type { Leader } from "#server/store/quality-store.ts";
import { type ComparedPlan, createSignatureStore } from "#server/store/signature-store.ts";
import { comparePlans } from "./compare-plans.ts";
import type { ComparedWriting, PlanToCompare, Wording } from "./sameness-figures.ts";

/** What sameness is told from. */
export type SamenessParts = {
  database: Pick<Database, "db" | "kind">;
  templates: readonly Template[];
  now: () => Date;
};

/** So many wordings are shown of those that were asked for. */
const MOST_SHOWN = 50;

/** So many comparisons are kept: leads of the same plans share one. */
const MOST_KEPT = 20;

/** While an older answer is there, others have the machine so many times as long as a comparison took. */
const REST = 5;

/** A comparison, with what it was made of. */
type Kept = { print: string; plans: ReadonlySet<string>; at: Date; compared: ComparedWriting };

/**
 * Tells which wording recurs across residents, and keeps what it found until something changes. Compares
 * in a thread beside that which serves people, one lead's plans at a time.
 */
export function createSameness({ database, templates, now }: SamenessParts) {
  const store = createSignatureStore(database);
  const kept = new Map<string, Kept>();
  /** The print of the last comparison that each lead was shown. */
  const shown = new Map<string, string>();
  /** The comparison that went wrong last, until somebody has been told. */
  let failed: { print: string; error: unknown } | null = null;
  let running: Promise<void> | null = null;
  let restsUntil = -Infinity;

  return { find, idle };

  /** What is known by now. Whether a newer comparison is on its way, `isBehind` says. */
  async function find(
    leader: Leader,
    question: SamenessQuestion,
    teams: ReadonlyMap<string, string>,
  ): Promise<{ isBehind: boolean; found: FoundSameness | null }> {
    const print = createHash("sha256")
      .update(await store.state(leader))
      .digest("base64url");
    const name = leader ? JSON.stringify([leader.person, leader.teams]) : "";
    const newest = kept.get(print);
    if (newest) {
      keep(newest);
      shown.set(name, print);
      return { isBehind: false, found: await tell(newest, leader, question, teams) };
    }
    if (failed?.print === print) {
      const { error } = failed;
      failed = null;
      throw error;
    }
    const plans = await read(leader);
    const older = kept.get(shown.get(name) ?? "");
    // A plan that somebody may not count any more does not count in an older answer either.
    const mayShow = older && isWithin(older.plans, plans);
    if (!running && (!mayShow || performance.now() >= restsUntil)) running = compare(print, plans);
    return {
      isBehind: true,
      found: mayShow ? await tell(older, leader, question, teams) : null,
    };
  }

  /** Resolves when nothing is being compared. */
  async function idle(): Promise<void> {
    await running;
  }

  async function read(leader: Leader): Promise<PlanToCompare[]> {
    const plans: PlanToCompare[] = [];
    const residents = new Map<string, string>();
    for await (const some of store.plans(leader))
      for (const plan of some) {
        const { id, template, team, begunAt } = plan;
        const name = nameOf(plan);
        const resident = residents.get(name) ?? String(residents.size);
        residents.set(name, resident);
        plans.push({ id, template, team, begunAt, resident });
      }
    return plans;
  }

  async function compare(print: string, plans: readonly PlanToCompare[]): Promise<void> {
    const begun = performance.now();
    const at = now();
    try {
      const compared = await comparePlans(plans, store.piecesOf);
      keep({ print, plans: new Set(plans.map((it) => it.id)), at, compared });
    } catch (error) {
      failed = { print, error };
    }
    restsUntil = performance.now() + (performance.now() - begun) * REST;
    running = null;
  }

  /** Those that were asked for last are kept. */
  function keep(it: Kept): void {
    kept.delete(it.print);
    kept.set(it.print, it);
    for (const [print] of kept) if (kept.size > MOST_KEPT) kept.delete(print);
  }

  async function tell(
    { at, compared }: Kept,
    leader: Leader,
    { team, template }: SamenessQuestion,
    teams: ReadonlyMap<string, string>,
  ): Promise<FoundSameness> {
    const isAsked = (it: Pick<Wording, "teams" | "templates">) =>
      (team === undefined || it.teams.includes(team)) &&
      (template === undefined || it.templates.includes(template));
    const asked = compared.wordings.filter(isAsked);
    const more = compared.more.filter(isAsked).reduce((sum, it) => sum + it.wordings, 0);
    const those = asked.slice(0, MOST_SHOWN);
    const ids = new Set(those.flatMap((it) => it.places.map(({ plan }) => plan)));
    const facts = await store.factsOf(leader, [...ids]);
    return {
      comparedAt: at.toISOString(),
      pieces: compared.pieces,
      recurring: compared.recurring,
      nearly: compared.nearly,
      plans: compared.plans,
      sections: inOrder(compared.sections).map(({ template, section, pieces, recurring }) => {
        return { ...sectionNamed(template, section), pieces, recurring };
      }),
      templates: compared.templates
        .map((it) => ({ ...it, title: titleOf(it.name) }))
        .sort((a, b) => byAlphabet(a.title, b.title)),
      teams:
        compared.teams
          ?.map((it) => ({ ...it, title: teams.get(it.name) ?? it.name }))
          .sort((a, b) => byAlphabet(a.title, b.title)) ?? null,
      wordings: those.map(toWording),
      total: asked.length + more,
    };

    function toWording({ residents, plans, begun, alike, ...it }: Wording): SameWording {
      return {
        residents,
        plans,
        alike,
        sections: it.sections.map((one) => ({
          ...sectionNamed(one.template, one.section),
          plans: one.plans,
          of: writtenIn(one.template, one.section),
        })),
        teams: it.teams.map((id) => teams.get(id) ?? id).sort(byAlphabet),
        begun: {
          first: new Date(begun.first).toISOString(),
          last: new Date(begun.last).toISOString(),
        },
        places: it.places.flatMap(({ plan, entity, key }) => {
          const known = facts.get(plan);
          if (!known) return [];
          const { reference, resident } = known;
          return [{ plan, reference, resident: resident ?? "", entity, section: key }];
        }),
      };
    }

    function writtenIn(name: string, section: string): number {
      const found = compared.sections.find((it) => it.template === name && it.section === section);
      return found?.plans ?? 0;
    }
  }

  function titleOf(name: string): string {
    return templates.find((it) => it.name === name)?.title ?? name;
  }

  function sectionNamed(template: string, section: string) {
    const found = sectionsIn(template).find((it) => it.key === section);
    const heading = capital(found ? headingFor(found.heading, "third", "") : section);
    return { template, templateTitle: titleOf(template), section, heading };
  }

  function sectionsIn(name: string) {
    const template = templates.find((it) => it.name === name);
    return template ? [...template.planSections, ...template.outcomeSections] : [];
  }

  /** As the templates have them. */
  function inOrder<It extends { template: string; section: string }>(
    sections: readonly It[],
  ): It[] {
    const at = (it: It) => sectionsIn(it.template).findIndex(({ key }) => key === it.section);
    return sections.toSorted(
      (a, b) => byAlphabet(titleOf(a.template), titleOf(b.template)) || at(a) - at(b),
    );
  }
}

/** Plans of a team with one name on them are one resident's; a plan without a name is nobody else's. */
function nameOf({ id, team, resident }: ComparedPlan): string {
  const called = (resident ?? "").trim().toLowerCase();
  return called ? JSON.stringify([team, called]) : id;
}

function isWithin(older: ReadonlySet<string>, plans: readonly PlanToCompare[]): boolean {
  const now = new Set(plans.map((it) => it.id));
  return [...older].every((it) => now.has(it));
}

function byAlphabet(a: string, b: string): number {
  return a.localeCompare(b, "en-GB");
}
