/** What is told of a team's month; kept anew until the month is over, and then never again. */
export type ReportTable = {
  /** `"2026-03"`. */
  month: string;
  /** Empty for plans of no team. */
  teamId: string;
  /** A `ReportFacts` as JSON. */
  facts: string;
  /** When it was settled for good, in milliseconds; null while the month goes on. */
  closedAt: number | null;
};

/** One report on its way to one place, which gets it once. */
export type ReportSentTable = {
  month: string;
  /** `"board"`, or `"team:"` and the id of a team. */
  about: string;
  /** A `ReportDestination`. */
  destination: string;
  tries: number;
  /** Not tried before this moment, in milliseconds: nobody else takes it up meanwhile. */
  dueAt: number;
  sentAt: number | null;
  /** What was in the way last time. */
  problem: string | null;
};

/** What is told of months, and to whom it was sent. */
export type ReportTables = { report: ReportTable; reportSent: ReportSentTable };
