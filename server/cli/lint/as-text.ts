import type { Diagnostic } from "#src/lint/rule.ts";
import { whereIs } from "#src/lint/where-is.ts";
import { nameOf, type Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { plain } from "./output.ts";

/** A plan that was checked. */
export type Linted = { file: string; plan: Plan; template: Template; diagnostics: Diagnostic[] };

/** A file that could not be checked, and why in a sentence. */
export type Problem = { file: string; error: string };

/** What was found in one plan, for people to read, by outcome. */
export function inWords(linted: Linted): string {
  const { plan, template, diagnostics } = linted;
  const title = [plan.reference, nameOf(plan.resident), template.title].filter(Boolean).join(", ");
  const lines = [plain(linted.file), plain(title), ""];
  if (!diagnostics.length) lines.push("  Nothing to ask about.", "");
  let part = "";
  for (const it of diagnostics) {
    const where = whereIs(it.place, plan, template);
    const head = [where.part, where.begins].filter(Boolean).join(" · ");
    if (head !== part) lines.push(`  ${plain(head)}`, "");
    part = head;
    lines.push(...inLines(it, where.place));
  }
  return lines.join("\n");
}

/** The last line: how much was found, and in how many plans. */
export function countInWords(linted: readonly Linted[], problems: readonly Problem[]): string {
  const found = linted.reduce((sum, it) => sum + it.diagnostics.length, 0);
  const left = problems.length ? `; ${count(problems.length, "file")} could not be checked` : "";
  return `${count(found, "finding")} in ${count(linted.length, "plan")}${left}.\n`;
}

function inLines({ question, message, why, rule }: Diagnostic, place: string): string[] {
  const said = [question, message, `Why: ${why}`, `Rule: ${rule}`];
  return [`    ${plain(place)}`, ...said.map((it) => `      ${plain(it)}`), ""];
}

function count(amount: number, one: string): string {
  return `${amount} ${amount === 1 ? one : `${one}s`}`;
}
