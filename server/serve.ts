import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import type { Kysely } from "kysely";
import { Plan } from "#src/plan/plan.ts";
import { openAccess } from "./access/open-access.ts";
import { createWho, OWNER_ALONE } from "./access/who.ts";
import { createApp } from "./app.ts";
import { createClientOf } from "./client-address.ts";
import type { Config } from "./config.ts";
import { createEditPlan } from "./edit-plan.ts";
import { hostOf, listen } from "./listen.ts";
import { type Log, traceOf } from "./log.ts";
import type { GuardParts } from "./guard.ts";
import { followMetrics } from "./follow-metrics.ts";
import { openFollowMeKey } from "./follow-me-file.ts";
import { readImportLabels } from "./import-labels.ts";
import { createMetrics } from "./metrics.ts";
import { isLoopback } from "./loopback.ts";
import { createOriginCheck } from "./origin.ts";
import { readLintConfig } from "./rules/lint-config.ts";
import { openExamples } from "./quality/open-examples.ts";
import { openReports } from "./reports/open-reports.ts";
import { openRules } from "./rules/open-rules.ts";
import { openGuestDoor } from "./people/guest-door.ts";
import { openSignIn } from "./people/open-sign-in.ts";
import { openReviews } from "./quality/open-reviews.ts";
import { openStandings } from "./open-standings.ts";
import { openUpkeep } from "./upkeep/open-upkeep.ts";
import { readPictures } from "./pictures.ts";
import { createPlanLibrary } from "./plan-library.ts";
import { createQuality } from "./quality/quality.ts";
import { createRateLimiter, RATE_LIMITS } from "./rate-limits.ts";
import { createReadiness } from "./readiness.ts";
import { DATABASE_FILE } from "./store/data-folder.ts";
import { openDatabase, placeOf } from "./store/database.ts";
import { lifeOf } from "./store/life.ts";
import { createPeopleStore } from "./store/people-store.ts";
import { createPlanStore } from "./store/plan-store.ts";
import type { Tables } from "./store/tables.ts";
import { createUpdateStore } from "./store/update-store.ts";
import { createVersionStore } from "./store/version-store.ts";
import { checkWriting } from "./store/write-check.ts";
import { printOfKey, readSigningKey } from "./signing-key.ts";
import { createHandOut } from "./subject-access/hand-out.ts";
import { createSummaryMaker } from "./summaries/summary-maker.ts";
import { openBus } from "./sync/open-bus.ts";
import { openLines } from "./sync/open-lines.ts";
import { takeUpgrades } from "./take-upgrades.ts";
import { readJsonFile, readTemplates } from "./templates.ts";
import { createVersions } from "./versions.ts";
import { watchFile } from "./watch-file.ts";
import { readWordTemplate } from "./word-template.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where the files lie that come with the program. */
export type Folders = { templates: string; client: string };

/** The folders of an ordinary checkout. */
export const FOLDERS: Folders = {
  templates: join(ROOT, "templates"),
  client: join(ROOT, "dist/client"),
};

/** A server that listens. */
export type Running = {
  /** Where people open it, `"http://127.0.0.1:8080"`. */
  address: string;
  /** Where links lead that are given to people. */
  publicAddress: string;
  /** What the first administrator has to know; null when there is one, or nobody signs in. */
  setupCode: string | null;
  db: Kysely<Tables>;
  /** Says that it is going away, keeps what has arrived, and resolves when all is closed. */
  close: () => Promise<void>;
  /** Ends all connections at once, without a word more to anybody. */
  drop: () => void;
  /** Resolves with a sentence when the server can't go on though nobody has told it to stop. */
  lost: Promise<string>;
};

/** Whoever is slower than this to say what they want holds a connection for its own sake. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5000,
};

/** However many commits are slow, the log hears of one in so long. */
const SLOW_LOG_MS = 1000;

/** Opens the database and listens; throws an error with one sentence when it can't. */
export async function serve(
  config: Config,
  log: Log,
  folders: Folders = FOLDERS,
): Promise<Running> {
  const templates = readTemplates(folders.templates);
  const example = readJsonFile(join(ROOT, "server/example-plan.json"), Plan, "example plan");
  const own = await readLintConfig(config.lintConfig);
  const followMeKey = await openFollowMeKey(config);
  const labels = readImportLabels(config.importLabels);
  const pictures = readPictures(config.picturesDir);
  const wordTemplate = readWordTemplate(config.wordTemplate);
  const database = await openDatabase(
    placeOf(config),
    () => log("database-stopped"),
    (setting) => log("database-unsafe", { setting }),
  );
  const { db } = database;
  const life = await lifeOf(database);
  const people = createPeopleStore(database);
  let address = "";
  const publicAddress = () => config.publicAddresses[0] ?? address;
  const upkeep = openUpkeep(database, people, log);
  const signIn = await openSignIn(config, database, people, upkeep.audit, publicAddress);
  const door = openGuestDoor(database, upkeep.audit, publicAddress);
  const who = signIn ? createWho(signIn.accounts, people, door) : OWNER_ALONE;
  const { gate, watch } = openAccess(database, people, door.guests, (error) =>
    log("access-unknown", traceOf(error)),
  );
  const standing = openStandings(database, people, gate, upkeep.audit);
  const plans = createPlanStore(database, Date.now);
  const metrics = createMetrics();
  const updates = metrics.timed(createUpdateStore(database, Date.now), logSlow);
  const rules = await openRules(database, own, log, (layers) => {
    maker.setLayers(layers);
    summaries.sweep();
  });
  const key = await readSigningKey(config);
  const onStopped = () => log("summaries-stopped");
  const maker = createSummaryMaker(templates, onStopped, rules.layers(), key);
  const library = createPlanLibrary({
    plans,
    updates,
    templates,
    rules: () => rules.print() + printOfKey(key),
    maker,
    now: () => new Date(),
    onFailed: (plan, error) => log("summary-failed", { plan, ...traceOf(error) }),
  });
  const quality = createQuality({ database, library, templates, layers: rules.layers });
  const reporting = await openReports(database, library, rules.layers, config.reports, log);
  const { summaries } = library;
  const versions = createVersions({
    versions: createVersionStore(db),
    plans,
    updates,
    now: () => new Date(),
    onFailed: (plan, error) => log("version-failed", { plan, ...traceOf(error) }),
  });
  const bus = await openBus(database, config.redisUrl, (isUp, error) =>
    log(isUp ? "bus-up" : "bus-down", error === undefined ? {} : traceOf(error)),
  );
  let isLeaving = false;
  let slowAt = -SLOW_LOG_MS;
  let unwatch = () => {};
  try {
    if (await plans.isEmpty()) await library.addExample(example, database.deployment);

    const { rooms, sockets } = openLines({
      updates,
      bus,
      summaries,
      versions,
      metrics,
      door: { who, watch, life },
      lines: upkeep.lines,
      log,
    });
    followMetrics(metrics, bus, { rooms: rooms.count, summariesBehind: summaries.behind });
    const guard: GuardParts = {
      checkOrigin: createOriginCheck(config),
      clientOf: createClientOf(config.trustProxy),
      limiter: createRateLimiter(RATE_LIMITS, () => performance.now()),
      log,
    };
    const app = createApp({
      library,
      plans,
      people,
      life,
      signIn: signIn && { ...signIn, door },
      who,
      gate,
      versions,
      editPlan: createEditPlan(rooms),
      audit: upkeep.audit,
      auditReader: upkeep.auditReader,
      handOut: createHandOut(database, upkeep.audit, templates),
      retention: upkeep.retention,
      ...standing,
      ...openReviews(database, standing.notices, upkeep.audit, templates, rules.layers),
      examples: openExamples(database, library, gate, upkeep.audit),
      quality,
      reports: reporting.routes,
      followMeKey,
      templates,
      rules: rules.routes({ templates, updates, notices: standing.notices, today: library.today }),
      labels,
      pictures,
      wordTemplate,
      guard,
      log,
      readiness: createReadiness({
        isLeaving: () => isLeaving,
        checkWriting: () => checkWriting(database),
        isBusUp: () => (bus.isShared && config.redisUrl !== null ? bus.isUp() : null),
      }),
      metrics: { ...metrics, token: config.metricsToken, isLocal: isLoopback(config.host) },
      onAnswered: metrics.onAnswered,
      clientDir: folders.client,
    });
    const answer = getRequestListener(app.fetch);
    const server = createServer(PATIENCE, (request, response) => void answer(request, response));
    takeUpgrades(server, sockets, guard);
    const { kind, deployment } = database;
    let lose: (why: string) => void = () => {};
    const lost = new Promise<string>((resolve) => (lose = resolve));
    if (kind === "sqlite")
      unwatch = await watchFile(join(config.dataDir, DATABASE_FILE), () => {
        log("database-gone");
        lose("The database was removed or replaced while the server was running.");
      });
    await maker.ready;
    const port = await listen(server, config);
    address = `http://${hostOf(config.host)}:${port}`;
    summaries.sweep();
    log("started", { node: bus.node, database: kind, deployment, port });
    upkeep.begin(rooms.end, () => quality.keepMonth().then(reporting.keep));
    reporting.begin();
    rules.begin();

    return {
      address,
      publicAddress: publicAddress(),
      setupCode: (await signIn?.firstRun.code()) ?? null,
      db,
      lost,
      drop: sockets.drop,
      async close() {
        isLeaving = true;
        log("stopping", { node: bus.node });
        // Whoever sends people here asks now and then whether it is ready.
        if (config.drainSeconds > 0) await pause(config.drainSeconds * 1000);
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeIdleConnections();
        await sockets.close();
        server.closeAllConnections();
        await closed;
        unwatch();
        await bus.close();
        await rules.close();
        await library.close();
        await reporting.close();
        await upkeep.close();
        await db.destroy();
        log("stopped", { node: bus.node });
      },
    };
  } catch (error) {
    unwatch();
    await bus.close();
    await rules.close();
    await library.close();
    await db.destroy();
    throw error;
  }

  function logSlow(plan: string, ms: number, count: number) {
    const now = performance.now();
    if (now - slowAt < SLOW_LOG_MS) return;
    slowAt = now;
    log("slow-commit", { plan, ms: Math.round(ms), count });
  }
}
