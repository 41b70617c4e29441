import { told } from "#src/lint/help/help-of.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";

/** Reads plan JSON as the command line does. */
export function read(text: string): Plan {
  const { plan, problem } = parsePlan(text);
  if (!plan) throw new Error(problem);
  return plan;
}

/** One plan's findings as the command line writes them. */
export function asWritten(plan: Plan, diagnostics: readonly Diagnostic[]): string {
  const { id, reference } = plan;
  const found = diagnostics.map(told);
  return `${JSON.stringify({ file: `${id}.json`, plan: id, reference, diagnostics: found }, null, 2)}\n`;
}
