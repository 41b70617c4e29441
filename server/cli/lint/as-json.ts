import type { Checked } from "./check-plan.ts";
import type { Ended, Format } from "./format.ts";

/** One object, for programs that read all at once. */
export const asJson: Format = {
  countsFirst: false,
  head: () => '{\n"plans": [\n',
  plan: (checked) => JSON.stringify(planOf(checked)),
  between: ",\n",
  tail: (ended) =>
    `\n],\n"problems": ${JSON.stringify(ended.problems)},\n"totals": ${totals(ended)}${
      ended.across ? `,\n"across": ${JSON.stringify(ended.across)}` : ""
    }\n}\n`,
};

/** One object a line, for programs that read plan by plan. */
export const asJsonLines: Format = {
  countsFirst: false,
  head: () => "",
  plan: (checked) => `${JSON.stringify({ type: "plan", ...planOf(checked) })}\n`,
  between: "",
  tail: (ended) =>
    [
      ...ended.problems.map((it) => JSON.stringify({ type: "problem", ...it })),
      `{"type":"totals","totals":${totals(ended)}}`,
      ...(ended.across ? [JSON.stringify({ type: "across", ...ended.across })] : []),
      "",
    ].join("\n"),
};

function planOf({ file, line, plan, template, open, dismissed, praise }: Checked) {
  return {
    file,
    line,
    plan: plan.id,
    reference: plan.reference,
    template: template.name,
    diagnostics: open,
    // Who dismissed it is in the plan, and no matter for a report.
    dismissed: dismissed.map(({ diagnostic, dismissal: { reason, note, at } }) => ({
      reason,
      note,
      at,
      diagnostic,
    })),
    praise: praise.length,
  };
}

function totals({ tally: { all, rules, areas, reasons } }: Ended): string {
  return JSON.stringify({ ...all, reasons, rules, areas });
}
