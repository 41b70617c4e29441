import * as z from "zod/mini";

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
  "moved",
  "glass-broken",
  /** Somebody gave a reason to look at a plan that is not there. */
  "knocked",
  "closed",
  "reopened",
  "held",
  "released",
  "erased",
  "signed-in",
  "sign-in-failed",
  "signed-out",
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
  "backup-made",
  "backup-restored",
  "subject-access",
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
