import { planFilesIn } from "./find-plan-files.ts";
import { plansIn } from "./read-plans.ts";
import type { Handed, Problem } from "./source.ts";

/** Every plan that some paths stand for, one after the other, and in its turn what can't be read. */
export async function* everyPlan(paths: readonly string[]): AsyncGenerator<Handed | Problem> {
  for (const path of paths)
    for await (const it of planFilesIn(path))
      if ("error" in it) yield it;
      else yield* plansIn(it.file);
}
