import type { Generated } from "kysely";
import type { RuleExampleTable } from "./example-table.ts";
import type { QualityTables } from "./quality-tables.ts";
import type { StaffCommentTable } from "./staff-comment-table.ts";
import type { AuditHeadTable, AuditTable, ErasedPlanTable, NoticeTable } from "./upkeep-tables.ts";
import type { ReviewTables } from "./review-tables.ts";
import type { ReportTables } from "./report-tables.ts";
import type { RuleTables } from "./rule-tables.ts";

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
  /** The team whose plan it is; null until there are teams. */
  teamId: Generated<string | null>;
  /** Whether only those in `planNamed` may know of it. */
  isRestricted: Generated<number>;
  closedAt: Generated<number | null>;
  closedBy: Generated<string | null>;
  closedWhy: Generated<string | null>;
  /** The day on which a closed plan is erased, `"2037-05-01"`. */
  eraseOn: Generated<string | null>;
  /** Whether it may not be erased, whatever the day. */
  isHeld: Generated<number>;
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

/** Somebody who signs in. The rest of what better-auth keeps of them is its own business. */
export type PersonTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  image: string | null;
  createdAt: string;
  updatedAt: string;
  twoFactorEnabled: number | null;
  isAdministrator: Generated<number>;
  disabledAt: number | null;
};

/** How somebody signs in: with a password of ours, or through another provider. Moments are ISO text. */
export type CredentialTable = {
  id: string;
  accountId: string;
  providerId: string;
  personId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  /** A hash. */
  password: string | null;
  createdAt: string;
  updatedAt: string;
};

/** Somebody's second factor, encrypted with the server's secret. */
export type TwoFactorTable = {
  id: string;
  secret: string;
  backupCodes: string;
  personId: string;
  verified: number | null;
  failedVerificationCount: number | null;
  lockedUntil: string | null;
};

/** A device or key that signs somebody in. */
export type PasskeyTable = {
  id: string;
  name: string | null;
  publicKey: string;
  personId: string;
  credentialID: string;
  counter: number;
  deviceType: string;
  backedUp: number;
  transports: string | null;
  createdAt: string | null;
  aaguid: string | null;
};

/** Somebody who is signed in, on one browser. */
export type SessionTable = {
  id: string;
  expiresAt: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  personId: string;
};

/** How often something was tried lately, by address or account; nothing is lost with it. */
export type RateLimitTable = { id: string; key: string; count: number; lastRequest: number };

/** The one row about who runs this; there is none before the first administrator. */
export type OrganisationTable = {
  id: string;
  name: string;
  /** So many years after it was closed, a plan is erased. */
  planYears: number;
  /** A device's copy that was not used for so many days is wiped. */
  deviceDays: number;
  /** Grows with each change to what anybody may do. */
  accessNumber: number;
};

/** A service with plans of its own. */
export type TeamTable = { id: string; name: string; archivedAt: number | null };

/** Somebody's role in a team: `practitioner` or `lead`. */
export type MembershipTable = { personId: string; teamId: string; role: string };

/** A link with which somebody makes themselves an account. */
export type InvitationTable = {
  id: string;
  tokenHash: string;
  name: string;
  email: string;
  isAdministrator: number;
  teamId: string | null;
  role: string | null;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  revokedAt: number | null;
};

/** What the resident agreed to: who may do what with the plan, and until when. */
export type ConsentTable = {
  id: string;
  planId: string;
  name: string;
  what: string;
  how: string;
  until: number;
  recordedBy: string;
  recordedAt: number;
  withdrawnAt: number | null;
};

/** Somebody without an account in one plan. Tokens are kept as hashes. */
export type GuestTable = {
  id: string;
  planId: string;
  name: string;
  kind: string;
  relation: string;
  scope: string;
  consentId: string;
  /** The link that works once, until `linkUntil`; null when it was used. */
  linkHash: string | null;
  linkUntil: number | null;
  /** What the guest's browser brings from then on. */
  tokenHash: string | null;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
  firstUsedAt: number | null;
  lastUsedAt: number | null;
};

/** Who may know of a restricted plan. */
export type PlanNamedTable = { planId: string; personId: string };

/** Somebody who opened a plan that is not theirs, and why. */
export type GlassTable = {
  id: string;
  planId: string;
  personId: string;
  reason: string;
  at: number;
  until: number;
};

/** The one row about the database itself. */
export type DeploymentTable = {
  id: string;
  /** Programs that know so many migrations may serve it. */
  servesFrom: number;
};

/** The tables of the database that we read; better-auth has more of its own. The same on every database we support. */
export type Tables = QualityTables &
  ReviewTables &
  ReportTables &
  RuleTables & {
    staffComment: StaffCommentTable;
    ruleExample: RuleExampleTable;
    plan: PlanTable;
    planUpdate: PlanUpdateTable;
    planSnapshot: PlanSnapshotTable;
    planSummary: PlanSummaryTable;
    planVersion: PlanVersionTable;
    audit: AuditTable;
    auditHead: AuditHeadTable;
    erasedPlan: ErasedPlanTable;

    person: PersonTable;
    credential: CredentialTable;
    twoFactor: TwoFactorTable;
    passkey: PasskeyTable;
    session: SessionTable;
    rateLimit: RateLimitTable;
    organisation: OrganisationTable;
    team: TeamTable;
    membership: MembershipTable;
    invitation: InvitationTable;
    consent: ConsentTable;
    guest: GuestTable;
    planNamed: PlanNamedTable;
    glass: GlassTable;
    notice: NoticeTable;
    deployment: DeploymentTable;
    migration: { name: string; timestamp: string };
  };
