import { createHash } from "node:crypto";
import { basename } from "node:path";
import { ImportError } from "#src/import/import-error.ts";
import { withTray } from "#src/import/draft-tray.ts";
import { importPlan } from "#src/import/import-plan.ts";
import type { OwnLabels } from "#src/import/labels.ts";
import { readOwnLabels } from "#src/import/own-labels.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord, type WordFile } from "#src/import/word-file.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { newId, newReference } from "#server/new-ids.ts";
import { type Command, type Given, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { dayOf } from "./day.ts";
import { findTemplate, installedTemplates } from "./find-template.ts";
import { planInside } from "./follow-me.ts";
import { draftInWords, leftOutInWords, returnedInWords } from "./import-report.ts";
import { complain, write } from "./output.ts";
import { decode, nameOfFile, readBytes, readPlanFile, STANDARD } from "./read-plan-file.ts";
import { takeAll } from "./take-all.ts";
import { refuseToWrite, writeWhole } from "./write-whole.ts";

/** `ownwords import`. */
export const importCommand: Command = {
  name: "import",
  options: {
    out: { type: "string" },
    force: { type: "boolean" },
    template: { type: "string" },
    labels: { type: "string" },
    into: { type: "string" },
    "accept-all": { type: "boolean" },
    on: { type: "string" },
    key: { type: "string" },
    "by-labels": { type: "boolean" },
  },
  help: `Usage: ownwords import FILE.docx --out FILE.json [OPTIONS]
       ownwords import FILE.docx --into FILE.json [--accept-all --out FILE.json]

Reads a plan that was written in Word, whatever its layout, by its labels. It writes a draft as
plan JSON and says what was found where, how sure that is, and what has no place. No word is lost:
what has no place stands in the draft under "Kept from the file". Nothing in it is said to be the
resident's own words; whose words they are is for people to say.

With --into it takes a copy that Ownwords made, compares it with the plan, and says what was
changed in it. It changes nothing; --accept-all writes another plan with the changes in it.

Options:
  --out FILE.json    Where to write the draft; - stands for standard output.
  --force            Writes over a file that is there already.
  --template NAME    The template of the draft. Left out, it is care-act. See: ownwords templates
  --labels FILE      An organisation's own labels, as JSON: what its forms call a part, and the
                     part, such as {"What we are going for": "outcome.voice"}. Left out, it is
                     the file that IMPORT_LABELS names.
  --key FILE         This installation's private key, to say whether it signed the plan that a
                     copy has inside (export --follow-me). Such a plan is what is written.
  --by-labels        Reads the words of the document though there is a plan inside.
  --into FILE.json   The plan that the copy was made from, as plan JSON.
  --accept-all       With --into and --out: writes the plan with every change that is clear.
                     Nothing is removed from it, and comments stay in the Word file.
  --on DAY           The day of the import, such as 2030-05-01. Left out, it is today.
  -h, --help         Shows this.

Exit codes:
  0  The draft is written, or the changes are told.
  2  The command or the file was wrong, or the draft could not be written. Nothing was changed.

Examples:
  ownwords import old-plan.docx --out draft.json
  ownwords import form.docx --out draft.json --template personal-action-plan --labels ours.json
  ownwords import came-back.docx --into plan.json
`,
  async run(given) {
    const { words, texts, flags } = given;
    const [file] = words;
    if (file === undefined)
      throw wrongUse("Say which Word file to import, or - for standard input.", importCommand);
    if (words.length > 1) throw wrongUse("Only one file is imported at a time.", importCommand);
    const [out, into] = [texts.get("out"), texts.get("into")];
    const isTaken = flags.has("accept-all");
    if (isTaken && (into === undefined || !out))
      throw wrongUse("--accept-all needs --into FILE.json and --out FILE.json.", importCommand);
    if (into !== undefined) {
      const wrong = [isTaken ? "" : "out", "template", "labels"].find((it) => texts.has(it));
      if (wrong) throw wrongUse(`--into goes without --${wrong}.`, importCommand);
      return compareWith(given, file, into);
    }
    if (!out) throw wrongUse("Say where to write the draft with --out FILE.json.", importCommand);
    const force = flags.has("force");
    if (out !== STANDARD) await refuseToWrite(out, force);
    const options = {
      template: templateOf(given),
      labels: await labelsFor(given),
      plan: { id: newId(), reference: newReference() },
      newId,
    };
    const on = dayOf(given, "on");
    const bytes = await readBytes(file);
    const word = readAsWord(bytes, file);
    const inside = flags.has("by-labels") ? null : await planInside(word, given, file);
    if (inside) {
      await tellAndWrite(inside.plan, inside.report, out, force);
      return 0;
    }
    const draft = importPlan(word, options);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const taken = { id: newId(), on, file: nameOf(file), hash, by: "", authors: authorsOf(word) };
    const plan: Plan = { ...withTray(draft.plan, draft.tray), takenIn: [taken] };
    await tellAndWrite(plan, draftInWords(draft, options.template, word), out, force);
    return 0;
  },
};

/** Where the plan goes to standard output, nothing else does. */
async function tellAndWrite(plan: Plan, report: string, out: string, force: boolean) {
  const json = `${JSON.stringify(plan, null, 2)}\n`;
  if (out === STANDARD) return write(json);
  await writeWhole(out, new TextEncoder().encode(json), force);
  return write(report);
}

async function compareWith(given: Given, wordFile: string, file: string): Promise<number> {
  const { texts, flags } = given;
  const out = texts.get("out");
  const force = flags.has("force");
  if (out !== undefined && out !== STANDARD) await refuseToWrite(out, force);
  const word = await readWordFile(wordFile);
  const plan = await readPlanFile(file);
  const template = findTemplate(plan, installedTemplates(), file);
  const returned = compareReturned(word, plan, [], template);
  if (returned.isThisPlan === "no")
    throw new CommandError(`The Word file is a copy of another plan than the one in ${file}.`);
  if (returned.isThisPlan === "unknown")
    complain("The Word file does not say which plan it is a copy of. It is compared all the same.");
  const report = returnedInWords(returned);
  if (out === undefined) {
    await write(report);
    return 0;
  }
  const who = { by: "import", now: () => new Date().toISOString(), newId };
  const taken = takeAll(plan, returned.suggestions, template, who);
  await tellAndWrite(taken.plan, report + leftOutInWords(taken.leftOut), out, force);
  return 0;
}

async function readWordFile(file: string): Promise<WordFile> {
  return readAsWord(await readBytes(file), file);
}

function readAsWord(bytes: Uint8Array, file: string): WordFile {
  try {
    return readWord(new Uint8Array(bytes));
  } catch (error) {
    if (error instanceof ImportError)
      throw new CommandError(`${nameOfFile(file)} can't be imported. ${error.message}`);
    throw error;
  }
}

function templateOf({ texts }: Given): Template {
  const name = texts.get("template") ?? "care-act";
  const templates = installedTemplates();
  const template = templates.find((it) => it.name === name);
  if (template) return template;
  const names = new Intl.ListFormat("en-GB").format(templates.map((it) => it.name));
  throw new CommandError(`There is no template "${name}"; there are ${names}.`);
}

async function labelsFor({ texts }: Given): Promise<OwnLabels> {
  const file = texts.get("labels") ?? (process.env["IMPORT_LABELS"]?.trim() || undefined);
  if (file === undefined) return {};
  const { labels, problem } = readOwnLabels(decode(await readBytes(file), nameOfFile(file)));
  if (labels) return labels;
  throw new CommandError(`${nameOfFile(file)} ${problem}.`);
}

function nameOf(file: string): string {
  return file === STANDARD ? "" : basename(file);
}

function authorsOf({ blocks, comments }: WordFile): string {
  const changes = blocks.flatMap((it) => it.changes);
  return [...new Set([...changes, ...comments].map((it) => it.author))].filter(Boolean).join(", ");
}
