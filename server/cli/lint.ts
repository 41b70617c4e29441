import { lint } from "#src/lint/lint.ts";
import type { Template } from "#src/template/template.ts";
import { choiceOf, type Command, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { dayOf } from "./day.ts";
import { findTemplate, installedTemplates } from "./find-template.ts";
import { countInWords, inWords, type Linted, type Problem } from "./lint-in-words.ts";
import { complain, write } from "./output.ts";
import { readPlanFile, STANDARD } from "./read-plan-file.ts";

/** `ownwords lint`. */
export const lintCommand: Command = {
  name: "lint",
  options: { format: { type: "string" }, today: { type: "string" } },
  help: `Usage: ownwords lint [--format text|json] [--today DAY] FILE...

Says what is worth asking about in plans: where it is, a question, what was noticed and why
it matters. A file holds one plan, as plan JSON; - stands for standard input.

Options:
  --format text   For people to read. This is what you get if you leave it out.
  --format json   For programs: one object with
                    plans     [{ file, plan, reference, diagnostics }], in the order of the files
                    problems  [{ file, error }], the files that could not be checked
  --today DAY     Checks as on this day, such as 2030-05-01. Left out, it is today.
  -h, --help      Shows this.

Exit codes:
  0  Nothing was found.
  1  Something was found.
  2  The command was wrong, or a file could not be checked. The other files are still done.

Examples:
  ownwords lint plan.json
  ownwords lint --format json plans/*.json > findings.json
  curl -s http://127.0.0.1:8080/api/plans/ID/plan.json | ownwords lint -
`,
  async run(given) {
    const { words: files } = given;
    const format = choiceOf(given, "format", ["text", "json"]);
    const today = dayOf(given, "today");
    if (!files.length)
      throw wrongUse("Say which file to check, or - for standard input.", lintCommand);
    if (files.filter((it) => it === STANDARD).length > 1)
      throw wrongUse("Standard input can be read only once.", lintCommand);
    const templates = installedTemplates();
    const linted: Linted[] = [];
    const problems: Problem[] = [];
    for (const file of files) {
      try {
        const done = await lintFile(file, templates, today);
        linted.push(done);
        if (format === "text") await write(`${inWords(done)}\n`);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        problems.push({ file, error: error.message });
        complain(error.message);
      }
    }
    await write(format === "json" ? asJson(linted, problems) : countInWords(linted, problems));
    if (problems.length) return 2;
    return linted.some((it) => it.diagnostics.length) ? 1 : 0;
  },
};

async function lintFile(
  file: string,
  templates: readonly Template[],
  today: string,
): Promise<Linted> {
  const plan = await readPlanFile(file);
  const template = findTemplate(plan, templates, file);
  return { file, plan, template, diagnostics: lint(plan, { template, today }) };
}

function asJson(linted: readonly Linted[], problems: readonly Problem[]): string {
  const plans = linted.map(({ file, plan, diagnostics }) => ({
    file,
    plan: plan.id,
    reference: plan.reference,
    diagnostics,
  }));
  return `${JSON.stringify({ plans, problems }, null, 2)}\n`;
}
