import type { CopyKind, CopyOptions } from "#src/export/copy.ts";
import type { Pictures } from "#src/export/picture.ts";
import { exportWord } from "#src/export/word.ts";
import type { Plan } from "#src/plan/plan.ts";
import { withBeside } from "./beside-plan.ts";
import { type Given, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { type Copies, copiesToFolder, copiesToZip } from "./copies-to.ts";
import { startNaming } from "./copy-names.ts";
import { copyOptionsFor, picturesFor, wordTemplateFor } from "./copy-options.ts";
import { findTemplate, installedTemplates } from "./find-template.ts";
import type { Signer } from "./follow-me.ts";
import { everyPlan } from "./lint/every-plan.ts";
import { parseHanded } from "./lint/parse-handed.ts";
import { type Handed, nameOfOrigin } from "./lint/source.ts";
import { complain } from "./output.ts";
import { startProgress } from "./progress.ts";
import { STANDARD } from "./read-plan-file.ts";

/** What holds for all copies. */
type Wish = { copy: CopyKind; exportedOn: string; sign: Signer };

/**
 * Makes a copy of every plan that the paths stand for. A plan that can't be copied is named, and the
 * rest goes on; answers the exit code.
 */
export async function exportAll(given: Given, wish: Wish): Promise<number> {
  const { words: paths, texts, flags } = given;
  for (const flag of ["since", "outcomes"])
    if (texts.has(flag)) throw wrongUse(`--${flag} is for one plan, and not for --all.`, EXPORT);
  const out = texts.get("out");
  if (!paths.length) throw wrongUse("Say which files or folders hold the plans.", EXPORT);
  if (!out || out === STANDARD)
    throw wrongUse("Say where the copies go with --out FOLDER or --out FILE.zip.", EXPORT);
  const force = flags.has("force");
  const copies = /\.zip$/i.test(out)
    ? await copiesToZip(out, force)
    : await copiesToFolder(out, force);
  try {
    const problems = await copyEach(paths, createMaker(given, wish), copies);
    await copies.end();
    return problems ? 2 : 0;
  } catch (error) {
    await copies.drop();
    throw error;
  }
}

const EXPORT = { name: "export" };

type Made = { plan: Plan; bytes: () => Promise<Uint8Array> };

/** Answers how many plans could not be copied. */
async function copyEach(
  paths: readonly string[],
  make: (handed: Handed) => Promise<Made>,
  copies: Copies,
): Promise<number> {
  const nameFor = startNaming(".docx");
  const progress = process.stderr.isTTY ? startProgress(process.stderr) : null;
  let done = 0;
  let problems = 0;
  const tell = (sentence: string) => {
    problems += 1;
    progress?.end();
    complain(sentence);
  };
  for await (const it of everyPlan(paths)) {
    if ("error" in it) {
      tell(it.error);
      continue;
    }
    const made = await make(it).catch(asSentence);
    if (typeof made === "string") {
      tell(made);
      continue;
    }
    const name = nameFor(made.plan);
    const refused = await copies.expect(name).then(() => null, asSentence);
    if (refused !== null) {
      tell(refused);
      continue;
    }
    await copies.add(name, await made.bytes());
    done += 1;
    progress?.show({ what: "Copies made", done, total: null });
  }
  progress?.end();
  return problems;
}

/** What a person is told of a problem with one plan; anything else ends the work. */
function asSentence(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  throw error;
}

function createMaker(
  given: Given,
  { copy, exportedOn, sign }: Wish,
): (handed: Handed) => Promise<Made> {
  const templates = installedTemplates();
  const version = given.texts.get("version-label") ?? exportedOn;
  let shared: Pictures | null = null;
  const wordTemplate = wordTemplateFor(given);
  const picturesOf = (options: CopyOptions) => {
    if (!options.pictures) return new Map();
    shared ??= picturesFor(given, options);
    return shared;
  };
  return async (handed) => {
    const plan = parseHanded(handed);
    const template = findTemplate(plan, templates, nameOfOrigin(handed));
    const asked = copyOptionsFor(given, plan, { copy, version, exportedOn });
    const options = await withBeside(given, { plan, template }, asked);
    const pictures = picturesOf(options);
    const more = { pictures, wordTemplate, followMe: sign(plan) };
    return { plan, bytes: () => exportWord(plan, template, options, more) };
  };
}
