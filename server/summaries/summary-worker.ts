/**
 * The thread that reads plans and looks through them for the list. That takes as long as a hundred
 * edits, and the thread that serves people has none of it to spare.
 */
import { setPriority } from "node:os";
import { type MessagePort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import { signPieces } from "#src/lint/across/sign-pieces.ts";
import { createSigner } from "#src/lint/across/signature.ts";
import type { Config, Layer } from "#src/lint/config.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { createConfigs } from "#src/lint/packs/index.ts";
import { createLinter } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { piecesIn } from "#server/cli/lint/pieces-in.ts";
import { qualityOf, type SignedPiece } from "#server/quality/plan-quality.ts";
import { type MadeSummary, summarise } from "./plan-summary.ts";

/** What the thread is told when it starts; its questions come through the port. */
export type SummaryStart = {
  templates: readonly Template[];
  layers: readonly Layer[];
  /** What writing is signed with, so that plans can be compared; null where there is no secret. */
  key: Uint8Array | null;
  /** How far behind others it stands where cores are few. */
  niceness: number;
  port: MessagePort;
};

/** A document to read, and the day that it is looked through on; `"close"` ends the thread. */
export type SummaryQuestion = { id: number; updates: readonly Uint8Array[]; today: string };

/** From now on plans are looked through with these. */
export type SummaryLayers = { layers: readonly Layer[] };

/** What became of a question; 0 is that of starting. */
export type SummaryAnswer = { id: number; made?: MadeSummary; failure?: unknown };

const { templates, layers, key, niceness, port }: SummaryStart = workerData;
const templateOf = new Map(templates.map((it) => [it.name, it]));
let configOf = createConfigs(layers);
const sign = key && createSigner(key);
/** Who wrote what is kept nowhere. */
const NOBODY = { team: null, writer: null };
// Elsewhere this would be said of the whole program.
if (process.platform === "linux") setPriority(niceness);
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
  const config = configOf(plan.pack || template?.pack || "");
  if (!template) return madeOf(plan, template, { found: [], config, today }, []);
  const linter = createLinter();
  const occasion = { template, today, config };
  const found = linter.check(plan, occasion);
  const pieces = piecesIn(linter.view(plan, occasion));
  const signed = sign ? [...signPieces(plan, pieces, NOBODY, sign)] : [];
  return madeOf(plan, template, { found, config, today }, signed);
}

function madeOf(
  plan: Plan,
  template: Template | undefined,
  looked: { found: readonly Diagnostic[]; config: Config; today: string },
  signed: readonly SignedPiece[],
): MadeSummary {
  const questions = questionsIn(looked.found, plan).length;
  return {
    ...summarise(plan, template, questions),
    quality: qualityOf(plan, looked, signed),
  };
}
