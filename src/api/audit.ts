import * as z from "zod/mini";
import { Day } from "#src/plan/plan.ts";

/** What the audit log says was done. A code, once written, keeps its meaning for good. */
export const AuditAction = z.enum([
  /** Of one person, plan and hour the log has at most one of each of these two. */
  "opened",
  "changed",
  "exported",
  "shared",
  "guest-joined",
  "guest-revoked",
  "consent-given",
  "consent-withdrawn",
  "restricted",
  "unrestricted",
  /** An administrator named a lead in a plan whose named people had all left. */
  "entrusted",
  "moved",
  "glass-broken",
  /** Somebody gave a reason to look at a plan that is not there. */
  "knocked",
  "closed",
  "reopened",
  "held",
  "released",
  "erased",
  /** After a restore a device gave the server a plan that it had had before. */
  "brought-back",
  "signed-in",
  "sign-in-failed",
  "signed-out",
  /** The first administrator came, with the code that the server printed. */
  "server-begun",
  "person-invited",
  "person-joined",
  "person-disabled",
  "person-enabled",
  "invitation-revoked",
  "password-changed",
  "second-factor-changed",
  "passkey-changed",
  "role-changed",
  "settings-changed",
  "rule-tuned",
  "example-made",
  "example-mended",
  "example-withdrawn",
  "backup-made",
  "backup-restored",
  "subject-access",
  /** That the resident said yes or no to other words for theirs; by a person: as a witness heard it. */
  "words-accepted",
  "words-declined",
  /** Plans were drawn to be looked at; `about` is the sample. Each plan has `review-begun`. */
  "sample-drawn",
  "review-begun",
  "review-asked",
  "review-answered",
  "reviewed",
  "signed-off",
  "audit-read",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * Who did something: somebody with an account, a guest on one plan, the owner of a machine where
 * nobody signs in, or the program itself.
 */
export type AuditActor = { kind: "person" | "guest" | "owner" | "system"; id: string };

/** One line of the audit log as it is handed out: ids and codes, and a reason where one was asked for. */
export type AuditEntry = {
  /** Grows by one with each entry, without gaps. */
  number: number;
  /** In milliseconds since 1970. */
  at: number;
  actor: AuditActor;
  /** An `AuditAction`; a later Ownwords may have written others. */
  action: string;
  plan: string | null;
  /** The id of whom or what it was done to beside the plan: a person, a guest, a consent. */
  about: string | null;
  /** Null where none was asked for, and where it went with an erased plan. */
  why: string | null;
};

const Id = z.string().check(z.maxLength(60), z.regex(/^[A-Za-z0-9_-]*$/));
const DayOrNone = z.union([z.literal(""), Day]);

/**
 * `GET /api/audit`: what of the log is wanted. `plan` is an id or a reference. Days are UTC, and both
 * are in it. That it was read is put on the log.
 */
export const AuditQuestion = z.object({
  actor: z._default(Id, ""),
  plan: z._default(Id, ""),
  action: z._default(z.union([z.literal(""), AuditAction]), ""),
  from: z._default(DayOrNone, ""),
  to: z._default(DayOrNone, ""),
  /** Only entries with a lower number: how the next page is asked for. */
  before: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
});
export type AuditQuestion = z.infer<typeof AuditQuestion>;

/** `GET /api/audit/export`: the same as a file, all pages of it. */
export const AuditExport = z.extend(AuditQuestion, { format: z.enum(["csv", "jsonl"]) });

/** A page of the log, the newest first. */
export const AuditPage = z.object({
  entries: z.array(
    z.object({
      number: z.int(),
      at: z.int(),
      actor: z.object({ kind: z.string(), id: z.string() }),
      action: z.string(),
      plan: z.nullable(z.string()),
      about: z.nullable(z.string()),
      why: z.nullable(z.string()),
    }),
  ),
  /** What people, teams and plans are called, by their ids; of a plan it is the reference. */
  names: z.record(z.string(), z.string()),
  /** Whether there are older ones. */
  hasMore: z.boolean(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** `GET /api/audit/check`: whether the log is as it was written; reads all of it. */
export const AuditState = z.object({
  entries: z.int(),
  /** When the first entry was written, in milliseconds; null while there is none. */
  since: z.nullable(z.int()),
  /** The last entry, `"41:9f86d0…"`, to be kept elsewhere. */
  head: z.string(),
  /** The numbers of the entries at which it shows that something was changed. */
  faults: z.array(z.int()),
});
export type AuditState = z.infer<typeof AuditState>;
