import type { MonthCount, ReportFacts } from "#src/api/reports.ts";
import type { Gap } from "#src/api/quality.ts";
import type { Block } from "#src/export/copy.ts";
import { heading, line } from "#src/export/writing-lines.ts";
import { capital, count } from "#src/plan/in-words.ts";
import { gapLabels } from "./gap-labels.ts";
import { countBefore } from "./months.ts";
import {
  GAPS_TOLD,
  monthInWords,
  number,
  ofInWords,
  orNotKept,
  ruleWords,
} from "./report-words.ts";
import { inOrder } from "./sum-facts.ts";

/** What plans lack, beside how it was the month before. */
export function gapsPart(facts: ReportFacts): Block[] {
  const { gaps } = facts;
  const before = countBefore(facts);
  return [
    heading(2, "Gaps and dates"),
    table(
      "Gaps and dates",
      "For each kind of gap, in how many plans it is, at how many places, and in how many plans it was the month before.",
      [
        ["What", 46],
        ["Plans", 20],
        ["Places", 15],
        ["Plans the month before", 19],
      ],
      GAPS_TOLD.map((gap) => [
        gapLabels[gap],
        ofInWords(gaps[gap]),
        orNotKept(gaps[gap].places),
        before ? ofInWords({ plans: before.gaps[gap], of: before.plans }) : "not kept",
      ]),
    ),
  ];
}

/** What was noticed, by rule: that in the most plans first, beside how often the rule is right. */
export function rulesPart({ rules }: ReportFacts): Block[] {
  const found = (rules ?? [])
    .filter((it) => it.plans || it.dismissed)
    .sort((a, b) => b.plans - a.plans || inOrder(a.rule, b.rule));
  return [
    heading(2, "What was noticed"),
    ...(rules === null ? [NOT_KEPT] : []),
    ...(rules && !found.length ? [line("plain", "Nothing was open.")] : []),
    ...(found.length
      ? [
          table(
            "What was noticed",
            "For each question, in how many of the plans it could be asked of something is open, at how many places, how much was set aside, and how often the question was right when that was checked.",
            [
              ["What", 40],
              ["Plans", 17],
              ["Places", 13],
              ["Set aside", 12],
              ["Right when checked", 18],
            ],
            found.map((it) => [
              ruleWords(it.rule),
              ofInWords(it),
              orNotKept(it.places),
              number(it.dismissed),
              it.measured
                ? ofInWords({ plans: it.measured.right, of: it.measured.checked })
                : "not checked yet",
            ]),
          ),
        ]
      : []),
  ];
}

/** The same by area of life. */
export function areasPart({ areas }: ReportFacts): Block[] {
  const known = (areas ?? []).toSorted((a, b) => inOrder(a.title, b.title));
  return [
    heading(2, "By area of life"),
    ...(areas === null ? [NOT_KEPT] : []),
    ...(areas && !known.length
      ? [line("plain", "No outcome says which area of life it is in.")]
      : []),
    ...(known.length
      ? [
          table(
            "By area of life",
            "For each area, in how many of the plans with an outcome in it something is open there, and at how many places.",
            [
              ["Area", 54],
              ["Plans", 26],
              ["Places", 20],
            ],
            known.map((it) => [it.title, ofInWords(it), orNotKept(it.places)]),
          ),
        ]
      : []),
  ];
}

/** What became of findings in the month, and which questions were called not useful. */
export function settledPart({ settled }: ReportFacts): Block[] {
  const found = settled.toSorted(
    (a, b) => b.gone - a.gone || b.found - a.found || inOrder(a.rule, b.rule),
  );
  const sum = (of: (it: (typeof settled)[number]) => number) =>
    number(settled.reduce((total, it) => total + of(it), 0));
  return [
    heading(2, "What was settled in the month"),
    line(
      "plain",
      settled.length
        ? `${sum((it) => it.found)} findings were new, ${sum((it) => it.gone)} were gone after somebody wrote in the plan, and ${sum((it) => it.aside)} were set aside.`
        : "No finding came or went.",
    ),
    ...(found.length
      ? [
          table(
            "What was settled in the month",
            "For each question, how many findings were new, were gone after somebody wrote, were set aside, and of these were called wrong or not useful.",
            [
              ["What", 44],
              ["New", 12],
              ["Settled", 14],
              ["Set aside", 14],
              ["Not useful", 16],
            ],
            found.map((it) => [
              ruleWords(it.rule),
              number(it.found),
              number(it.gone),
              number(it.aside),
              number(it.notUseful),
            ]),
          ),
        ]
      : []),
  ];
}

/** What was done in reviews of plans, with what was left open. */
export function reviewsPart({ reviews, isClosed }: ReportFacts): Block[] {
  const { plans, begun, asked, answered, reviewed, signedOff, leftOpen, open } = reviews;
  const done = [
    [begun, "begun"],
    [asked, "changes asked for"],
    [answered, "answered"],
    [reviewed, "marked as reviewed"],
    [signedOff, "signed off"],
  ] as const;
  const items = [
    ...done.flatMap(([times, what]) =>
      times ? [`${capital(what)}: ${count(times, "time")}`] : [],
    ),
    ...(leftOpen
      ? [`Left open at a sign-off, each with a reason: ${count(leftOpen, "thing")}`]
      : []),
  ];
  const [was, when] = isClosed
    ? [open === 1 ? "was" : "were", "at the end of the month"]
    : [open === 1 ? "is" : "are", "now"];
  return [
    heading(2, "Reviews of plans"),
    line(
      "plain",
      plans
        ? `Steps were taken in reviews of ${count(plans, "plan")}.`
        : "No step was taken in a review of a plan.",
    ),
    ...items.map((it): Block => ({ ...line("plain", it), depth: 0 })),
    ...(open ? [line("plain", `${count(open, "review")} ${was} still open ${when}.`)] : []),
  ];
}

/** How things went from month to month: in two tables, so that each fits a page. */
export function trendPart({ months }: ReportFacts): Block[] {
  const [first, second] = [GAPS_TOLD.slice(0, 3), GAPS_TOLD.slice(3)];
  return [
    heading(2, "Month by month"),
    ...(months.length > 1
      ? [
          heading(3, "Open findings, and what was missed"),
          trendTable("Open findings, and what was missed", months, first, true),
          heading(3, "What is not there yet, and what is coming"),
          trendTable("What is not there yet, and what is coming", months, second, false),
        ]
      : [line("plain", "No month before this one was kept.")]),
  ];
}

function trendTable(
  title: string,
  months: readonly MonthCount[],
  gaps: readonly Gap[],
  withFindings: boolean,
): Block {
  const labels = withFindings
    ? ["Something open", ...gaps.map((it) => SHORT[it])]
    : gaps.map((it) => SHORT[it]);
  const share = (100 - 22 - 13) / labels.length;
  return table(
    title,
    "For each month, the last one first, in how many plans it was.",
    [["Month", 22], ["Plans", 13], ...labels.map((it): [string, number] => [it, share])],
    months
      .toReversed()
      .map((it) => [
        monthInWords(it.month),
        number(it.plans),
        ...(withFindings ? [number(it.withFindings)] : []),
        ...gaps.map((gap) => number(it.gaps[gap])),
      ]),
  );
}

/** The teams of a board's report, each beside its own past. */
export function teamsPart({ about, teams }: ReportFacts): Block[] {
  if (about === "team") return [];
  const open = (it: { plans: number; withFindings: number } | null) =>
    it ? ofInWords({ plans: it.withFindings, of: it.plans }) : "–";
  return [
    heading(2, "Teams"),
    line(
      "plain",
      "In alphabetical order, each beside its own month before. A team that has or had fewer than five plans has no numbers of its own, nor has another where these would follow from its own.",
    ),
    table(
      "Teams",
      "For each team, how many of its plans have something open, and how many had the month before.",
      [
        ["Team", 40],
        ["Plans with something open", 30],
        ["The month before", 30],
      ],
      teams.map((it) => [it.name, open(it.now), open(it.before)]),
    ),
  ];
}

const SHORT: Readonly<Record<Gap, string>> = {
  overdueReviews: "Review past its day",
  missedPromises: "Promise past its day",
  notAgreed: "Not agreed",
  missingOwners: "Nobody named for an action",
  blankSections: "A part with nothing in it",
  comingReviews: "Review coming",
};

const NOT_KEPT: Block = line("plain", "This was not kept for that month.");

function table(
  title: string,
  description: string,
  columns: readonly [heading: string, share: number][],
  rows: readonly (readonly string[])[],
): Block {
  return {
    kind: "table",
    title,
    description,
    columns: columns.map(([heading, share]) => ({ heading, share })),
    rows: rows.map((cells) => cells.map((it) => [line("plain", it)])),
  };
}
