import * as Y from "yjs";
import { writePlan } from "#src/document/create-document.ts";
import { daysAfter } from "#src/lint/days.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { TimedEntry } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createGuestStore } from "#server/store/guest-store.ts";
import { createPastStore } from "#server/store/past-store.ts";
import type { PlanVersionTable } from "#server/store/tables.ts";
import { type Chance, createChance } from "./chance.ts";
import type { DemoTeam } from "./fill-people.ts";
import { type Life, makeLife } from "./make-life.ts";
import { setAside } from "./set-aside.ts";

/** What is not as usual: of so many plans. */
const RESTRICTED = 0.015;
const WITH_GUEST = 0.12;
const MOST_VERSIONS = 8;

/** So many plans are put into the database at once. */
const AT_ONCE = 25;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const DAY_MS = 86_400_000;

/** A plan of the demo as it went into the database. */
export type FilledPlan = {
  life: Life;
  plan: Plan;
  team: string;
  /** The id of whoever writes it. */
  worker: string;
  asideRule: string | null;
  isRestricted: boolean;
  /** What was done with it, as it goes on the log. */
  deeds: readonly TimedEntry[];
};

/** Puts plans with a year of history into a database; `told` hears how many are there. */
export async function fillPlans(
  database: Database,
  teams: readonly DemoTeam[],
  {
    templates,
    plans,
    seed,
    today,
    told,
  }: {
    templates: readonly Template[];
    plans: number;
    seed: number;
    today: string;
    told: (done: number, total: number) => void;
  },
): Promise<FilledPlan[]> {
  const past = createPastStore(database);
  const filled: FilledPlan[] = [];
  for (let at = 0; at < plans; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, plans - at) }, (_, place) =>
      fillOne(createChance(seed * 100_003 + at + place), teams, templates, today),
    );
    await past.add(some.map((it) => it.past));
    for (const { life, worker, chance, isRestricted, plan, team, asideRule } of some) {
      const later = await closeOrShare(database, chance, life, plan, worker, today);
      const deeds = [...deedsOf(life, worker, isRestricted, today), ...later];
      filled.push({ life, plan, team, worker, asideRule, isRestricted, deeds });
    }
    told(filled.length, plans);
  }
  return filled;
}

function fillOne(
  chance: Chance,
  teams: readonly DemoTeam[],
  templates: readonly Template[],
  today: string,
) {
  const team = chance.pick(teams);
  const template = templates.find((it) => it.name === team.template);
  if (!template) throw new Error(`The template “${team.template}” is not here.`);
  const [name, worker] = chance.pick([...team.people]);
  const life = makeLife(chance, { template, team: team.name, worker: name, today });
  const end = life.closedOn ?? today;
  const { plan, rule: asideRule } = setAside(chance, life.on(end), { template, today, by: name });
  const versions = versionsOf(chance, life, name);
  const isRestricted = !life.closedOn && chance.happens(RESTRICTED);
  const lastDay = life.days.at(-1) ?? life.from;
  const past = {
    row: {
      id: life.id,
      reference: plan.reference,
      template: template.name,
      templateVersion: template.version,
      createdAt: momentOf(life.from, 9),
      changedAt: momentOf(lastDay, 15) + chance.between(0, 3_000_000),
      seq: versions.length,
      teamId: team.id,
      isRestricted: Number(isRestricted),
    },
    bytes: documentOf(plan, name, lastDay, versions.length + 1),
    versions,
    named: isRestricted ? [worker] : [],
  };
  return { past, life, worker, chance, isRestricted, plan, team: team.id, asideRule };
}

/** The days on which somebody wrote, each as the plan was then; the last is the plan as it is. */
function versionsOf(chance: Chance, life: Life, by: string): PlanVersionTable[] {
  const days = life.days.slice(0, -1).slice(-MOST_VERSIONS);
  return days.map((day, at) => {
    const plan = life.on(day);
    const isAgreed = plan.signatures.some((it) => it.on === day);
    return {
      id: chance.letters(LETTERS, 20),
      planId: life.id,
      seq: at,
      at: momentOf(day, 16),
      reason: isAgreed ? "agreement" : "daily",
      note: "",
      by: isAgreed ? by : "",
      day: isAgreed ? null : day,
      bytes: documentOf(plan, by, day, at + 1),
    };
  });
}

/** That somebody wrote in a plan on the days of its life, and named who alone may know of it. */
function deedsOf(
  { id, days }: Life,
  worker: string,
  isRestricted: boolean,
  today: string,
): TimedEntry[] {
  const about = { actor: { kind: "person", id: worker } as const, plan: id };
  const written = days.map((day) => {
    const at = momentOf(day, day === today ? 7 : 16);
    return { entry: { ...about, action: "changed" as const }, at };
  });
  const [first] = written;
  if (!first || !isRestricted) return written;
  return [...written, { entry: { ...about, action: "restricted" }, at: first.at + 1 }];
}

/** Closes a plan that is over, or lets somebody into one; answers what goes on the log. */
async function closeOrShare(
  database: Database,
  chance: Chance,
  life: Life,
  plan: Plan,
  worker: string,
  today: string,
): Promise<TimedEntry[]> {
  const about = { actor: { kind: "person", id: worker } as const, plan: life.id };
  if (life.closedOn !== null) {
    const why = "Has moved on, and the support has ended.";
    const at = momentOf(life.closedOn, 17);
    const eraseOn = daysAfter(life.closedOn, 7 * 365);
    await createEraseStore(database).close(life.id, { at, by: worker, why, eraseOn });
    return [{ entry: { ...about, action: "closed", why }, at }];
  }
  const friend = plan.people.find((it) => it.id === "friend");
  if (!friend || !chance.happens(WITH_GUEST)) return [];
  const until = momentOf(daysAfter(today, chance.between(5, 80)), 12);
  const consentId = chance.letters(LETTERS, 20);
  const { id: planId } = life;
  const recordedAt = momentOf(daysAfter(today, -chance.between(1, 20)), 11);
  const guest = chance.letters(LETTERS, 20);
  await createGuestStore(database).add(
    {
      id: guest,
      planId,
      name: friend.name,
      kind: "family",
      relation: friend.relation,
      scope: "comment",
      consentId,
      linkHash: null,
      linkUntil: null,
      tokenHash: null,
      createdBy: worker,
      createdAt: recordedAt,
      expiresAt: until,
      revokedAt: null,
      firstUsedAt: recordedAt,
      lastUsedAt: recordedAt,
    },
    {
      id: consentId,
      planId,
      name: friend.name,
      what: "Read the plan and say something about it",
      how: "Said so in a talk",
      until,
      recordedBy: worker,
      recordedAt,
      withdrawnAt: null,
    },
  );
  const joined = { kind: "guest", id: guest } as const;
  return [
    { entry: { ...about, action: "consent-given", about: consentId }, at: recordedAt },
    { entry: { ...about, action: "shared", about: guest }, at: recordedAt },
    {
      entry: { actor: joined, action: "guest-joined", plan: planId, about: guest },
      at: recordedAt,
    },
  ];
}

/** A document that says this, as one update. */
function documentOf(plan: Plan, by: string, day: string, client: number): Uint8Array {
  const ydoc = new Y.Doc();
  // The same plan gives the same bytes, and no two versions of it are mistaken for one another.
  ydoc.clientID = client;
  writePlan(ydoc, plan, { by, now: () => `${day}T09:00:00.000Z`, newId: () => plan.id });
  const bytes = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return bytes;
}

/** A moment of a day, in milliseconds. */
function momentOf(day: string, hour: number): number {
  return Date.parse(day) + (hour / 24) * DAY_MS;
}
