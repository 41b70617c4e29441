import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";
import { CommandError } from "../command-error.ts";
import { decode } from "../read-plan-file.ts";
import { type Handed, nameOfOrigin } from "./source.ts";

/** The plan in what was handed in; throws a `CommandError` that says where it comes from. */
export function parseHanded({ file, line, bytes }: Handed): Plan {
  const name = nameOfOrigin({ file, line });
  const { plan, problem } = parsePlan(decode(bytes, name));
  if (plan) return plan;
  throw new CommandError(`${name} ${inLine(problem, line)}.`);
}

/** A plan on a line of many is all in one line, and which one is said already. */
function inLine(problem: string, line: number | null): string {
  return line === null ? problem : problem.replace(" at line 1, column", " at column");
}
