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
  /** The number of the last change to its document; kept up to date with `changedAt` by `append`. */
  seq: Generated<number>;
  changedAt: number;
};

/** The log of changes to documents: only ever added to, until a snapshot covers the oldest. */
export type PlanUpdateTable = {
  planId: string;
  /** Grows by one with each change to the plan, without gaps. */
  seq: number;
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
  /** Where the index of words finds it; the embedded database alone has this. */
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

/** A whole document as it was up to and with the change `seq`, for people to go back to. */
export type PlanVersionTable = {
  id: string;
  planId: string;
  seq: number;
  at: number;
  /** A `VersionReason`. */
  reason: string;
  note: string;
  by: string;
  /** The day that a daily version stands for, `"2030-05-01"`; null for all others. */
  day: string | null;
  bytes: Uint8Array;
};

/** One thing that somebody did. Nothing but the words of a reason is ever changed or removed. */
export type AuditTable = {
  /** Grows by one with each entry, without gaps. */
  number: number;
  at: number;
  actorKind: "person" | "guest" | "system";
  actor: string;
  action: string;
  planId: string | null;
  about: string | null;
  /** The reason somebody gave, and the salt of its print; null once the plan is erased. */
  why: string | null;
  whySalt: string | null;
  /** Empty where no reason was given. */
  whyPrint: string;
  /** What chains it to the entry before. */
  hash: string;
};

/** The one row that says which entry is the last. */
export type AuditHeadTable = { id: number; number: number; hash: string };

/** The one row about the database itself. */
export type DeploymentTable = {
  id: string;
  /** Programs that know so many migrations may serve it. */
  servesFrom: number;
};

/** The tables of the database, the same on every database we support. */
export type Tables = {
  plan: PlanTable;
  planUpdate: PlanUpdateTable;
  planSnapshot: PlanSnapshotTable;
  planSummary: PlanSummaryTable;
  planVersion: PlanVersionTable;
  audit: AuditTable;
  auditHead: AuditHeadTable;
  deployment: DeploymentTable;
  migration: { name: string; timestamp: string };
};

/** All columns of a plan, named so that one of a later migration changes no answer. */
export const PLAN_COLUMNS = [
  "id",
  "reference",
  "template",
  "templateVersion",
  "archived",
  "example",
  "createdAt",
  "seq",
  "changedAt",
] as const;
