import { type Command, wrongUse } from "./command.ts";
import { lintHelp } from "./lint/help.ts";
import { readLintOptions } from "./lint/options.ts";
import { lintPaths } from "./lint/lint-paths.ts";
import { STANDARD } from "./read-plan-file.ts";

const text = { type: "string" } as const;

/** `ownwords lint`. */
export const lintCommand: Command = {
  name: "lint",
  options: {
    format: text,
    out: text,
    force: { type: "boolean" },
    today: text,
    pack: text,
    config: text,
    rule: { type: "string", multiple: true },
    "min-tier": text,
    "min-severity": text,
    baseline: text,
    "write-baseline": text,
    jobs: text,
    across: { type: "boolean" },
    key: text,
  },
  help: lintHelp,
  async run(given) {
    const { words: paths } = given;
    if (!paths.length)
      throw wrongUse("Say which file to check, or - for standard input.", lintCommand);
    if (paths.filter((it) => it === STANDARD).length > 1)
      throw wrongUse("Standard input can be read only once.", lintCommand);
    return lintPaths(paths, await readLintOptions(given));
  },
};
