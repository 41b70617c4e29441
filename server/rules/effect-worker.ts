/**
 * The thread that finds out what a setting of a rule would do: looks through documents for that rule
 * alone, as it is set and as it would be.
 */
import { setPriority } from "node:os";
import { type MessagePort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import type { Layer } from "#src/lint/config.ts";
import { settle } from "#src/lint/dismissals.ts";
import { createLinter } from "#src/lint/lint.ts";
import { createConfigs } from "#src/lint/packs/index.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { all } from "#src/lint/rules/index.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";

/** What the thread is told when it starts; its questions come through the port. */
export type EffectStart = {
  templates: readonly Template[];
  /** The layers as they are, and as they would be. */
  before: readonly Layer[];
  after: readonly Layer[];
  rule: string;
  port: MessagePort;
};

/** A document to look through, and the day that it is looked through on. */
export type EffectDocument = { updates: readonly Uint8Array[]; today: string };

/** How many places in one plan go, come, stay or change; null for a document that can't be read. */
export type EffectOnPlan = { goes: number; comes: number; stays: number; changes: number } | null;

const { templates, before, after, rule, port }: EffectStart = workerData;
const templateOf = new Map(templates.map((it) => [it.name, it]));
const [configBefore, configAfter] = [createConfigs(before), createConfigs(after)];
const rules = all.filter((it) => it.name === rule);
// Where cores are few, people come first; elsewhere this would be said of the whole program.
if (process.platform === "linux") setPriority(10);
port.on("message", (asked: EffectDocument) => port.postMessage(effectOn(asked)));

function effectOn({ updates, today }: EffectDocument): EffectOnPlan {
  try {
    const ydoc = new Y.Doc();
    ydoc.transact(() => {
      for (const update of updates) Y.applyUpdate(ydoc, update);
    });
    const plan = readPlan(ydoc);
    ydoc.destroy();
    const template = templateOf.get(plan.template.name);
    if (!template) return null;
    const openWith = (configOf: typeof configBefore) => {
      const config = configOf(plan.pack || template.pack);
      const found = createLinter(rules).check(plan, { template, today, config });
      return new Map(settle(found, plan).open.map((it) => [it.key, it]));
    };
    return compare(openWith(configBefore), openWith(configAfter));
  } catch {
    return null;
  }
}

function compare(
  was: ReadonlyMap<string, Diagnostic>,
  will: ReadonlyMap<string, Diagnostic>,
): NonNullable<EffectOnPlan> {
  const effect = { goes: 0, comes: 0, stays: 0, changes: 0 };
  for (const [key, it] of was) {
    const then = will.get(key);
    if (!then) effect.goes++;
    else if (then.tier === it.tier && then.severity === it.severity) effect.stays++;
    else effect.changes++;
  }
  for (const key of will.keys()) if (!was.has(key)) effect.comes++;
  return effect;
}
