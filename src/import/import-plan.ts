import { calledName, RESIDENT } from "#src/plan/plan.ts";
import { createDayReader } from "./british-day.ts";
import { buildDraft } from "./build-draft.ts";
import { layoutOf } from "./file-layout.ts";
import { createFinding } from "./found-parts.ts";
import { createLabels } from "./labels.ts";
import type { ImportOptions, PlanDraft } from "./plan-draft.ts";
import { readItems } from "./read-page.ts";
import { readTable } from "./read-table.ts";
import { findResident, findTitle } from "./resident-name.ts";
import type { WordFile } from "./word-file.ts";

/**
 * Reads any Word plan by its labels, whatever its layout. Every word of the file is in a part, in a
 * label or in the tray; comments are remarks of the plan.
 */
export function importPlan(file: WordFile, options: ImportOptions): PlanDraft {
  const { template } = options;
  const items = layoutOf(file.blocks);
  const title = findTitle(items);
  const labels = createLabels(template, options.labels);
  const resident = findResident(items, labels) || (title?.name ?? "");
  const finding = createFinding();
  const days = createDayReader(file.blocks.map((it) => it.text));
  if (title) finding.add("plan.title", { lines: [title.line], how: "title", confidence: 0.9 });
  const names = `${resident} ${calledName({ ...NOBODY, name: resident })}`;
  readItems(
    items.filter((it) => !title || it.kind !== "line" || it.line !== title.line),
    {
      labels: labels.forName(resident ? names : ""),
      finding,
      outcomeName: template.outcomeName,
      days,
      open: null,
      readTable,
    },
  );
  return buildDraft(file, finding, { ...options, days, resident });
}

const NOBODY = {
  id: RESIDENT,
  name: "",
  relation: "",
  paid: "" as const,
  organisation: "",
  pronouns: "",
};
