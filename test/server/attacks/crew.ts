import { createHash } from "node:crypto";
import type { TestContext } from "node:test";
import type { Kysely } from "kysely";
import type { GuestKind, Scope } from "#src/access.ts";
import type { Config } from "#server/config.ts";
import { newId } from "#server/new-ids.ts";
import type { Tables } from "#server/store/tables.ts";
import { startStaffed } from "#test/server/staffed.ts";

const KINDS: readonly GuestKind[] = ["resident", "advocate", "family", "provider"];
const SCOPES: readonly Scope[] = ["write", "own", "suggest", "comment", "read"];

/** Every kind of guest with every scope. */
export const GUESTS = KINDS.flatMap((as) => SCOPES.map((scope) => [as, scope] as const));

/** Somebody without an account in the plan of a place; `more` says what is else than usual. */
export async function guestIn(
  { db, plan }: { db: Kysely<Tables>; plan: string },
  as: GuestKind,
  scope: Scope,
  more: { expiresAt?: number; revokedAt?: number; withdrawnAt?: number } = {},
) {
  const id = newId();
  const { expiresAt = 5e12, revokedAt = null, withdrawnAt = null } = more;
  const by = { recordedBy: "x", recordedAt: 1, withdrawnAt, until: 5e12 };
  await db
    .insertInto("consent")
    .values({ id, planId: plan, name: as, what: "all", how: "said", ...by })
    .execute();
  await db
    .insertInto("guest")
    .values({
      id,
      planId: plan,
      name: as,
      kind: as,
      relation: "",
      scope,
      consentId: id,
      linkHash: null,
      linkUntil: null,
      tokenHash: createHash("sha256").update(id).digest("hex"),
      createdBy: "x",
      createdAt: 1,
      expiresAt,
      revokedAt,
      firstUsedAt: 1,
      lastUsedAt: 1,
    })
    .execute();
  return { id, cookie: `ownwords.guest=${id}` };
}

/** A server with somebody of each role. */
export async function crew(t: TestContext, choice: Partial<Config> = {}) {
  const place = await startStaffed(t, choice);
  const { oak, elm, person } = place;
  const who = {
    stranger: null,
    "shut out": await person("Bo", { [oak]: "lead" }, { isDisabled: true, isAdministrator: true }),
    "other team": await person("Kim", { [elm]: "practitioner" }),
    practitioner: await person("Sam", { [oak]: "practitioner" }),
    lead: await person("Lee", { [oak]: "lead" }),
    administrator: await person("Ada", {}, { isAdministrator: true }),
    resident: await guestIn(place, "resident", "write"),
    family: await guestIn(place, "family", "read"),
  };
  return { ...place, who };
}
