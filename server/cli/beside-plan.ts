import type { ParseArgsOptionsConfig } from "node:util";
import type { CopyKind, CopyOptions } from "#src/export/copy.ts";
import { remarksOf } from "#src/export/remarks.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Given } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { readPlanFile } from "./read-plan-file.ts";

/** The options of the command line about what a copy shows beside the plan. */
export const BESIDE_FLAGS = {
  since: { type: "string" },
  tracked: { type: "boolean" },
  findings: { type: "boolean" },
  editing: { type: "boolean" },
} satisfies ParseArgsOptionsConfig;

/** What `--help` says of them. */
export const BESIDE_FLAGS_HELP = `  --since FILE           For a review: the plan as it was last agreed, as plan JSON. What is different
                         now is marked, old wording struck.
  --tracked              For a review: as changes to accept or reject in Word.
  --findings             For a practitioner: what the rules ask, as comments.
  --editing              For a practitioner: a file to edit and bring back. Word records the
                         changes, and the parts of the plan can't be deleted.`;

const KIND_OF = {
  since: "review",
  tracked: "review",
  findings: "practitioner",
  editing: "practitioner",
} as const;

/** Refuses flags that the kind of copy has no use for, before any plan is read. */
export function checkBesideFlags({ flags, texts }: Given, copy: CopyKind): void {
  for (const [flag, kind] of Object.entries(KIND_OF))
    if ((flags.has(flag) || texts.has(flag)) && copy !== kind)
      throw new CommandError(`--${flag} is for a ${kind} copy. Add --copy ${kind}.`);
  if (flags.has("tracked") && !texts.has("since"))
    throw new CommandError("--tracked needs a plan to compare with. Add --since FILE.");
}

/** What a copy is asked to be, with what it shows beside the plan. */
export async function withBeside(
  { flags, texts }: Given,
  { plan, template }: { plan: Plan; template: Template },
  options: CopyOptions,
): Promise<CopyOptions> {
  const since = texts.get("since");
  const baseline = since === undefined ? null : await readPlanFile(since);
  if (baseline !== null && baseline.id !== plan.id)
    throw new CommandError(
      `${since} holds another plan than the one to export: their ids are different.`,
    );
  return {
    ...options,
    baseline,
    tracked: flags.has("tracked"),
    editing: flags.has("editing"),
    findings: flags.has("findings") ? questionsAbout(plan, template, options.exportedOn) : [],
  };
}

function questionsAbout(plan: Plan, template: Template, today: string) {
  return remarksOf(plan, template, questionsIn(lint(plan, { template, today }), plan));
}
