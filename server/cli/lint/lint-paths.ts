import { complain, isOutputRead, write } from "../output.ts";
import { startProgress } from "../progress.ts";
import { openDraft, refuseToWrite } from "../write-whole.ts";
import { createAcross } from "./across.ts";
import { baselineOf } from "./baseline.ts";
import { rulesNamed } from "./check-batch.ts";
import { checkFiles } from "./check-files.ts";
import type { Ended, Format } from "./format.ts";
import { formats } from "./formats.ts";
import { createHeld } from "./held-text.ts";
import type { LintOptions } from "./options.ts";
import type { Problem } from "./source.ts";
import { addTally, newTally } from "./tally.ts";

/** Checks the plans that some paths stand for, tells what was found, and answers the exit code. */
export async function lintPaths(paths: readonly string[], options: LintOptions): Promise<number> {
  const { checking, jobs, out, force, writeBaseline } = options;
  const format: Format = formats[checking.format];
  for (const file of [out, writeBaseline]) if (file) await refuseToWrite(file, force);
  const draft = out === null ? null : await openDraft(out, force);
  try {
    const problems: Problem[] = [];
    const ended: Ended = {
      tally: newTally(),
      problems,
      rules: rulesNamed(checking.ruleNames),
      today: checking.today,
      isCompared: checking.baseline !== null,
      across: null,
    };
    const put = (text: string) => (text ? (draft?.write(text) ?? write(text)) : undefined);
    const held = format.countsFirst ? createHeld() : null;
    const keep = (text: string) => held?.add(text) ?? put(text);
    const progress = out === null && process.stdout.isTTY ? null : progressInTerminal();
    const known = new Set<string>();
    const across = checking.key && createAcross(checking);
    if (!held) await put(format.head(ended));
    let hasText = false;
    for await (const batch of checkFiles(paths, checking, jobs)) {
      addTally(ended.tally, batch.tally);
      if (batch.problems.length) progress?.end();
      for (const it of batch.problems) complain(it.error);
      problems.push(...batch.problems);
      for (const it of batch.fingerprints) known.add(it);
      across?.add(batch.signed, batch.sources);
      if (batch.text) await keep(hasText ? format.between + batch.text : batch.text);
      hasText ||= batch.text !== "";
      progress?.show({ what: "Plans checked", done: ended.tally.all.plans, total: null });
      if (!draft && !isOutputRead()) break;
    }
    progress?.end();
    if (across) ended.across = await across.compare();
    if (held) {
      await put(format.head(ended));
      for (const text of held.parts()) await put(text);
    }
    await put(format.tail(ended));
    await draft?.keep();
    if (writeBaseline !== null) await keepBaseline(writeBaseline, known, force);
    return exitCodeOf(ended);
  } catch (error) {
    await draft?.drop();
    throw error;
  }
}

/** Anything that could not be checked outweighs what was found. */
function exitCodeOf({ tally: { all }, problems }: Ended): number {
  if (problems.length) return 2;
  if (all.error) return 4;
  return all.found ? 1 : 0;
}

async function keepBaseline(file: string, known: ReadonlySet<string>, force: boolean) {
  const draft = await openDraft(file, force);
  await draft.write(baselineOf(known));
  await draft.keep();
}

function progressInTerminal() {
  return process.stderr.isTTY ? startProgress(process.stderr) : null;
}
