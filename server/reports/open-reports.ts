import type { Layer } from "#src/lint/config.ts";
import type { ReportsConfig } from "#server/config.ts";
import { type Log, traceOf } from "#server/log.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import { readWebhookSecret } from "#server/secret.ts";
import type { Database } from "#server/store/database.ts";
import { createReportSentStore } from "#server/store/report-sent-store.ts";
import { createReportStore } from "#server/store/report-store.ts";
import { toFolder, toWebhook } from "./destinations.ts";
import { createReports } from "./reports.ts";
import { createSchedule } from "./schedule.ts";

/** Reports in a running server, and where they go by themselves. Throws a `StartError`. */
export async function openReports(
  database: Database,
  library: Pick<PlanLibrary, "basis" | "today" | "now" | "summaries">,
  layers: () => readonly Layer[],
  config: ReportsConfig,
  log: Log,
) {
  const { basis, today, now, summaries } = library;
  const reports = createReports({
    store: createReportStore(database),
    basis,
    today,
    now,
    sweep: summaries.sweep,
    layers,
  });
  const secret = await readWebhookSecret(config);
  const { folder, webhook, about } = config;
  const schedule = createSchedule({
    reports,
    store: createReportSentStore(database),
    destinations: {
      ...(folder !== null && { folder: toFolder(folder) }),
      ...(webhook !== null && secret !== null && { webhook: toWebhook(webhook, secret, now) }),
    },
    about,
    now,
    onTried: (it, problem, error) =>
      log(problem === null ? "report-sent" : "report-not-sent", {
        ...it,
        ...(problem !== null && { problem }),
        ...(error !== undefined && traceOf(error)),
      }),
    onFailed: (error) => log("reports-failed", traceOf(error)),
  });
  const { begin, close, shownTo } = schedule;
  /** What the routes about reports need, what is kept each hour, and the sending. */
  return { routes: { reports, schedule: shownTo }, keep: reports.keep, begin, close };
}
