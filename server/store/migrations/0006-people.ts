import { sql } from "kysely";
import type { Bare, DatabaseKind, Migration } from "../migrate.ts";

/** Who may do what: people who sign in, their teams, guests on one plan, and what they agreed to. */
export const people: Migration = {
  name: "0006-people",
  servesFrom: 6,
  sqlite: (db) => create(db, "sqlite"),
  postgres: (db) => create(db, "postgres"),
};

async function create(db: Bare, kind: DatabaseKind): Promise<void> {
  // Taken at once: whoever takes it bit by bit and whoever writes would wait for one another.
  if (kind === "postgres") await sql`lock table "plan" in access exclusive mode`.execute(db);
  await createAccounts(db, kind);
  await createOrganisation(db, kind);
  await createGuests(db, kind);
  await widenPlans(db, kind);
}

/**
 * The tables of better-auth, under our names; it fills and reads them. It keeps moments as ISO text
 * and yes and no as 1 and 0 on both databases, so that rows can be copied from one to the other.
 */
async function createAccounts(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = idOf(kind);
  await db.schema
    .createTable("person")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("email", "text", (it) => it.notNull().unique())
    .addColumn("emailVerified", "integer", (it) => it.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", "text", (it) => it.notNull())
    .addColumn("updatedAt", "text", (it) => it.notNull())
    .addColumn("twoFactorEnabled", "integer")
    .addColumn("isAdministrator", "integer", (it) => it.notNull().defaultTo(0))
    .addColumn("disabledAt", "bigint")
    .execute();
  await db.schema
    .createTable("session")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("expiresAt", "text", (it) => it.notNull())
    .addColumn("token", "text", (it) => it.notNull().unique())
    .addColumn("createdAt", "text", (it) => it.notNull())
    .addColumn("updatedAt", "text", (it) => it.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .execute();
  await db.schema
    .createTable("credential")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("accountId", "text", (it) => it.notNull())
    .addColumn("providerId", "text", (it) => it.notNull())
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", "text")
    .addColumn("refreshTokenExpiresAt", "text")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", "text", (it) => it.notNull())
    .addColumn("updatedAt", "text", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("identifier", "text", (it) => it.notNull())
    .addColumn("value", "text", (it) => it.notNull())
    .addColumn("expiresAt", "text", (it) => it.notNull())
    .addColumn("createdAt", "text", (it) => it.notNull())
    .addColumn("updatedAt", "text", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("twoFactor")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("secret", "text", (it) => it.notNull())
    .addColumn("backupCodes", "text", (it) => it.notNull())
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("verified", "integer")
    .addColumn("failedVerificationCount", "integer")
    .addColumn("lockedUntil", "text")
    .execute();
  await db.schema
    .createTable("passkey")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (it) => it.notNull())
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("credentialID", "text", (it) => it.notNull())
    .addColumn("counter", "integer", (it) => it.notNull())
    .addColumn("deviceType", "text", (it) => it.notNull())
    .addColumn("backedUp", "integer", (it) => it.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", "text")
    .addColumn("aaguid", "text")
    .execute();
  await db.schema
    .createTable("rateLimit")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("key", "text", (it) => it.notNull().unique())
    .addColumn("count", "integer", (it) => it.notNull())
    .addColumn("lastRequest", "bigint", (it) => it.notNull())
    .execute();
  for (const [table, column] of INDEXED)
    await db.schema.createIndex(`${table}By_${column}`).on(table).column(column).execute();
}

const INDEXED = [
  ["session", "personId"],
  ["credential", "personId"],
  ["verification", "identifier"],
  ["twoFactor", "personId"],
  ["passkey", "personId"],
  ["passkey", "credentialID"],
] as const;

async function createOrganisation(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = idOf(kind);
  await db.schema
    .createTable("organisation")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("planYears", "integer", (it) => it.notNull())
    .addColumn("deviceDays", "integer", (it) => it.notNull())
    .addColumn("accessNumber", "bigint", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("team")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("name", "text", (it) => it.notNull().unique())
    .addColumn("archivedAt", "bigint")
    .execute();
  await db.schema
    .createTable("membership")
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("teamId", id, (it) => it.notNull().references("team.id"))
    .addColumn("role", "text", (it) => it.notNull())
    .addPrimaryKeyConstraint("membershipKey", ["personId", "teamId"])
    .execute();
  await db.schema
    .createTable("invitation")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("tokenHash", "text", (it) => it.notNull().unique())
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("email", "text", (it) => it.notNull())
    .addColumn("isAdministrator", "integer", (it) => it.notNull())
    .addColumn("teamId", id, (it) => it.references("team.id"))
    .addColumn("role", "text")
    .addColumn("createdBy", id, (it) => it.notNull())
    .addColumn("createdAt", "bigint", (it) => it.notNull())
    .addColumn("expiresAt", "bigint", (it) => it.notNull())
    .addColumn("usedAt", "bigint")
    .addColumn("revokedAt", "bigint")
    .execute();
}

async function createGuests(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = idOf(kind);
  await db.schema
    .createTable("consent")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("what", "text", (it) => it.notNull())
    .addColumn("how", "text", (it) => it.notNull())
    .addColumn("until", "bigint", (it) => it.notNull())
    .addColumn("recordedBy", id, (it) => it.notNull())
    .addColumn("recordedAt", "bigint", (it) => it.notNull())
    .addColumn("withdrawnAt", "bigint")
    .execute();
  await db.schema
    .createTable("guest")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("kind", "text", (it) => it.notNull())
    .addColumn("relation", "text", (it) => it.notNull())
    .addColumn("scope", "text", (it) => it.notNull())
    .addColumn("consentId", id, (it) => it.notNull().references("consent.id"))
    .addColumn("linkHash", "text", (it) => it.unique())
    .addColumn("linkUntil", "bigint")
    .addColumn("tokenHash", "text", (it) => it.unique())
    .addColumn("createdBy", id, (it) => it.notNull())
    .addColumn("createdAt", "bigint", (it) => it.notNull())
    .addColumn("expiresAt", "bigint", (it) => it.notNull())
    .addColumn("revokedAt", "bigint")
    .addColumn("firstUsedAt", "bigint")
    .addColumn("lastUsedAt", "bigint")
    .execute();
  await db.schema
    .createTable("planNamed")
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addPrimaryKeyConstraint("planNamedKey", ["planId", "personId"])
    .execute();
  await db.schema
    .createTable("glass")
    .addColumn("id", id, (it) => it.primaryKey())
    .addColumn("planId", id, (it) => it.notNull().references("plan.id"))
    .addColumn("personId", id, (it) => it.notNull().references("person.id").onDelete("cascade"))
    .addColumn("reason", "text", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("until", "bigint", (it) => it.notNull())
    .execute();
  for (const table of ["consent", "guest", "glass"])
    await db.schema.createIndex(`${table}OfPlan`).on(table).column("planId").execute();
}

async function widenPlans(db: Bare, kind: DatabaseKind): Promise<void> {
  const id = idOf(kind);
  const plan = () => db.schema.alterTable("plan");
  await plan()
    .addColumn("teamId", id, (it) => it.references("team.id"))
    .execute();
  await plan()
    .addColumn("isRestricted", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  await plan().addColumn("closedAt", "bigint").execute();
  await plan().addColumn("closedBy", id).execute();
  await plan().addColumn("closedWhy", "text").execute();
  await plan().addColumn("eraseOn", "text").execute();
  await plan()
    .addColumn("isHeld", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("planByTeam").on("plan").columns(["teamId", "archived"]).execute();
}

/** Ids are compared byte by byte on both. */
function idOf(kind: DatabaseKind) {
  return kind === "postgres" ? sql`text collate "C"` : sql`text`;
}
