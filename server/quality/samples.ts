import * as z from "zod/mini";
import type { Principal } from "#src/access.ts";
import { QualityFilter } from "#src/api/quality.ts";
import {
  type NewSample,
  ReviewState,
  type Sample,
  type SampleWithPlans,
} from "#src/api/reviews.ts";
import type { Template } from "#src/template/template.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import { PlanFactsJson } from "#server/summaries/plan-summary.ts";
import type { Leader } from "#server/store/quality-store.ts";
import type { DrawnPlan, KeptSample, SampleStore } from "#server/store/sample-store.ts";
import { drawSample } from "./draw-sample.ts";

/** What samples are made of. */
export type SampleParts = {
  store: SampleStore;
  /** The names of teams, by id. */
  teams: () => Promise<ReadonlyMap<string, string>>;
  audit: Pick<Audit, "record">;
  templates: readonly Template[];
  /** The clock, in milliseconds. */
  now: () => number;
};

/** Plans that are drawn to be looked at. */
export type Samples = ReturnType<typeof createSamples>;

/** So many samples are listed. */
const MOST_LISTED = 100;

const Teams = z.nullable(z.array(z.string()));

/**
 * Draws and lists samples. A sample is seen by whoever leads every team that it was drawn from now,
 * and so could draw the same; what they may not see of it any more is only counted.
 */
export function createSamples({ store, teams, audit, templates, now }: SampleParts) {
  const titleOf = new Map(templates.map((it) => [it.name, it.title]));

  return {
    /** Those that somebody may see, the newest first. */
    async list(leader: Leader): Promise<Sample[]> {
      const samples = (await store.all()).filter((it) => maySee(it, leader));
      return told(samples.slice(0, MOST_LISTED), leader);
    },

    /** One of them with its plans; null where there is none such. */
    async find(id: string, leader: Leader): Promise<SampleWithPlans | null> {
      const sample = (await store.all()).find((it) => it.id === id);
      if (!sample || !maySee(sample, leader)) return null;
      const [head] = await told([sample], leader);
      const plans = await store.plansOf(id, leader);
      const names = await teams();
      return head ? { ...head, plans: plans.map((it) => toPlan(it, names)) } : null;
    },

    /** Draws one; null where there is nothing to draw from. */
    async draw(wish: NewSample, leader: Leader, who: Principal): Promise<Sample | null> {
      const { filter, purpose } = wish;
      const seed = wish.seed ?? newId();
      const choices = await store.choices(leader, filter);
      const { drawn, ofPrint } = drawSample(choices, seed, wish.size);
      if (!drawn.length) return null;
      const actor = actorOf(who);
      const sample = {
        id: newId(),
        at: now(),
        by: actor.id,
        purpose,
        filter: JSON.stringify(filter),
        teams: teamsOf(filter, leader),
        seed,
        size: drawn.length,
        of: choices.length,
        ofPrint,
      };
      const begun = await store.add(
        sample,
        drawn.map((planId) => ({ id: newId(), planId })),
      );
      await audit.record({ actor, action: "sample-drawn", about: sample.id });
      await Promise.all(begun.map((plan) => audit.record({ actor, action: "review-begun", plan })));
      const byName = who.kind === "owner" ? null : who.name;
      const [made] = await told([{ ...sample, byName }], leader);
      return made ?? null;
    },
  };

  async function told(samples: readonly KeptSample[], leader: Leader): Promise<Sample[]> {
    const rows = Map.groupBy(
      await store.states(
        samples.map((it) => it.id),
        leader,
      ),
      (it) => it.sample,
    );
    return samples.map((it) => toSample(it, rows.get(it.id) ?? []));
  }

  function toPlan(found: DrawnPlan, names: ReadonlyMap<string, string>) {
    const { plan, reference, template, teamId, review, findings, dismissed } = found;
    const facts = found.facts === null ? null : PlanFactsJson.parse(JSON.parse(found.facts));
    return {
      plan,
      reference,
      title: facts?.title ?? titleOf.get(template) ?? template,
      resident: facts?.resident ?? "",
      team: teamId === null ? null : (names.get(teamId) ?? null),
      review,
      state: ReviewState.parse(found.state),
      findings,
      dismissed,
      at: new Date(found.at).toISOString(),
      hasChanged: found.seq > found.seenSeq,
    };
  }
}

/** The teams that a sample is drawn from, as they are kept. */
function teamsOf({ team }: QualityFilter, leader: Leader): string | null {
  const teams = team === undefined ? leader?.teams : [team];
  return teams ? JSON.stringify([...teams].sort()) : null;
}

function maySee(sample: KeptSample, leader: Leader): boolean {
  if (!leader) return true;
  const teams = Teams.parse(JSON.parse(sample.teams ?? "null"));
  return teams?.every((it) => leader.teams.includes(it)) ?? false;
}

function toSample(row: KeptSample, counts: readonly { state: string; plans: number }[]): Sample {
  const { id, purpose, seed, size } = row;
  const of = (state: ReviewState) => counts.find((it) => it.state === state)?.plans ?? 0;
  return {
    id,
    at: new Date(row.at).toISOString(),
    by: row.byName ?? "",
    purpose,
    filter: QualityFilter.parse(JSON.parse(row.filter)),
    size,
    seed,
    from: row.of,
    fromPrint: row.ofPrint,
    states: {
      waiting: of("waiting"),
      asked: of("asked"),
      answered: of("answered"),
      reviewed: of("reviewed"),
      signedOff: of("signedOff"),
    },
    hidden: size - counts.reduce((sum, it) => sum + it.plans, 0),
  };
}
