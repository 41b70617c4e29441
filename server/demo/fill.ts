import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { daysAfter } from "#src/lint/days.ts";
import type { Template } from "#src/template/template.ts";
import { StartError } from "#server/config.ts";
import { readSecret } from "#server/secret.ts";
import { createAuditStore, type TimedEntry } from "#server/store/audit-store.ts";
import { type Database, openDatabase } from "#server/store/database.ts";
import { createPastStore } from "#server/store/past-store.ts";
import { FAULTS } from "./faults.ts";
import { fillExamples } from "./fill-examples.ts";
import { type DemoPerson, fillPeople } from "./fill-people.ts";
import { monthsOf } from "./fill-months.ts";
import { type FilledPlan, fillPlans } from "./fill-plans.ts";
import { fillReviews, REVIEWS_BEGAN } from "./fill-reviews.ts";
import { QUALITY_LEAD } from "./names.ts";

/** What was sown of one fault: in how many plans, and in how many of them it is still. */
export type SownRate = {
  rule: string;
  /** How many plans it could have been sown in. */
  plans: number;
  rate: number;
  sown: number;
  open: number;
  setAside: number;
};

/** What a demo was filled with; written to `demo.json` in its folder. */
export type DemoReport = {
  seed: number;
  today: string;
  plans: number;
  closed: number;
  restricted: number;
  faults: SownRate[];
};

/** What somebody wants a demo to be. */
export type DemoWish = {
  dataDir: string;
  templates: readonly Template[];
  plans: number;
  seed: number;
  today: string;
  password: string;
  told: (done: number, total: number) => void;
};

/** Fills an empty folder with an organisation. Throws a `StartError` where something is in it already. */
export async function fillDemo(
  wish: DemoWish,
): Promise<{ report: DemoReport; people: DemoPerson[]; filled: FilledPlan[] }> {
  const { dataDir, today, seed } = wish;
  await mkdir(dataDir, { recursive: true });
  const there = await readdir(dataDir);
  if (there.length)
    throw new StartError(
      `The folder ${dataDir} has something in it, and a demo only goes into an empty one. Name another: npm run demo -- FOLDER`,
    );
  const secret = await readSecret({
    authSecret: null,
    authSecretFile: null,
    databaseUrl: null,
    dataDir,
  });
  const database = await openDatabase({ kind: "sqlite", dataDir });
  try {
    const now = () => Date.parse(`${today}T08:00:00Z`);
    const { teams, people } = await fillPeople(database, { secret, password: wish.password, now });
    const filled = await fillPlans(database, teams, wish);
    await fillExamples(database, teams, now());
    const months = monthsOf(filled, wish.templates, today);
    await createPastStore(database).addMonths(months);
    const lead = people.find((it) => it.name === QUALITY_LEAD);
    if (lead)
      await keepLog(database, filled, today, () =>
        fillReviews(database, { ...wish, teams, lead, filled }),
      );
    const report = reportOf(filled, { seed, today });
    await writeFile(join(dataDir, "demo.json"), `${JSON.stringify(report, null, 2)}\n`);
    return { report, people, filled };
  } finally {
    await database.db.destroy();
  }
}

/** Puts on the log what was done, in the order of time; whoever reviews sees who wrote before. */
async function keepLog(
  database: Database,
  filled: readonly FilledPlan[],
  today: string,
  review: () => Promise<TimedEntry[]>,
): Promise<void> {
  const log = createAuditStore(database);
  const deeds = filled.flatMap((it) => it.deeds);
  const begin = Date.parse(daysAfter(today, -REVIEWS_BEGAN));
  await log.append(inOrder(deeds.filter((it) => it.at < begin)));
  const reviewed = await review();
  await log.append(inOrder([...deeds.filter((it) => it.at >= begin), ...reviewed]));
}

function inOrder(entries: readonly TimedEntry[]): TimedEntry[] {
  return entries.toSorted((a, b) => a.at - b.at);
}

function reportOf(
  filled: readonly FilledPlan[],
  { seed, today }: Pick<DemoReport, "seed" | "today">,
): DemoReport {
  const inUse = filled.filter((it) => it.life.closedOn === null);
  const faults = FAULTS.map(({ rule, rate, only }) => {
    const could = inUse.filter(({ life }) => !only || only.team === life.team);
    const sown = could.filter(({ life }) => life.sown.some((it) => it.fault.rule === rule));
    const open = sown.filter(({ life }) =>
      life.sown.some((it) => it.fault.rule === rule && it.mendedOn === null),
    );
    const setAside = inUse.filter((it) => it.asideRule === rule).length;
    return { rule, plans: could.length, rate, sown: sown.length, open: open.length, setAside };
  });
  return {
    seed,
    today,
    plans: filled.length,
    closed: filled.length - inUse.length,
    restricted: filled.filter((it) => it.isRestricted).length,
    faults,
  };
}
