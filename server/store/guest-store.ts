import type { Kysely, Selectable } from "kysely";
import type { Database } from "./database.ts";
import { inParts } from "./in-parts.ts";
import type { ConsentTable, GuestTable, Tables } from "./tables.ts";

/** A guest and what the resident agreed to about them. */
export type GuestWithConsent = { guest: Selectable<GuestTable>; consent: Selectable<ConsentTable> };

/** Guests and consents at rest. What ends somebody's access is counted in the same transaction. */
export type GuestStore = ReturnType<typeof createGuestStore>;

/** Keeps guests in a database. */
export function createGuestStore({ db }: Pick<Database, "db">) {
  return {
    /** Records what the resident agreed to, and lets a guest in on it. */
    async add(guest: GuestTable, consent: ConsentTable): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        await transaction.insertInto("consent").values(consent).execute();
        await transaction.insertInto("guest").values(guest).execute();
      });
    },

    /** All guests of a plan, the newest first. */
    async ofPlan(planId: string): Promise<GuestWithConsent[]> {
      const guests = await db
        .selectFrom("guest")
        .selectAll()
        .where("planId", "=", planId)
        .orderBy("createdAt", "desc")
        .orderBy("id")
        .execute();
      const consents = await db
        .selectFrom("consent")
        .selectAll()
        .where("planId", "=", planId)
        .execute();
      return guests.flatMap((guest) => {
        const consent = consents.find((it) => it.id === guest.consentId);
        return consent ? [{ guest, consent }] : [];
      });
    },

    /** The guest whose device brings a token with this hash; null where none does. */
    async byToken(tokenHash: string): Promise<GuestWithConsent | null> {
      const guest = await db
        .selectFrom("guest")
        .selectAll()
        .where("tokenHash", "=", tokenHash)
        .executeTakeFirst();
      const consent = guest && (await consentOf(db, guest.consentId));
      return guest && consent ? { guest, consent } : null;
    },

    /** The guests whose devices bring tokens with these hashes. */
    async byTokens(tokenHashes: readonly string[]): Promise<GuestWithConsent[]> {
      const found: GuestWithConsent[] = [];
      for (const some of inParts(tokenHashes)) {
        const guests = await db
          .selectFrom("guest")
          .selectAll()
          .where("tokenHash", "in", some)
          .execute();
        const ids = guests.map((it) => it.consentId);
        const consents = ids.length
          ? await db.selectFrom("consent").selectAll().where("id", "in", ids).execute()
          : [];
        for (const guest of guests) {
          const consent = consents.find((it) => it.id === guest.consentId);
          if (consent) found.push({ guest, consent });
        }
      }
      return found;
    },

    /**
     * Takes a link that still works, and gives the guest's device a token in its place; the device
     * that had one before is out. Null where there is no such link any more.
     */
    async join(linkHash: string, tokenHash: string, at: number): Promise<GuestWithConsent | null> {
      return db.transaction().execute(async (transaction) => {
        // The condition and the change are one statement, so that of two devices one gets it.
        const guest = await transaction
          .updateTable("guest")
          .set((it) => ({
            linkHash: null,
            linkUntil: null,
            tokenHash,
            firstUsedAt: it.fn.coalesce("firstUsedAt", it.val(at)),
            lastUsedAt: at,
          }))
          .where("linkHash", "=", linkHash)
          .where("linkUntil", ">", at)
          .where("revokedAt", "is", null)
          .returningAll()
          .executeTakeFirst();
        const consent = guest && (await consentOf(transaction, guest.consentId));
        if (!guest || !consent) return null;
        await countAccess(transaction);
        return { guest, consent };
      });
    },

    /** Gives a guest a new link; false for a guest who is not there or may not come any more. */
    async link(planId: string, id: string, linkHash: string, linkUntil: number): Promise<boolean> {
      const changed = await db
        .updateTable("guest")
        .set({ linkHash, linkUntil })
        .where("planId", "=", planId)
        .where("id", "=", id)
        .where("revokedAt", "is", null)
        .returning("id")
        .execute();
      return changed.length > 0;
    },

    /** Ends a guest's access; false where it had ended, or there is no such guest. */
    async end(planId: string, id: string, at: number): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const changed = await transaction
          .updateTable("guest")
          .set({ revokedAt: at, linkHash: null, linkUntil: null })
          .where("planId", "=", planId)
          .where("id", "=", id)
          .where("revokedAt", "is", null)
          .returning("id")
          .execute();
        if (changed.length > 0) await countAccess(transaction);
        return changed.length > 0;
      });
    },

    /** Takes a consent back; false where that was done, or there is no such consent. */
    async withdraw(planId: string, id: string, at: number): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const changed = await transaction
          .updateTable("consent")
          .set({ withdrawnAt: at })
          .where("planId", "=", planId)
          .where("id", "=", id)
          .where("withdrawnAt", "is", null)
          .returning("id")
          .execute();
        if (changed.length > 0) await countAccess(transaction);
        return changed.length > 0;
      });
    },

    /** Notes that a guest's device was there. */
    async noteUse(id: string, at: number): Promise<void> {
      await db.updateTable("guest").set({ lastUsedAt: at }).where("id", "=", id).execute();
    },

    /** What people and guests are called, by their ids. */
    async names(planId: string, people: readonly string[]): Promise<Map<string, string>> {
      const guests = await db
        .selectFrom("guest")
        .select(["id", "name"])
        .where("planId", "=", planId)
        .execute();
      const persons = people.length
        ? await db.selectFrom("person").select(["id", "name"]).where("id", "in", people).execute()
        : [];
      return new Map([...guests, ...persons].map((it) => [it.id, it.name]));
    },
  };
}

function consentOf(db: Kysely<Tables>, id: string) {
  return db.selectFrom("consent").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Every server looks again at what open lines may do. */
async function countAccess(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable("organisation")
    .set((it) => ({ accessNumber: it("accessNumber", "+", 1) }))
    .execute();
}
