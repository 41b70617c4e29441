import { exportWord } from "#src/export/word.ts";
import { BESIDE_FLAGS, BESIDE_FLAGS_HELP, checkBesideFlags, withBeside } from "./beside-plan.ts";
import { choiceOf, type Command, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import {
  checkCopyFlags,
  COPY_FLAGS,
  COPY_FLAGS_HELP,
  copyOptionsFor,
  KINDS,
  picturesFor,
  wordTemplateFor,
} from "./copy-options.ts";
import { dayOf } from "./day.ts";
import { exportAll } from "./export-all.ts";
import { findTemplate, installedTemplates } from "./find-template.ts";
import { signerFor } from "./follow-me.ts";
import { write } from "./output.ts";
import { readPlanFile, STANDARD } from "./read-plan-file.ts";
import { refuseToWrite, writeWhole } from "./write-whole.ts";

/** `ownwords export`. */
export const exportCommand: Command = {
  name: "export",
  options: {
    out: { type: "string" },
    all: { type: "boolean" },
    force: { type: "boolean" },
    copy: { type: "string" },
    "version-label": { type: "string" },
    on: { type: "string" },
    ...COPY_FLAGS,
    ...BESIDE_FLAGS,
    "follow-me": { type: "boolean" },
    key: { type: "string" },
  },
  help: `Usage: ownwords export FILE --out FILE.docx [OPTIONS]
       ownwords export --all PATHS --out FOLDER [OPTIONS]

Writes a plan as a Word copy. FILE holds one plan, as plan JSON; - stands for standard input.
The copy is written whole or not at all.

With --all, every plan that is found gets a file of its own. PATHS are files with one plan each or
one plan a line (.jsonl), and folders of such files. A damaged plan is named, and the rest goes on.

Options:
  --out FILE.docx        Where to write the copy; - stands for standard output.
  --all                  Copies of all plans, to --out FOLDER or --out FILE.zip.
  --force                Writes over a file that is there already.
  --copy KIND            For whom the copy is: ${KINDS.join(", ")}.
                         Left out, it is the practitioner.
${COPY_FLAGS_HELP}
${BESIDE_FLAGS_HELP}
  --follow-me            Puts the whole plan inside the copy, signed, so that another service can
                         import it. Everything on record goes along, whoever the copy is for; a
                         provider copy never has it.
  --key FILE             The private key to sign it with; a server's is DATA_DIR/follow-me.key.
  --version-label TEXT   Says on every page which version of the plan this is.
                         Left out, it is the day of the copy.
  --on DAY               The day the copy is made, such as 2030-05-01. Left out, it is today.
  -h, --help             Shows this.

Exit codes:
  0  The copy is written.
  2  The command or the plan was wrong, or the copy could not be written. Nothing was changed.
     With --all, some plan could not be copied; the others are written.

Examples:
  ownwords export plan.json --out plan.docx
  ownwords export plan.json --out plan.docx --version-label "after the review" --on 2030-05-01
  ownwords export plan.json --out mine.docx --copy resident --large-print --outcomes 1,3
  ownwords export plan.json --out review.docx --copy review --since plan-before.json
  ownwords export --all plans/ more.jsonl --out copies.zip --copy resident
  ownwords export - --out - < plan.json > plan.docx
`,
  async run(given) {
    const { words, texts, flags } = given;
    const copy = choiceOf(given, "copy", KINDS);
    checkCopyFlags(given, copy);
    checkBesideFlags(given, copy);
    const exportedOn = dayOf(given, "on");
    if (flags.has("all"))
      return exportAll(given, { copy, exportedOn, sign: await signerFor(given, copy) });
    const [file] = words;
    if (file === undefined)
      throw wrongUse("Say which file to export, or - for standard input.", exportCommand);
    if (words.length > 1)
      throw wrongUse("Only one file is exported at a time. Add --all for more.", exportCommand);
    const out = texts.get("out");
    const force = flags.has("force");
    if (!out) throw wrongUse("Say where to write the copy with --out FILE.docx.", exportCommand);
    if (out === STANDARD && process.stdout.isTTY)
      throw new CommandError("A Word copy can't be shown in a terminal. Send it to a file.");
    if (out !== STANDARD && !/\.docx$/i.test(out))
      throw new CommandError(`${out} should end in .docx, for a Word copy is what is written.`);
    if (out !== STANDARD) await refuseToWrite(out, force);
    const plan = await readPlanFile(file);
    const template = findTemplate(plan, installedTemplates(), file);
    const version = texts.get("version-label") ?? exportedOn;
    const asked = copyOptionsFor(given, plan, { copy, version, exportedOn });
    const options = await withBeside(given, { plan, template }, asked);
    const pictures = picturesFor(given, options);
    const followMe = (await signerFor(given, copy))(plan);
    const wordTemplate = wordTemplateFor(given);
    const more = { pictures, wordTemplate, followMe };
    const bytes = await exportWord(plan, template, options, more);
    if (out === STANDARD) await write(bytes);
    else await writeWhole(out, bytes, force);
    return 0;
  },
};
