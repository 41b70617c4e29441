import { Hono } from "hono";
import {
  Archived,
  BroughtBack,
  MOST_BIRTH_BYTES,
  NewPlan,
  PlanId,
  PlanQuestion,
} from "#src/api/plans.ts";
import { type Principal, teamsOf } from "#src/access.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, inPlace, onPlan } from "#server/access/guard.ts";
import { noted } from "#server/access/noted.ts";
import { type Audit, actorOf } from "#server/upkeep/audit.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import type { Finder, PlanStore } from "#server/store/plan-store.ts";

/** `/api/plans`: finding, beginning and putting away plans. */
export function planRoutes(library: PlanLibrary, plans: PlanStore, gate: Gate, audit: Audit) {
  return new Hono<Asked>()
    .get("/", inPlace("seePlans"), async (c) => {
      const question = PlanQuestion.parse(c.req.query());
      return c.json(await library.list(question, finderOf(c.get("who"))));
    })
    .post("/", inPlace("createPlan"), async (c) => {
      const beginning = NewPlan.parse(await c.req.json());
      const team = teamFor(c.get("who"), beginning.team);
      if (team === undefined) return c.json({ error: NOT_IN_TEAM }, 403);
      const id = await library.create(beginning, team);
      if (id) return c.json({ id }, 201);
      return c.json({ error: `There is no template called "${beginning.template}".` }, 400);
    })
    .put("/:id", inPlace("createPlan"), async (c) => {
      const id = PlanId.parse(c.req.param("id"));
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const team = teamFor(c.get("who"), c.req.query("team"));
      if (team === undefined) return c.json({ error: NOT_IN_TEAM }, 403);
      // Whether there is a plan that is hidden from them is not told: as of one that was erased.
      if (await isHidden(c.get("who"), id)) return c.json({ error: NOT_TAKEN.erased }, 410);
      const refusal =
        bytes.byteLength > MOST_BIRTH_BYTES
          ? "unreadable"
          : await library.takeBegun(id, bytes, team);
      if (!refusal) return c.json({ id }, 201);
      return c.json({ error: NOT_TAKEN[refusal] }, STATUS[refusal]);
    })
    .put("/:id/back", inPlace("createPlan"), async (c) => {
      const id = PlanId.parse(c.req.param("id"));
      const { team: wanted, named } = BroughtBack.parse(c.req.query());
      const who = c.get("who");
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const begun = library.readBroughtBack(id, bytes);
      if (typeof begun === "string") return c.json({ error: NOT_TAKEN[begun] }, STATUS[begun]);
      // Only somebody who has the whole plan hears from here on whether it is there.
      if (await isHidden(who, id)) return c.json({ error: NOT_TAKEN.erased }, 410);
      const team = teamFor(who, wanted ?? "");
      if (team === undefined) return c.json({ error: NOT_IN_ITS_TEAM }, 403);
      const isNew = !(await gate.facts(id));
      const stands = { team, named: namedIn(who, named) };
      const refusal = await library.takeBroughtBack(begun, stands);
      if (refusal) return c.json({ error: NOT_TAKEN[refusal] }, STATUS[refusal]);
      if (isNew) await audit.record({ actor: actorOf(who), action: "brought-back", plan: id });
      return c.json({ id }, 201);
    })
    .post("/:id/duplicate", onPlan(gate, "duplicate"), async (c) => {
      const of = c.req.param("id");
      const id = await library.duplicate(of, (await gate.facts(of))?.team ?? null);
      return id ? c.json({ id }, 201) : c.notFound();
    })
    .put("/:id/archived", onPlan(gate, "archive"), async (c) => {
      const { archived } = Archived.parse(await c.req.json());
      const isThere = await plans.setArchived(c.req.param("id"), archived);
      return isThere ? c.body(null, 204) : c.notFound();
    })
    .get("/:id/plan.json", onPlan(gate, "read"), noted(audit, "exported"), async (c) => {
      const plan = await library.read(c.req.param("id"));
      return plan ? c.json(plan) : c.notFound();
    });

  async function isHidden(who: Principal, id: string): Promise<boolean> {
    if (!(await gate.facts(id))) return false;
    return (await gate.decide(who, "read", id)) === "hidden";
  }
}

/** Whose plans a list is made of. */
function finderOf(who: Principal): Finder | null {
  const teams = teamsOf(who);
  return teams === "all" || who.kind !== "person" ? null : { person: who.id, teams };
}

/** The team that a new plan is for: the one that was asked for, or somebody's own; undefined for none. */
function teamFor(who: Principal, wanted: string | undefined): string | null | undefined {
  const teams = teamsOf(who);
  if (teams === "all") return null;
  return wanted === undefined ? teams[0] : teams.find((it) => it === wanted);
}

/** Who alone may know of a plan that comes back, whoever brings it among them; null for its team. */
function namedIn(who: Principal, named: string | undefined): readonly string[] | null {
  if (named === undefined || who.kind !== "person") return null;
  return [...new Set([who.id, ...named.split(",")])];
}

const NOT_IN_ITS_TEAM =
  "An earlier day of the server was put back, and since then you are not in the team that this plan was in, so the server can't take it. You can make a Word copy of it here. Ask whoever looks after Ownwords to put you in that team again.";

const NOT_IN_TEAM = "You are not in that team, so you can't begin a plan there.";

const STATUS = {
  unreadable: 400,
  newer: 400,
  "no-template": 400,
  taken: 409,
  erased: 410,
} as const;

const NOT_TAKEN = {
  unreadable: "The server can't read this plan, so it can't take it.",
  newer: "This plan began in a newer version of Ownwords than the server has.",
  "no-template":
    "The server does not have the template of this plan any more, so it can't take it.",
  erased:
    "The server does not take a plan at this address any more. What you wrote stays on this device.",
  taken: "The server has another plan at this address, so it can't take this one.",
};
