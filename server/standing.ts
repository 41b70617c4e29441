import { decideOnPlan, mayOnPlan, type Person, type PlanAccess } from "#src/access.ts";
import type { UntendedPlan } from "#src/api/organisation.ts";
import { type Choices, GLASS_HOURS, type Standing } from "#src/api/standing.ts";
import type { Gate } from "./access/gate.ts";
import { type Audit, actorOf } from "./upkeep/audit.ts";
import { newId } from "./new-ids.ts";
import type { Notices } from "./notices.ts";
import type { PeopleStore } from "./store/people-store.ts";
import type { Colleague, StandingStore } from "./store/standing-store.ts";

/** What decides who may know of plans. */
export type StandingParts = {
  store: StandingStore;
  people: Pick<PeopleStore, "teams">;
  gate: Pick<Gate, "facts" | "changed">;
  audit: Pick<Audit, "record">;
  notices: Pick<Notices, "tell">;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
};

/** Why things stay as they are: nobody could lift it, or somebody or a team is not there. */
export type StandingRefusal = "no-lead" | "nobody" | "no-team";

/** Who may know of plans, and how that changes. */
export type Standings = ReturnType<typeof createStandings>;

const GLASS_MS = GLASS_HOURS * 60 * 60 * 1000;

/** Changes who may know of plans: for good or for a while, on the log, and never behind anybody's back. */
export function createStandings({ store, people, gate, audit, notices, now }: StandingParts) {
  return {
    /** How a plan stands to somebody; null for a plan that is not there. */
    async of(who: Person, plan: string): Promise<Standing | null> {
      const facts = await gate.facts(plan);
      if (!facts) return null;
      const [named, teams] = await Promise.all([store.named(plan), people.teams()]);
      const at = now();
      const isTheirs = decideOnPlan(who, "read", { ...facts, glass: {} }, at) === "yes";
      return {
        may: mayOnPlan(who, facts, at),
        team: teams.find((it) => it.id === facts.team) ?? null,
        isRestricted: facts.isRestricted,
        named: facts.isRestricted ? named : [],
        glassUntil: isTheirs ? null : (facts.glass[who.id] ?? null),
      };
    },

    /** Whom a plan can be named to, those of its team first, and the teams it can go to. */
    async choices(plan: string): Promise<Choices> {
      const [facts, colleagues, teams] = await Promise.all([
        gate.facts(plan),
        store.colleagues(),
        people.teams(),
      ]);
      const byId = new Map<string, Choices["people"][number]>();
      for (const { id, name, team, isLead } of colleagues) {
        const isOfTeam = team === facts?.team;
        const known = byId.get(id) ?? { id, name, isOfTeam: false, isLead: false };
        if (isOfTeam) Object.assign(known, { isOfTeam, isLead });
        byId.set(id, known);
      }
      const all = [...byId.values()];
      const inTeam = all.filter((it) => it.isOfTeam);
      const others = all.filter((it) => !it.isOfTeam);
      return {
        people: [...inTeam, ...others],
        teams: teams.filter((it) => it.id !== facts?.team),
      };
    },

    /** Lets only these people and whoever asks know of a plan; answers why not. */
    async restrict(
      who: Person,
      plan: string,
      wanted: readonly string[],
      why: string | undefined,
    ): Promise<StandingRefusal | null> {
      const facts = await gate.facts(plan);
      const colleagues = await store.colleagues();
      const before = facts?.isRestricted ? facts.named : [];
      const named = [...new Set([who.id, ...wanted])];
      // Whoever was named before may have left the team, or never have had one.
      const known = new Set([who.id, ...before, ...colleagues.map((it) => it.id)]);
      if (!named.every((it) => known.has(it))) return "nobody";
      const leads = leadsOf(colleagues, facts?.team ?? null);
      if (leads.length && !leads.some((it) => named.includes(it))) return "no-lead";
      if (!(await store.restrict(plan, named))) return "nobody";
      await audit.record({ actor: actorOf(who), action: "restricted", plan, ...withWhy(why) });
      await gate.changed();
      const news = named.filter((it) => it !== who.id && !before.includes(it));
      await notices.tell(news, { plan, facts: { kind: "named", by: who.id } });
      return null;
    },

    /** Plans that only people know of who have left, with those who lead their teams. */
    async untended(): Promise<UntendedPlan[]> {
      const [plans, colleagues, teams] = await Promise.all([
        store.untended(),
        store.colleagues(),
        people.teams(),
      ]);
      return plans.map(({ id, reference, team }) => ({
        id,
        reference,
        team: teams.find((it) => it.id === team)?.name ?? "",
        leads: colleagues
          .filter((it) => it.isLead && it.team === team)
          .map(({ id, name }) => ({ id, name })),
      }));
    },

    /** Names a lead of its team in a plan whose named people have left; answers why not. */
    async entrust(
      who: Person,
      plan: string,
      lead: string,
      why: string | undefined,
    ): Promise<StandingRefusal | null> {
      const facts = await gate.facts(plan);
      const leads = leadsOf(await store.colleagues(), facts?.team ?? null);
      if (!facts?.isUntended || !leads.includes(lead)) return "no-lead";
      if (!(await store.restrict(plan, [...new Set([...facts.named, lead])]))) return "nobody";
      await audit.record({
        actor: actorOf(who),
        action: "entrusted",
        plan,
        about: lead,
        ...withWhy(why),
      });
      await gate.changed();
      await notices.tell([lead], { plan, facts: { kind: "named", by: who.id } });
      return null;
    },

    /** Lets the whole team know of a plan again. */
    async lift(who: Person, plan: string, why: string | undefined): Promise<void> {
      if (!(await store.restrict(plan, null))) return;
      await audit.record({ actor: actorOf(who), action: "unrestricted", plan, ...withWhy(why) });
      await gate.changed();
    },

    /** Gives a plan to another team; answers why not. */
    async move(
      who: Person,
      plan: string,
      team: string,
      why: string | undefined,
    ): Promise<StandingRefusal | null> {
      const facts = await gate.facts(plan);
      if (!(await people.teams()).some((it) => it.id === team)) return "no-team";
      const leads = leadsOf(await store.colleagues(), team);
      if (facts?.isRestricted && !leads.some((it) => facts.named.includes(it))) return "no-lead";
      if (!(await store.move(plan, team))) return "nobody";
      await audit.record({
        actor: actorOf(who),
        action: "moved",
        plan,
        about: team,
        ...withWhy(why),
      });
      await gate.changed();
      const to = (facts?.isRestricted ? [] : leads).filter((it) => it !== who.id);
      await notices.tell(to, { plan, facts: { kind: "moved", by: who.id } });
      return null;
    },

    /**
     * Lets somebody look at a plan that is not theirs, and tells those whose it is. Where there is no
     * such plan only the log hears that somebody knocked.
     */
    async breakGlass(who: Person, plan: string, reason: string): Promise<void> {
      const at = now();
      const facts = await gate.facts(plan);
      const may = decideOnPlan(who, "breakGlass", facts, at) === "yes";
      // Whoever may see it needs no leave; of a plan that is not there no reason could be erased with it.
      if (!facts || !may) {
        if (!facts) await audit.record({ actor: actorOf(who), action: "knocked", plan });
        return;
      }
      await audit.record({ actor: actorOf(who), action: "glass-broken", plan, why: reason });
      const glass = {
        id: newId(),
        planId: plan,
        personId: who.id,
        reason,
        at,
        until: at + GLASS_MS,
      };
      await store.breakGlass(glass);
      await gate.changed();
      const to = lookAfter(facts, await store.colleagues()).filter((it) => it !== who.id);
      const said = {
        kind: "glass-broken",
        by: who.id,
        glass: glass.id,
        until: glass.until,
      } as const;
      await notices.tell(to, { plan, facts: said });
    },
  };
}

/** Those who are told when somebody looks: who is named, else the team's leads, or the team without one. */
function lookAfter(facts: PlanAccess, colleagues: readonly Colleague[]): readonly string[] {
  if (facts.isRestricted) return facts.named;
  const leads = leadsOf(colleagues, facts.team);
  if (leads.length) return leads;
  return colleagues.filter((it) => it.team === facts.team).map((it) => it.id);
}

function leadsOf(colleagues: readonly Colleague[], team: string | null): string[] {
  return colleagues.filter((it) => it.team === team && it.isLead).map((it) => it.id);
}

function withWhy(why: string | undefined) {
  return why === undefined ? {} : { why };
}
