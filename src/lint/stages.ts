import type { Stage } from "#src/plan/record.ts";
import type { Config } from "./config.ts";

/** What the pack says of a stage: how long it may take and when it is reviewed. */
export function stageLimit(config: Config, stage: Stage): Config["stages"][number] | undefined {
  const name = stage.name.trim().toLowerCase();
  const fitting = config.stages.filter((it) => name.startsWith(it.name));
  return fitting.sort((a, b) => b.name.length - a.name.length)[0];
}
