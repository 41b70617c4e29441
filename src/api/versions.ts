import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";

/** Why a version of a plan was kept. */
export const VersionReason = z.enum([
  /** As it was at the end of a day on which somebody wrote in it; kept before the next change. */
  "daily",
  /** Somebody asked for it. */
  "by-hand",
  /** As it was before somebody went back to another version. */
  "before-restore",
  /** As it was before words from a Word file were taken in. */
  "before-import",
  /** As somebody agreed to it. */
  "agreement",
  /** As it went into a copy. Nothing new is kept where nothing has changed since the last version. */
  "copy",
]);
export type VersionReason = z.infer<typeof VersionReason>;

/** The id of a version: letters and digits, made by the server. */
export const VersionId = z.string().check(z.regex(/^[A-Za-z0-9]{16,40}$/));

/** What is known of a version beside its words. */
export const Version = z.object({
  id: VersionId,
  /** One that a later Ownwords knows counts as asked for. */
  // oxlint-disable-next-line promise/valid-params -- this is zod's, and no promise's.
  reason: z.catch(VersionReason, "by-hand"),
  /** What whoever kept it calls it; empty where nobody gave it a name. */
  note: z.string(),
  /** The name of whoever kept it; empty where the server did. */
  by: z.string(),
  /** When the document was as it is in this version. */
  at: Moment,
});
export type Version = z.infer<typeof Version>;

/** That somebody wrote in the plan, noted once an hour; `by` is empty where nobody knows the name any more. */
export const Written = z.object({ at: Moment, by: z.string() });
export type Written = z.infer<typeof Written>;

/**
 * `GET /api/plans/:id/versions`: versions and who wrote when, each newest first. The document of a
 * version, as one update, is at `/api/plans/:id/versions/:version/document`.
 */
export const VersionList = z.object({
  versions: z.array(Version),
  written: z._default(z.array(Written), []),
});
export type VersionList = z.infer<typeof VersionList>;

/** Words that any database can hold: PostgreSQL has no place for the character NUL. */
const words = (most: number) => z.string().check(z.trim(), z.maxLength(most), z.regex(/^[^\0]*$/));

/** Reasons that a browser may give. */
const ASKED_FOR = ["by-hand", "before-restore", "before-import", "agreement", "copy"] as const;

/**
 * `POST /api/plans/:id/versions`: keeps the plan as it is on the server now. Answers 201, a `Version`.
 * `by` counts only where nobody signs in.
 */
export const NewVersion = z.object({
  reason: z._default(z.enum(ASKED_FOR), "by-hand"),
  note: z._default(words(200), ""),
  by: z._default(words(120), ""),
});
export type NewVersion = z.infer<typeof NewVersion>;
