import { Worker } from "node:worker_threads";
import { rowOf } from "#server/csv-row.ts";
import type { ReportFacts } from "#src/api/reports.ts";
import { REPORT_COLUMNS, reportRows } from "#src/report/report-rows.ts";

/** A report as a Word file; the same facts give the same bytes anywhere. Made in a thread of its own. */
export function writeReportWord(facts: ReportFacts): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./word-worker.ts", import.meta.url), { workerData: facts });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread ended without an answer.")));
  });
}

/** A report as a table for a spreadsheet, one fact a row. */
export function writeReportCsv(facts: ReportFacts): string {
  return [REPORT_COLUMNS, ...reportRows(facts)].map((it) => rowOf(it)).join("");
}
