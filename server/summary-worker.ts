/**
 * The thread that reads plans and looks through them for the list. That takes as long as a hundred
 * edits, and the thread that serves people has none of it to spare.
 */
import { setPriority } from "node:os";
import { type MessagePort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import type { Layer } from "#src/lint/config.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { createConfigs } from "#src/lint/packs/index.ts";
import { lint } from "#src/lint/lint.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { type MadeSummary, summarise } from "./plan-summary.ts";

/** What the thread is told when it starts; its questions come through the port. */
export type SummaryStart = {
  templates: readonly Template[];
  layers: readonly Layer[];
  port: MessagePort;
};

/** A document to read, and the day that it is looked through on; `"close"` ends the thread. */
export type SummaryQuestion = { id: number; updates: readonly Uint8Array[]; today: string };

/** From now on plans are looked through with these. */
export type SummaryLayers = { layers: readonly Layer[] };

/** What became of a question; 0 is that of starting. */
export type SummaryAnswer = { id: number; made?: MadeSummary; failure?: unknown };

/** Where cores are few, people come first. */
const NICENESS = 5;

const { templates, layers, port }: SummaryStart = workerData;
const templateOf = new Map(templates.map((it) => [it.name, it]));
let configOf = createConfigs(layers);
// Elsewhere this would be said of the whole program.
if (process.platform === "linux") setPriority(NICENESS);
port.on("message", (question: SummaryQuestion | SummaryLayers | "close") => {
  if (question === "close") return port.close();
  if ("layers" in question) {
    configOf = createConfigs(question.layers);
    return;
  }
  port.postMessage(answer(question));
});
port.postMessage({ id: 0 } satisfies SummaryAnswer);

function answer({ id, updates, today }: SummaryQuestion): SummaryAnswer {
  try {
    return { id, made: make(updates, today) };
  } catch (failure) {
    return { id, failure };
  }
}

function make(updates: readonly Uint8Array[], today: string): MadeSummary {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });
  const plan = readPlan(ydoc);
  ydoc.destroy();
  const template = templateOf.get(plan.template.name);
  const questions = template
    ? questionsIn(
        lint(plan, { template, today, config: configOf(plan.pack || template.pack) }),
        plan,
      )
    : [];
  return summarise(plan, template, questions.length);
}
