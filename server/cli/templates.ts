import { type Command, wrongUse } from "./command.ts";
import { installedTemplates } from "./find-template.ts";
import { write } from "./output.ts";

/** `ownwords templates`. */
export const templatesCommand: Command = {
  name: "templates",
  options: {},
  help: `Usage: ownwords templates

Lists the templates that plans can be made from: name, version and title, a line each,
with a tab between.

Options:
  -h, --help    Shows this.

Exit codes:
  0  Listed.
  2  The command was wrong, or a template is damaged.
`,
  async run({ words }) {
    if (words.length) throw wrongUse("The command templates takes no file.", templatesCommand);
    const lines = installedTemplates().map((it) => `${it.name}\t${it.version}\t${it.title}\n`);
    await write(lines.join(""));
    return 0;
  },
};
