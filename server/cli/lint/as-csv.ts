import type { Told } from "#src/lint/help/help-of.ts";
import type { Dismissal } from "#src/plan/record.ts";
import type { SharedWording } from "./across.ts";
import type { Checked } from "./check-plan.ts";
import { rowOf } from "#server/csv-row.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Format } from "./format.ts";
import { REASONS, spotOf } from "./in-plan.ts";

/** A row for each finding, for spreadsheets: RFC 4180, with a byte order mark so that they read it as UTF-8. */
export const asCsv: Format = {
  countsFirst: false,
  head: () => `\uFEFF${rowOf(COLUMNS)}`,
  plan: (checked) =>
    [
      ...checked.open.map((it) => rowOf(cellsOf(checked, it, null))),
      ...checked.dismissed.map((it) => rowOf(cellsOf(checked, it.diagnostic, it.dismissal))),
    ].join(""),
  between: "",
  tail: ({ across }) => (across?.clusters ?? []).map((it) => rowOf(cellsOfWording(it))).join(""),
};

const COLUMNS = [
  "file",
  "line",
  "plan",
  "reference",
  "template",
  "part",
  "section",
  "rule",
  "topic",
  "tier",
  "severity",
  "status",
  "message",
  "question",
  "why",
  "words",
  "reason",
  "note",
  "fingerprint",
];

function cellsOf(checked: Checked, found: Told, dismissal: Dismissal | null): string[] {
  const { file, line, plan, template } = checked;
  const { rule, topic, tier, severity, message, question, why, place, key } = found;
  const { part, section, words } = spotOf(place, checked);
  return [
    file,
    line === null ? "" : String(line),
    plan.id,
    plan.reference,
    template.name,
    part,
    section,
    rule,
    topic,
    tier,
    severity,
    dismissal ? "dismissed" : "open",
    message,
    question,
    why,
    words,
    dismissal ? REASONS[dismissal.reason] : "",
    dismissal?.note ?? "",
    fingerprintOf(plan.id, key),
  ];
}

/** Wording that stands in several plans is a row of its own, of no single plan. */
function cellsOfWording({ plans, byTemplate, bySection, words }: SharedWording): string[] {
  const cells: Readonly<Record<string, string>> = {
    template: byTemplate.map((it) => it.name).join("; "),
    section: bySection.map((it) => it.name).join("; "),
    rule: "across",
    status: "shared",
    message: `Nearly the same wording stands in ${plans} plans.`,
    words: words.join(" / "),
  };
  return COLUMNS.map((it) => cells[it] ?? "");
}
