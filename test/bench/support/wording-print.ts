import { TIERS } from "./wording-judge.ts";
import type { Overall, Score, Tiers } from "./wording-score.ts";

/** Scores of one file, or of all, as lines for people. */
export function inLines(name: string, items: number, score: Score): string[] {
  return [
    `\n${name}: ${items} items`,
    ...ruleLines(score),
    ...labelLines(score),
    ...tierLines("tiers", score.tiers, score.overall),
    ...tierLines("tiers, hard items alone", score.hard.tiers, score.hard.overall),
    ...otherLines(score),
  ];
}

/** One line a file: each tier's precision and recall, and the items that were found or flagged. */
export function fileLines(
  files: readonly { file: string; items: number; score: Score }[],
): string[] {
  const width = Math.max(...files.map((it) => it.file.length));
  const heading = `${"file".padEnd(width)} items   fix: precision recall   look: precision recall   idea: precision recall   poor found of   good flagged of`;
  const lines = files.map(({ file, items, score }) => {
    const { tiers, overall } = score;
    const shares = TIERS.map(
      (it) => percent(tiers[it].precision).padStart(16) + percent(tiers[it].recall).padStart(7),
    );
    return [
      file.padEnd(width),
      count(items, 5),
      shares.join(" "),
      count(overall.poorFound, 13),
      count(overall.poor, 3),
      count(overall.goodFlagged, 14),
      count(overall.good, 3),
    ].join(" ");
  });
  return [heading, ...lines];
}

function ruleLines({ rules }: Score): string[] {
  const heading =
    "rule                             id   tier  precision recall  findings false elsewhere  faults found   hard: faults found false  at the place";
  const lines = Object.entries(rules).map(([name, it]) =>
    [
      name.padEnd(32),
      it.catalogue.padEnd(4),
      it.tier.padEnd(5),
      percent(it.precision).padStart(9),
      percent(it.recall).padStart(6),
      count(it.findings, 9),
      count(it.falseFindings, 5),
      count(it.elsewhere, 9),
      count(it.faults, 7),
      count(it.found, 5),
      count(it.hard.faults, 14),
      count(it.hard.found, 5),
      count(it.hard.falseFindings, 5),
      it.spans ? `${it.spanHits} of ${it.spans}`.padStart(13) : "",
    ].join(" "),
  );
  return ["", heading, ...lines];
}

function labelLines({ labels }: Score): string[] {
  const shown = Object.entries(labels).filter(([, it]) => it.faults || it.falseAlarms);
  const lines = shown.map(([label, it]) =>
    [
      label.padEnd(24),
      percent(it.recall).padStart(6),
      count(it.found, 5),
      "of",
      count(it.faults, 4),
      count(it.falseAlarms, 13),
    ].join(" "),
  );
  return ["", "label                    recall found   faults  false alarms", ...lines];
}

function tierLines(name: string, tiers: Tiers, overall: Overall): string[] {
  const lines = TIERS.map((it) => {
    const { precision, recall, findings, faults } = tiers[it];
    return `  ${it.padEnd(5)} precision ${percent(precision).padStart(5)} of ${count(findings, 4)} findings, recall ${percent(recall).padStart(5)} of ${count(faults, 4)} faults`;
  });
  const { poor, poorFound, good, goodFlagged } = overall;
  return [
    "",
    name,
    ...lines,
    `  ${poorFound} of ${poor} poor items have a right finding, ${goodFlagged} of ${good} good items have a finding`,
  ];
}

function otherLines({ apart, unanswered, cleanPlans }: Score): string[] {
  const lines = [""];
  if (unanswered) lines.push(`${unanswered} faults have no rule yet; they are poor and in no tier`);
  if (apart.faults)
    lines.push(
      `${apart.faults} faults need a context that isn't given and count nowhere; ${apart.found} of them were found`,
    );
  if (cleanPlans.plans) {
    const each = Object.entries(cleanPlans.each).map(([id, it]) => `${id} ${it}`);
    lines.push(
      `inline findings per ordinary clean plan: ${cleanPlans.mean?.toFixed(2)} (target 0.5 at most); ${each.join(", ")}`,
    );
  }
  return lines.length > 1 ? lines : [];
}

function percent(share: number | null): string {
  return share === null ? "-" : (share * 100).toFixed(1);
}

function count(value: number, width: number): string {
  return String(value).padStart(width);
}
