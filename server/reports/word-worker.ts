/** The thread that writes a report as Word: the one that serves people has no time for it. */
import { parentPort, workerData } from "node:worker_threads";
import { finishWord } from "#src/export/finish-word.ts";
import { writeWord } from "#src/export/write-word.ts";
import type { ReportFacts } from "#src/api/reports.ts";
import { reportOf } from "#src/report/report.ts";

const facts: ReportFacts = workerData;
const copy = reportOf(facts);
// It is no copy of a plan, so it bears the id of none and can't be taken in as one.
const identity = {
  plan: "",
  reference: "",
  version: "",
  copy: "report",
  exportedOn: copy.plan.exportedOn,
  form: "",
  sections: [],
};
const written = await writeWord(copy, identity, new Map());
parentPort?.postMessage(finishWord(written, copy, identity));
