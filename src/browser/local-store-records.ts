import * as z from "zod/mini";
import { Stands } from "#src/api/sync.ts";
import { Moment } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";

/** What this device has of one document. */
export type StoredCopy = {
  /** Oldest first; together they are the document, but for what can't be read. */
  updates: Uint8Array[];
  /** The number of the last one that was found. */
  through: number;
  /** Whether some of it may not be on the server. */
  isUnsent: boolean;
  /** How many records are there that can't be read: damaged, or sealed with a key that is gone. */
  unreadable: number;
};

/** A plan that was opened on this device, for the list without a server. */
export const OpenedPlan = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  resident: z.string(),
  openedAt: Moment,
});
export type OpenedPlan = z.infer<typeof OpenedPlan>;

/** A plan that was begun on this device, or that the server lost, and that the server has not yet. */
export const WaitingPlan = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  resident: z.string(),
  /** Left out for one that goes back: it was begun from whatever its document says. */
  template: z.optional(Template),
  begunAt: Moment,
  /** The team that it is for; left out where the server is to choose. */
  team: z.optional(z.string()),
  /** The document as it was at its birth, base64; what was written since is sent as ever. */
  document: z.string(),
  /** Why the server did not take it, one sentence; empty until it has refused. */
  refused: z.string(),
  /**
   * How the plan stood, for one that the server had and lost when a backup was put back; all that the
   * device has of it goes back then, and `document` is empty.
   */
  stood: z.optional(Stands),
});
export type WaitingPlan = z.infer<typeof WaitingPlan>;

/**
 * Answers of the server that are kept for the time without it, who is signed in among them, the words
 * that somebody added, the examples of their teams, and for a plan by its id the Word copy that
 * somebody is looking through and what they are writing in its review.
 */
export type KeptAnswer =
  | "plans"
  | "templates"
  | "own-words"
  | "session"
  | "examples"
  | `import:${string}`
  | `review:${string}`;
