import { GAPS } from "#src/api/quality.ts";
import { PLAN_COLUMNS } from "./plan-columns.ts";
import type { Tables } from "./tables.ts";

/** What is copied of a table: all its columns, the key it is read by, and how many rows at a time. */
type Copied = { [Name in keyof Tables]?: CopiedTable<Tables[Name]> };
type CopiedTable<Table> = {
  columns: readonly (keyof Table & string)[];
  key: readonly (keyof Table & string)[];
  rows: number;
};

/** In the order in which they need one another. Caches are made anew, and a database keeps its own id. */
export const COPIED = {
  organisation: {
    columns: ["id", "name", "planYears", "deviceDays", "accessNumber"],
    key: ["id"],
    rows: 500,
  },
  team: { columns: ["id", "name", "archivedAt"], key: ["id"], rows: 500 },
  person: {
    columns: [
      "id",
      "name",
      "email",
      "emailVerified",
      "image",
      "createdAt",
      "updatedAt",
      "twoFactorEnabled",
      "isAdministrator",
      "disabledAt",
    ],
    key: ["id"],
    rows: 500,
  },
  credential: {
    columns: [
      "id",
      "accountId",
      "providerId",
      "personId",
      "accessToken",
      "refreshToken",
      "idToken",
      "accessTokenExpiresAt",
      "refreshTokenExpiresAt",
      "scope",
      "password",
      "createdAt",
      "updatedAt",
    ],
    key: ["id"],
    rows: 500,
  },
  twoFactor: {
    columns: [
      "id",
      "secret",
      "backupCodes",
      "personId",
      "verified",
      "failedVerificationCount",
      "lockedUntil",
    ],
    key: ["id"],
    rows: 500,
  },
  passkey: {
    columns: [
      "id",
      "name",
      "publicKey",
      "personId",
      "credentialID",
      "counter",
      "deviceType",
      "backedUp",
      "transports",
      "createdAt",
      "aaguid",
    ],
    key: ["id"],
    rows: 500,
  },
  membership: { columns: ["personId", "teamId", "role"], key: ["personId", "teamId"], rows: 500 },
  invitation: {
    columns: [
      "id",
      "tokenHash",
      "name",
      "email",
      "isAdministrator",
      "teamId",
      "role",
      "createdBy",
      "createdAt",
      "expiresAt",
      "usedAt",
      "revokedAt",
    ],
    key: ["id"],
    rows: 500,
  },
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
  erasedPlan: { columns: ["planId", "at", "isOverwritten"], key: ["planId"], rows: 1000 },
  auditHead: { columns: ["id", "number", "hash"], key: ["id"], rows: 1 },
  consent: {
    columns: [
      "id",
      "planId",
      "name",
      "what",
      "how",
      "until",
      "recordedBy",
      "recordedAt",
      "withdrawnAt",
    ],
    key: ["id"],
    rows: 500,
  },
  guest: {
    columns: [
      "id",
      "planId",
      "name",
      "kind",
      "relation",
      "scope",
      "consentId",
      "linkHash",
      "linkUntil",
      "tokenHash",
      "createdBy",
      "createdAt",
      "expiresAt",
      "revokedAt",
      "firstUsedAt",
      "lastUsedAt",
    ],
    key: ["id"],
    rows: 500,
  },
  planNamed: { columns: ["planId", "personId"], key: ["planId", "personId"], rows: 500 },
  glass: {
    columns: ["id", "planId", "personId", "reason", "at", "until"],
    key: ["id"],
    rows: 500,
  },
  notice: {
    columns: ["id", "personId", "kind", "planId", "at", "seenAt", "facts"],
    key: ["id"],
    rows: 500,
  },
  ruleTuning: {
    columns: ["number", "rule", "setting", "reason", "by", "at"],
    key: ["number"],
    rows: 500,
  },
  ruleEvent: {
    columns: ["month", "teamId", "rule", "what", "times"],
    key: ["month", "teamId", "rule", "what"],
    rows: 1000,
  },
  ruleExample: {
    columns: [
      "id",
      "teamId",
      "rule",
      "isGood",
      "words",
      "note",
      "by",
      "at",
      "approvedBy",
      "approvedAt",
      "withdrawnAt",
    ],
    key: ["id"],
    rows: 500,
  },
  qualityMonth: {
    columns: ["month", "teamId", "template", "plans", "withFindings", ...GAPS],
    key: ["month", "teamId", "template"],
    rows: 500,
  },
  report: {
    columns: ["month", "teamId", "facts", "closedAt"],
    key: ["month", "teamId"],
    rows: 100,
  },
  reportSent: {
    columns: ["month", "about", "destination", "tries", "dueAt", "sentAt", "problem"],
    key: ["month", "about", "destination"],
    rows: 500,
  },
  staffComment: {
    columns: [
      "id",
      "planId",
      "thread",
      "about",
      "anchor",
      "quote",
      "words",
      "mentions",
      "by",
      "at",
      "settledAt",
      "settledBy",
    ],
    key: ["id"],
    rows: 500,
  },
  sample: {
    columns: ["id", "at", "by", "purpose", "filter", "teams", "seed", "size", "of", "ofPrint"],
    key: ["id"],
    rows: 500,
  },
  planReview: {
    columns: ["id", "planId", "state", "steps", "begunAt", "at", "seenSeq"],
    key: ["id"],
    rows: 500,
  },
  reviewStep: {
    columns: ["reviewId", "nth", "planId", "kind", "words", "items", "by", "at", "seq"],
    key: ["reviewId", "nth"],
    rows: 500,
  },
  samplePlan: {
    columns: ["sampleId", "nth", "planId", "reviewId"],
    key: ["sampleId", "nth"],
    rows: 500,
  },
} as const satisfies Copied;

/** Tables whose rows are not copied: caches, and who is signed in just now. */
export const NOT_COPIED = [
  "planSummary",
  "planQuality",
  "planTally",
  "planFinding",
  "planSignature",
  "deployment",
  "migration",
  "session",
  "verification",
  "rateLimit",
] as const;

/** How far a copy has come: what it does now, how much of that is done, and how much there is. */
export type CopyProgress = { what: string; done: number; total: number };
