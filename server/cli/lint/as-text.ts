import type { Diagnostic } from "#src/lint/rule.ts";
import { whereIs } from "#src/lint/where-is.ts";
import { nameOf } from "#src/plan/plan.ts";
import { nameOfFile, STANDARD } from "../read-plan-file.ts";
import { plain } from "../output.ts";
import type { Checked } from "./check-plan.ts";
import type { Ended, Format } from "./format.ts";

/** For people to read in a terminal, by plan and outcome. */
export const asText: Format = {
  countsFirst: false,
  head: () => "",
  plan: inWords,
  between: "",
  tail: countInWords,
};

function inWords({ file, line, plan, template, open }: Checked): string {
  const name = file === STANDARD && line !== null ? nameOfFile(file) : file;
  const title = [plan.reference, nameOf(plan.resident), template.title].filter(Boolean).join(", ");
  const lines = [plain(line === null ? name : `${name}, line ${line}`), plain(title), ""];
  if (!open.length) lines.push("  Nothing to ask about.", "");
  let part = "";
  for (const it of open) {
    const where = whereIs(it.place, plan, template);
    const head = [where.part, where.begins].filter(Boolean).join(" · ");
    if (head !== part) lines.push(`  ${plain(head)}`, "");
    part = head;
    lines.push(...inLines(it, where.place));
  }
  return `${lines.join("\n")}\n`;
}

function inLines({ question, message, why, rule }: Diagnostic, place: string): string[] {
  const said = [question, message, `Why: ${why}`, `Rule: ${rule}`];
  return [`    ${plain(place)}`, ...said.map((it) => `      ${plain(it)}`), ""];
}

/** The last lines: how much was found in how many plans, and what was not told. */
function countInWords({ tally: { all }, problems }: Ended): string {
  const [files, lines] = [true, false].map((it) =>
    problems.filter((p) => (p.line === null) === it),
  );
  const left = [
    files?.length && count(files.length, "file"),
    lines?.length && count(lines.length, "line"),
  ]
    .filter(Boolean)
    .join(" and ");
  const untold = [
    all.known && `${count(all.known, "finding")} known from the baseline`,
    all.quieter && `${count(all.quieter, "quieter one")} not shown`,
    all.dismissed && `${count(all.dismissed, "dismissed one")}`,
  ].filter(Boolean);
  const found = `${count(all.found, "finding")} in ${count(all.plans, "plan")}`;
  const notChecked = left ? `; ${left} could not be checked` : "";
  return `${found}${notChecked}.\n${untold.length ? `Besides: ${untold.join(", ")}.\n` : ""}`;
}

function count(amount: number, one: string): string {
  return `${amount} ${amount === 1 ? one : `${one}s`}`;
}
