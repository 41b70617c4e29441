import {
  type Overview,
  type PlaceList,
  type PlacesQuestion,
  type QualityFilter,
  QualityPlace,
} from "#src/api/quality.ts";
import type { Sameness, SamenessQuestion } from "#src/api/sameness.ts";
import type { Config, Layer } from "#src/lint/config.ts";
import { createConfigs, packs } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import type { Template } from "#src/template/template.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import { PlanFactsJson } from "#server/summaries/plan-summary.ts";
import type { Database } from "#server/store/database.ts";
import { createMonthStore, type MonthSums } from "#server/store/month-store.ts";
import { planGroups } from "#server/store/plan-groups.ts";
import {
  createQualityStore,
  type FoundPlace,
  type Leader,
  type PlaceInPlaces,
} from "#server/store/quality-store.ts";
import { isOn } from "./plan-quality.ts";
import { gapIn, groupsIn, monthIn, plansBy, plansIn } from "./sum-groups.ts";
import { createSameness } from "./sameness.ts";

/** An overview shows this month and so many before it. */
const MONTHS_BEFORE = 12;

/** What quality is told from. */
export type QualityParts = {
  database: Pick<Database, "db" | "kind">;
  library: Pick<PlanLibrary, "basis" | "today" | "now" | "summaries">;
  templates: readonly Template[];
  /** What the organisation makes of the policy packs now. */
  layers: () => readonly Layer[];
};

/** What the plans of teams have in common, and where: for whoever leads them. */
export type Quality = ReturnType<typeof createQuality>;

/** Tells it from what is kept with the summaries of plans; looks through none itself. */
export function createQuality({ database, library, templates, layers }: QualityParts) {
  const store = createQualityStore(database);
  const months = createMonthStore(database);
  const recurring = createSameness({ database, templates, now: library.now });
  const titleOf = new Map(templates.map((it) => [it.name, it.title]));

  return { overview, places, progress, sameness, keepMonth, idle: recurring.idle };

  /** Counts what there is; one question to the database after another, so that nobody waits for all of them. */
  async function overview(leader: Leader, filter: QualityFilter): Promise<Overview> {
    const { team, template, stage, area } = filter;
    const ofArea = await planGroups(database, leader, area, library.basis());
    const groups = groupsIn(ofArea, filter);
    const { plans, known, looked } = plansIn(groups);
    library.summaries.sweep(looked < plans);
    const rules = await store.rules(leader, filter);
    const areas = await store.areas(leader, filter);
    const byPack = plansBy(groups, "pack");
    const teams = await store.teams();
    const configOf = createConfigs(layers());
    const areaTitles = new Map(
      [...packs, ...layers()].flatMap((it) => it.areas ?? []).map((it) => [it.name, it.title]),
    );
    const total = rules.find((it) => it.rule === (filter.rule ?? ""));
    const month = thisMonth();
    const before = await months.before(month, MONTHS_BEFORE, leader, filter);
    // Months know of no areas and stages.
    const inAll =
      area === undefined ? ofArea : await planGroups(database, leader, undefined, library.basis());
    const now = monthIn(month, groupsIn(inAll, { team, template }));
    return {
      asOf: library.now().toISOString(),
      plans,
      looked,
      findings: { plans: total?.plans ?? 0, of: known, places: total?.places ?? 0 },
      rules: rules
        .filter((it) => it.rule !== "" && it.places + it.dismissed > 0)
        .map((it) => ({ ...it, of: appliedIn(it.rule, byPack, configOf) }))
        .sort((a, b) => b.plans - a.plans || b.places - a.places || inOrder(a.rule, b.rule)),
      areas: areas
        .map((it) => ({ ...it, title: areaTitles.get(it.area) ?? it.area }))
        .sort((a, b) => b.plans - a.plans || inOrder(a.title, b.title)),
      gaps: {
        blankSections: gapIn(groups, "blankSections"),
        missingOwners: gapIn(groups, "missingOwners"),
        overdueReviews: gapIn(groups, "overdueReviews"),
        comingReviews: gapIn(groups, "comingReviews"),
        missedPromises: gapIn(groups, "missedPromises"),
        notAgreed: gapIn(groups, "notAgreed"),
      },
      months: [...before.reverse(), now].map(monthOf),
      teams: choices(plansBy(groupsIn(ofArea, { template, stage }), "teamId"), (it) =>
        teams.get(it),
      ),
      templates: choices(plansBy(groupsIn(ofArea, { team, stage }), "template"), (it) =>
        titleOf.get(it),
      ),
      stages: choices(plansBy(groupsIn(ofArea, { team, template }), "stage"), capitalised),
    };
  }

  /** The list behind a number; null for a cursor that is none. */
  async function places(leader: Leader, question: PlacesQuestion): Promise<PlaceList | null> {
    const { cursor, limit } = question;
    const after = cursor === undefined ? null : placeOf(cursor);
    if (cursor !== undefined && !after) return null;
    const found = await store.places(leader, { ...question, after, limit: limit + 1 });
    const inAll = await store.placesInAll(leader, { ...question, after: null });
    const teams = await store.teams();
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      places: page.map((it) => toPlace(it, teams)),
      plans: inAll.plans,
      total: inAll.places,
      next: last && found.length > limit ? cursorOf(last) : null,
    };
  }

  /** Which wording recurs across residents, as far as it is known by now. */
  async function sameness(leader: Leader, question: SamenessQuestion): Promise<Sameness> {
    const teams = await store.teams();
    const known = await recurring.find(leader, question, teams);
    const groups = await planGroups(database, leader, undefined, library.basis());
    const { plans, looked } = plansIn(groups);
    library.summaries.sweep(looked < plans);
    return {
      plans,
      looked,
      ...known,
      teams: choices(plansBy(groups, "teamId"), (it) => teams.get(it)),
      templates: choices(plansBy(groups, "template"), (it) => titleOf.get(it)),
    };
  }

  /** How many plans there are, and how many were looked through as they are now. */
  async function progress(leader: Leader) {
    const { plans, looked } = await store.plans(leader, {}, library.basis());
    library.summaries.sweep(looked < plans);
    return { plans, looked };
  }

  /** Writes down how this month is so far. */
  async function keepMonth(): Promise<void> {
    await months.keep(thisMonth());
  }

  function thisMonth(): string {
    return library.today().slice(0, "2026-03".length);
  }

  function toPlace(found: FoundPlace, teams: ReadonlyMap<string, string>) {
    const { plan, reference, teamId, rule, messageId, key, entity, section } = found;
    const title = titleOf.get(found.template) ?? found.template;
    const facts = found.facts ? PlanFactsJson.parse(JSON.parse(found.facts)) : null;
    return {
      plan,
      reference,
      title: facts?.title ?? title,
      resident: facts?.resident ?? "",
      team: teamId === null ? null : (teams.get(teamId) ?? null),
      changedAt: new Date(found.changedAt).toISOString(),
      rule,
      messageId,
      key: rule === null ? null : key,
      entity,
      section,
      on: found.day,
      dismissal: QualityPlace.shape.dismissal.parse(JSON.parse(found.dismissal ?? "null")),
    };
  }
}

/** In how many plans a rule says anything, as their policy packs are set. */
export function appliedIn(
  name: string,
  byPack: readonly { name: string | null; plans: number }[],
  configOf: (pack: string) => Config,
): number {
  const rule = all.find((it) => it.name === name);
  const applies = byPack.filter((it) => {
    return it.name !== null && (!rule || isOn(rule, configOf(it.name)));
  });
  return applies.reduce((sum, it) => sum + it.plans, 0);
}

function choices(
  rows: readonly { name: string | null; plans: number }[],
  titled: (name: string) => string | undefined,
) {
  return rows
    .flatMap(({ name, plans }) => (name ? [{ name, title: titled(name) ?? name, plans }] : []))
    .sort((a, b) => inOrder(a.title, b.title));
}

function monthOf({ month, sums }: { month: string; sums: ReadonlyMap<string, number> }) {
  const of = (name: keyof MonthSums) => sums.get(name) ?? 0;
  return {
    month,
    plans: of("plans"),
    withFindings: of("withFindings"),
    gaps: {
      blankSections: of("blankSections"),
      missingOwners: of("missingOwners"),
      overdueReviews: of("overdueReviews"),
      comingReviews: of("comingReviews"),
      missedPromises: of("missedPromises"),
      notAgreed: of("notAgreed"),
    },
  };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A place in the list as it goes over the wire. */
function cursorOf({ changedAt, plan, nth }: PlaceInPlaces): string {
  return `${changedAt}.${nth}.${plan}`;
}

function placeOf(cursor: string): PlaceInPlaces | null {
  const [, changedAt, nth, plan] = /^(\d{1,16})\.(\d{1,9})\.([^\0]+)$/.exec(cursor) ?? [];
  return plan === undefined ? null : { changedAt: Number(changedAt), nth: Number(nth), plan };
}
