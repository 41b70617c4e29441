import { readFileSync } from "node:fs";
import { checkTemplate } from "#src/export/check-template.ts";
import { PLACES } from "#src/export/template-places.ts";
import { type Command, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { complain, plain, write } from "./output.ts";

const PLACE_LINES = Object.entries(PLACES)
  .map(([name, what]) => `  ${`{{${name}}}`.padEnd(15)}${what}\n`)
  .join("");

/** `ownwords word-template`. */
export const wordTemplateCommand: Command = {
  name: "word-template",
  options: {},
  help: `Usage: ownwords word-template check FILE.docx

Says what an organisation's own Word template lacks. A template is an ordinary Word document with
places in double braces, in the text, the header or the footer:

${PLACE_LINES}
Copies take its paper, its header and footer and its styles: "heading 1", "heading 2",
"heading 3", and any of those of a copy, such as "Words" or "Cell heading". The server uses the file
that WORD_TEMPLATE names; ownwords export --word-template FILE.docx uses it for one copy.

Options:
  -h, --help    Shows this.

Exit codes:
  0  Copies can be made with it. What is worth knowing is listed, a line each.
  1  No copy can be made with it; why not is said on standard error.
  2  The command was wrong, or the file can't be read.

Examples:
  ownwords word-template check letterhead.docx
`,
  async run({ words }) {
    const [what, file] = words;
    if (what !== "check" || file === undefined)
      throw wrongUse(
        "Say which file to check: word-template check FILE.docx.",
        wordTemplateCommand,
      );
    if (words.length > 2)
      throw wrongUse("Only one file is checked at a time.", wordTemplateCommand);
    const { wrong, worth } = checkTemplate(bytesOf(file));
    for (const it of wrong) complain(`${file}: ${it}`);
    await write(worth.map((it) => `${plain(it)}\n`).join(""));
    if (wrong.length) return 1;
    await write("Copies can be made with it.\n");
    return 0;
  },
};

function bytesOf(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new CommandError(`${file} can't be read.`);
  }
}
