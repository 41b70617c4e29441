import type { Told } from "#src/lint/help/help-of.ts";
import { whereIs } from "#src/lint/where-is.ts";
import { nameOf } from "#src/plan/plan.ts";
import { nameOfFile, STANDARD } from "../read-plan-file.ts";
import { plain } from "../output.ts";
import type { Across } from "./across.ts";
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

function inLines({ question, message, why, rule }: Told, place: string): string[] {
  const said = [question, message, `Why: ${why}`, `Rule: ${rule}`];
  return [`    ${plain(place)}`, ...said.map((it) => `      ${plain(it)}`), ""];
}

/** The last lines: how much was found in how many plans, and what was not told. */
function countInWords({ tally: { all }, problems, across }: Ended): string {
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
  const shared = across ? sharedInWords(across) : "";
  return `${shared}${found}${notChecked}.\n${untold.length ? `Besides: ${untold.join(", ")}.\n` : ""}`;
}

/** The same wording in several plans, by what it stands in. */
function sharedInWords({ compared, clusters, more, nearly }: Across): string {
  const lines = [
    "The same wording in several plans",
    `  Of ${count(compared, "text")} that were compared, ${nearly} came near to another plan's wording.`,
    "",
  ];
  for (const { plans, byTemplate, bySection, words } of clusters) {
    const names = [...byTemplate, ...bySection].map((it) => `${it.name} ${it.plans}`);
    lines.push(`  In ${plans} plans: ${plain(names.join(", "))}`);
    lines.push(...words.map((it) => `    “${plain(it)}”`), "");
  }
  if (more) lines.push(`  And ${more} more.`, "");
  return `${lines.join("\n")}\n`;
}

function count(amount: number, one: string): string {
  return `${amount} ${amount === 1 ? one : `${one}s`}`;
}
