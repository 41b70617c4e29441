/** One thing that somebody did. Nothing but the words of a reason is ever changed or removed. */
export type AuditTable = {
  /** Grows by one with each entry, without gaps. */
  number: number;
  at: number;
  actorKind: "person" | "guest" | "owner" | "system";
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

/** A plan that was erased; it holds nothing of it but its id. */
export type ErasedPlanTable = {
  planId: string;
  at: number;
  /** Whether what its rows left behind in the files of the database is written over. */
  isOverwritten: number;
};

/** Something that a person is told of when they come by. */
export type NoticeTable = {
  id: string;
  personId: string;
  /** The `kind` of its facts. */
  kind: string;
  planId: string | null;
  at: number;
  seenAt: number | null;
  /** A `NoticeFacts` as JSON: ids, codes and numbers, and no word of a plan. */
  facts: string;
};
