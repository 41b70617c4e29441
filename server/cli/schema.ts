import { type Command, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { write } from "./output.ts";
import { planSchema } from "./plan-schema.ts";

/** `ownwords schema`. */
export const schemaCommand: Command = {
  name: "schema",
  options: {},
  help: `Usage: ownwords schema plan

Prints the JSON Schema (draft 2020-12) of plan JSON: what lint and export read, and what a
running Ownwords gives at /api/plans/ID/plan.json. What has a default may be left out.

Options:
  -h, --help    Shows this.

Exit codes:
  0  Printed.
  2  The command was wrong.

Example:
  ownwords schema plan > plan.schema.json
`,
  async run({ words }) {
    const [what] = words;
    if (what === undefined || words.length > 1)
      throw wrongUse("Say what to print the schema of: plan.", schemaCommand);
    if (what !== "plan") throw new CommandError(`There is no schema of "${what}", only of plan.`);
    await write(`${JSON.stringify(planSchema(), null, 2)}\n`);
    return 0;
  },
};
