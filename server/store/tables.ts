import type { Generated } from "kysely";

/** A plan that exists. Moments are milliseconds since 1970, yes and no are 1 and 0. */
export type PlanTable = {
  id: string;
  reference: string;
  template: string;
  templateVersion: number;
  archived: number;
  example: number;
  createdAt: number;
  /** The last change to its document; the database itself keeps this and `changedAt` up to date. */
  seq: Generated<number>;
  changedAt: number;
};

/** The log of changes to documents: only ever added to, until a snapshot covers the oldest. */
export type PlanUpdateTable = {
  /** Grows with each change to any plan and is never used again. */
  seq: Generated<number>;
  planId: string;
  at: number;
  bytes: Uint8Array;
};

/** A whole document up to and with the change `seq`. */
export type PlanSnapshotTable = {
  planId: string;
  seq: number;
  bytes: Uint8Array;
};

/** A cache of what the list shows of a plan; may be emptied at any time. */
export type PlanSummaryTable = {
  number: Generated<number>;
  planId: string;
  /** The last change that the summary saw. */
  seq: number;
  /** What else the summary depends on: the day and the program. */
  basis: string;
  /** A `PlanFacts` as JSON. */
  facts: string;
  /** Every word that a search looks through, folded. */
  words: string;
};

/** The tables of the database, the same on every database we support. */
export type Tables = {
  plan: PlanTable;
  planUpdate: PlanUpdateTable;
  planSnapshot: PlanSnapshotTable;
  planSummary: PlanSummaryTable;
};
