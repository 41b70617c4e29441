import type { ReportCount, ReportFacts } from "#src/api/reports.ts";
import { GAPS_TOLD } from "./report-words.ts";

/** What the columns of a report's table are called. */
export const REPORT_COLUMNS = [
  "report",
  "month",
  "team",
  "measure",
  "rule",
  "area",
  "value",
  "of",
] as const;

/** A fact of one report: what was not kept has no row. */
type Fact = {
  measure: string;
  value: number | null;
  of?: number;
  month?: string;
  team?: string;
  rule?: string;
  area?: string;
};

/** A report as a table for a spreadsheet: one fact a row, the first row not among them. */
export function reportRows(facts: ReportFacts): string[][] {
  const own = facts.about === "team" ? (facts.teams[0]?.name ?? "") : "";
  return factsIn(facts).flatMap(({ measure, value, of, month, team, rule, area }) =>
    value === null
      ? []
      : [
          [
            facts.about,
            month ?? facts.month,
            team ?? own,
            measure,
            rule ?? "",
            area ?? "",
            String(value),
            of === undefined ? "" : String(of),
          ],
        ],
  );
}

function factsIn(facts: ReportFacts): Fact[] {
  const { about, plans, looked, findings, rules, areas, gaps, months, settled, reviews, teams } =
    facts;
  return [
    { measure: "plans", value: plans },
    { measure: "plansLookedThrough", value: looked, of: plans },
    ...counted("findings", findings),
    ...GAPS_TOLD.flatMap((gap) => counted(gap, gaps[gap])),
    ...(rules ?? []).flatMap(({ rule, dismissed, measured, ...count }) => [
      ...counted("findings", count).map((it) => ({ ...it, rule })),
      { measure: "setAside", rule, value: dismissed },
      ...(measured
        ? [{ measure: "rightWhenChecked", rule, value: measured.right, of: measured.checked }]
        : []),
    ]),
    ...(areas ?? []).flatMap(({ area, plans: some, of, places }) =>
      counted("findings", { plans: some, of, places }).map((it) => ({ ...it, area })),
    ),
    ...settled.flatMap(({ rule, found, gone, aside, notUseful }) => [
      { measure: "newInMonth", rule, value: found },
      { measure: "settledInMonth", rule, value: gone },
      { measure: "setAsideInMonth", rule, value: aside },
      { measure: "notUsefulInMonth", rule, value: notUseful, of: aside },
    ]),
    { measure: "plansInReview", value: reviews.plans },
    { measure: "reviewsBegun", value: reviews.begun },
    { measure: "reviewsAsked", value: reviews.asked },
    { measure: "reviewsAnswered", value: reviews.answered },
    { measure: "reviewsReviewed", value: reviews.reviewed },
    { measure: "reviewsSignedOff", value: reviews.signedOff },
    { measure: "reviewItemsLeftOpen", value: reviews.leftOpen },
    { measure: "reviewsOpen", value: reviews.open },
    ...months
      .slice(0, -1)
      .flatMap(({ month, plans: all, withFindings, gaps: then }) => [
        { measure: "plans", month, value: all },
        { measure: "findings.plans", month, value: withFindings, of: all },
        ...GAPS_TOLD.map((gap) => ({ measure: `${gap}.plans`, month, value: then[gap], of: all })),
      ]),
    ...(about === "board"
      ? teams.flatMap(({ name, now }) =>
          now
            ? [
                { measure: "plans", team: name, value: now.plans },
                {
                  measure: "findings.plans",
                  team: name,
                  value: now.withFindings,
                  of: now.plans,
                },
              ]
            : [],
        )
      : []),
  ];
}

function counted(measure: string, { plans, of, places }: ReportCount): Fact[] {
  return [
    { measure: `${measure}.plans`, value: plans, of },
    { measure: `${measure}.places`, value: places },
  ];
}
