/** What somebody said of a plan to those who work there. */
export type StaffCommentTable = {
  id: string;
  planId: string;
  /** The comment that it answers; empty where it begins a thread. */
  thread: string;
  about: string;
  anchor: string;
  quote: string;
  words: string;
  /** The ids of people as a JSON array. */
  mentions: string;
  /** The id of a person. */
  by: string;
  at: number;
  settledAt: number | null;
  settledBy: string | null;
};
