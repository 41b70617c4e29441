import type { AuditAction } from "./audit.ts";

/** What the audit log says was done, in words for people; a code of a later Ownwords says itself. */
export function deedInWords(action: string): string {
  return DEEDS.get(action) ?? action.replaceAll("-", " ");
}

const WORDS: Record<AuditAction, string> = {
  opened: "Opened the plan",
  changed: "Wrote in the plan",
  exported: "Made a copy",
  shared: "Let somebody in",
  "guest-joined": "Came in by a link",
  "guest-revoked": "Ended somebody's access",
  "consent-given": "Recorded a consent",
  "consent-withdrawn": "Recorded that a consent was taken back",
  restricted: "Changed who may know of the plan",
  unrestricted: "Opened the plan to the whole team again",
  moved: "Gave the plan to another team",
  knocked: "Gave a reason to look at a plan that is not there",
  "glass-broken": "Opened the plan in an emergency",
  closed: "Closed the plan",
  reopened: "Opened the plan again after it was closed",
  held: "Said that the plan has to be kept",
  released: "Said that the plan need not be kept any more",
  erased: "Erased the plan",
  "signed-in": "Signed in",
  "sign-in-failed": "Could not sign in",
  "signed-out": "Signed out",
  "person-invited": "Invited somebody",
  "server-begun": "Set the server up",
  "person-joined": "Made an account from an invitation",
  "person-disabled": "Kept somebody out",
  "person-enabled": "Let somebody sign in again",
  "invitation-revoked": "Took an invitation back",
  "password-changed": "Changed a password",
  "second-factor-changed": "Changed a second factor",
  "passkey-changed": "Changed a passkey",
  "role-changed": "Changed what somebody may do",
  "settings-changed": "Changed settings or teams",
  "rule-tuned": "Changed how a question is asked",
  "example-made": "Made an example for a team",
  "example-mended": "Changed an example of a team",
  "example-withdrawn": "Withdrew an example of a team",
  "backup-made": "Made a backup",
  "backup-restored": "Put a backup back",
  "subject-access": "Took out everything about one person, on request",
  "words-accepted": "Put other words in the place of the resident's, who had said yes",
  "words-declined": "Recorded that the resident keeps their own words",
  "sample-drawn": "Drew plans to look at for their quality",
  "review-begun": "Began to look at the plan for its quality",
  "review-asked": "Asked for changes in the plan",
  "review-answered": "Answered what was asked for",
  reviewed: "Looked at the plan for its quality",
  "signed-off": "Signed the plan off",
  "audit-read": "Read the audit log",
};

const DEEDS: ReadonlyMap<string, string> = new Map(Object.entries(WORDS));
