import { PLAN_COLUMNS, type Tables } from "./tables.ts";

/** What is copied of a table: all its columns, the key it is read by, and how many rows at a time. */
type Copied = { [Name in keyof Tables]?: CopiedTable<Tables[Name]> };
type CopiedTable<Table> = {
  columns: readonly (keyof Table & string)[];
  key: readonly (keyof Table & string)[];
  rows: number;
};

/** In the order in which they need one another. Caches are made anew, and a database keeps its own id. */
export const COPIED = {
  plan: {
    columns: PLAN_COLUMNS,
    key: ["id"],
    rows: 500,
  },
  planSnapshot: { columns: ["planId", "seq", "bytes"], key: ["planId"], rows: 50 },
  planUpdate: { columns: ["planId", "seq", "at", "bytes"], key: ["planId", "seq"], rows: 1000 },
  planVersion: {
    columns: ["id", "planId", "seq", "at", "reason", "note", "by", "day", "bytes"],
    key: ["id"],
    rows: 20,
  },
  audit: {
    columns: [
      "number",
      "at",
      "actorKind",
      "actor",
      "action",
      "planId",
      "about",
      "why",
      "whySalt",
      "whyPrint",
      "hash",
    ],
    key: ["number"],
    rows: 1000,
  },
  auditHead: { columns: ["id", "number", "hash"], key: ["id"], rows: 1 },
} as const satisfies Copied;

/** Tables whose rows are not copied. */
export const NOT_COPIED = ["planSummary", "deployment", "migration"] as const;

/** How far a copy has come: what it does now, how much of that is done, and how much there is. */
export type CopyProgress = { what: string; done: number; total: number };
