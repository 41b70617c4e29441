import { dayInWords } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import { type Body, type Source, sourceFor } from "./copy-body.ts";
import { changesBetween } from "./copy-changes.ts";
import { practitionerCopy } from "./copy-practitioner.ts";
import { struckBlocks } from "./copy-struck.ts";
import type { Block, Line } from "./copy.ts";
import { openingBlocks } from "./copy-frame.ts";
import { heading, line, run } from "./writing-lines.ts";

/** The copy for a formal review: what changed since the plan was last agreed, and room to go on. */
export function reviewCopy(source: Source): Body {
  const { template, options } = source;
  const { baseline, tracked } = options;
  const after = practitionerCopy(source);
  const title = `Review: ${after.title}`;
  const opening = [heading(1, title), ...openingBlocks(source)];
  const before =
    baseline && practitionerCopy(sourceFor(baseline, template, options, source.pictures));
  const changes = before && changesBetween(before, after, { isMovedBack: tracked });
  const parts = changes ?? after.blocks.slice(after.blocks.findIndex(isSecondHeading));
  const shown = tracked ? parts : struckBlocks(parts);
  const end = shown.findIndex((it) => it.kind === "heading" && it.text === "Agreement");
  const at = end < 0 ? shown.length : end;
  return {
    ...after,
    name: "review copy",
    title,
    blocks: [
      ...opening,
      ...(baseline === null
        ? notCompared(source.plan, shown)
        : comparedWith(baseline, { isChanged: hasChanges(parts), tracked })),
      ...shown.slice(0, at),
      ...thisReview(),
      ...shown.slice(at),
    ],
  };
}

function isSecondHeading(block: Block, at: number): boolean {
  return block.kind === "heading" && at > 0;
}

function hasChanges(blocks: readonly Block[]): boolean {
  return blocks.some((it) =>
    it.kind === "heading"
      ? it.change !== undefined || it.was !== undefined
      : linesOf(it).some((one) => one.change !== undefined || one.runs.some((run) => run.change)),
  );
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === "table") return block.rows.flat(2);
  return block.kind === "line" ? [block] : [];
}

/** Says that there is no old wording here, and what is struck through all the same. */
function notCompared({ signatures }: Plan, shown: readonly Block[]): Block[] {
  const isStruck = shown.some((it) =>
    linesOf(it).some(({ runs }) => runs.some((run) => run.struck)),
  );
  return [
    line(
      "banner",
      run("Not compared. ", { strong: true }),
      signatures.length
        ? "The wording that was agreed was not at hand when this copy was made, so it shows the plan as it is now."
        : "Nobody has signed this plan yet, so there is no agreed wording, and this copy shows it as it is now.",
      isStruck ? " What is struck through was struck out by whoever wrote it." : "",
    ),
  ];
}

/** Says with what the plan is compared, and how changes show. */
function comparedWith(
  baseline: Plan,
  { isChanged, tracked }: { isChanged: boolean; tracked: boolean },
): Block[] {
  const on = baseline.signatures.flatMap((it) => it.on ?? []).sort();
  const last = on.at(-1);
  const when = last === undefined ? "an earlier version" : `the plan signed on ${dayInWords(last)}`;
  const how = !isChanged
    ? "It says the same today."
    : tracked
      ? "What is different now is recorded as changes, to accept or to reject in Word."
      : "What is different now is marked: old wording is struck through, and new wording stands under it.";
  return [line("banner", run(`Compared with ${when}. `, { strong: true }), how)];
}

/** The table that is filled in when people meet. */
function thisReview(): Block[] {
  const row = (label: string, lines: number) => [
    [line("plain", run(label, { strong: true }))],
    Array.from({ length: lines }, () => line("write")),
  ];
  return [
    heading(2, "This review"),
    {
      kind: "table",
      title: "This review",
      description: "What to write down when the plan is looked at together, one question a row.",
      columns: [
        { heading: "About this review", share: 30 },
        { heading: "Write here", share: 70 },
      ],
      rows: [
        row("The day", 1),
        row("Who was there", 2),
        row("What was said", 4),
        row("What should change", 4),
        row("The day of the next review", 1),
      ],
    },
  ];
}
