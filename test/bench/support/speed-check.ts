import { createLinter, type Linter, lint } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import type { Plan } from "#src/plan/plan.ts";
import { templateNamed } from "./wording-frame.ts";

const occasion = { template: templateNamed("care-act"), today: "2031-01-06" };

/** Checks a plan with nothing remembered. */
export function checkOnce(plan: Plan): Diagnostic[] {
  return lint(plan, occasion);
}

/** Checks a plan again and again, as the editor does. */
export function checkAgain(): (plan: Plan) => Diagnostic[] {
  const linter: Linter = createLinter();
  return (plan) => linter.check(plan, occasion);
}
