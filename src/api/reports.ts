import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";
import { Gap } from "./quality.ts";

/** A month as a report is named by it: `"2026-03"`. */
export const ReportMonth = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** In so many of so many plans, at so many places; null where only plans were counted. */
export const ReportCount = z.object({
  plans: z.int(),
  of: z.int(),
  places: z.nullable(z.int()),
});
export type ReportCount = z.infer<typeof ReportCount>;

/** How plans were at the end of a month, in numbers of plans. */
export const MonthCount = z.object({
  month: ReportMonth,
  plans: z.int(),
  withFindings: z.int(),
  gaps: z.record(Gap, z.int()),
});
export type MonthCount = z.infer<typeof MonthCount>;

/**
 * All that a report tells: a report is made from these facts and nothing else, so the same facts are
 * the same bytes. They are sums of teams, never by person; restricted plans are in none of them, and
 * no words of plans. What is null was not kept for that month.
 */
export const ReportFacts = z.object({
  /** The number of this shape. */
  shape: z.literal(1),
  /** A team's own report, or one about all teams in `teams` together. */
  about: z.enum(["team", "board"]),
  month: ReportMonth,
  /** Whether the month is over; then these are the facts for good. */
  isClosed: z.boolean(),
  /** When the plans were counted: last thing in a month that is over. */
  asOf: Moment,
  /**
   * In the order of their names. A team of few plans has no numbers of its own in a board's report, nor
   * has another where those would be what the rest leaves of the sum.
   */
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      now: z.nullable(z.object({ plans: z.int(), withFindings: z.int() })),
      before: z.nullable(z.object({ plans: z.int(), withFindings: z.int() })),
    }),
  ),
  plans: z.int(),
  /** How many of these were looked through as they were then. */
  looked: z.nullable(z.int()),
  findings: ReportCount,
  /** Every rule that was on for a plan. `right` of `checked` findings were, where that was measured. */
  rules: z.nullable(
    z.array(
      z.extend(ReportCount, {
        rule: z.string(),
        dismissed: z.int(),
        measured: z.nullable(z.object({ right: z.int(), checked: z.int() })),
      }),
    ),
  ),
  /** By area of life: of how many plans with an outcome in it. */
  areas: z.nullable(z.array(z.extend(ReportCount, { area: z.string(), title: z.string() }))),
  gaps: z.record(Gap, ReportCount),
  /** At most twelve months before, and this one last. */
  months: z.array(MonthCount),
  /** What became of findings in the month. */
  settled: z.array(
    z.object({
      rule: z.string(),
      /** How often it found what was not there before. */
      found: z.int(),
      /** How often that was gone after somebody wrote in the plan. */
      gone: z.int(),
      aside: z.int(),
      /** How many of these were called wrong or not useful. */
      notUseful: z.int(),
    }),
  ),
  /** The steps of reviews that were taken in the month. */
  reviews: z.object({
    /** In how many plans. */
    plans: z.int(),
    begun: z.int(),
    asked: z.int(),
    answered: z.int(),
    reviewed: z.int(),
    signedOff: z.int(),
    /** How many things were left open where a review was signed off, each with a reason. */
    leftOpen: z.int(),
    /** How many reviews were not over at the end. */
    open: z.nullable(z.int()),
  }),
});
export type ReportFacts = z.infer<typeof ReportFacts>;

/** `GET /api/quality/reports/:month?`: of one team, or of all that the person leads together. */
export const ReportQuestion = z.object({
  team: z.optional(z.string().check(z.maxLength(200), z.regex(/^[^\0]*$/))),
});

/** Where the server sends reports by itself. */
export const ReportDestination = z.enum(["folder", "webhook"]);
export type ReportDestination = z.infer<typeof ReportDestination>;

/** One report on its way to one place. */
export const ReportSent = z.object({
  month: ReportMonth,
  /** The team's id; null for the report to the board about all teams. */
  team: z.nullable(z.string()),
  destination: ReportDestination,
  sentAt: z.nullable(Moment),
  tries: z.int(),
  /** What was in the way last time, as a short name; null where nothing was. */
  problem: z.nullable(z.string()),
  /** When it is tried again; null once it was sent. */
  nextAt: z.nullable(Moment),
});
export type ReportSent = z.infer<typeof ReportSent>;

/** `GET /api/quality/reports`: the reports that the person may read, the newest month first. */
export const ReportList = z.object({
  months: z.array(
    z.object({
      month: ReportMonth,
      isClosed: z.boolean(),
      teams: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  /** What the server sends by itself when a month is over, as whoever runs it has set. */
  schedule: z.object({
    destinations: z.array(ReportDestination),
    about: z.array(z.enum(["board", "teams"])),
    sent: z.array(ReportSent),
  }),
});
export type ReportList = z.infer<typeof ReportList>;
