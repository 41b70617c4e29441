import type { Account } from "#src/api/account.ts";
import type { Database } from "./database.ts";
import { countAccess } from "./people-store.ts";

/** Somebody's own account at rest. */
export type OwnAccountStore = ReturnType<typeof createOwnAccountStore>;

/** Reads what better-auth keeps of one person, without the secrets in it. */
export function createOwnAccountStore({ db }: Pick<Database, "db">) {
  return {
    /** All but the sessions; null where nobody has that id. */
    async find(id: string): Promise<Omit<Account, "sessions"> | null> {
      const person = await db
        .selectFrom("person")
        .select(["name", "email", "twoFactorEnabled"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!person) return null;
      const password = await db
        .selectFrom("credential")
        .select("id")
        .where("personId", "=", id)
        .where("providerId", "=", "credential")
        .executeTakeFirst();
      const passkeys = await db
        .selectFrom("passkey")
        .select(["id", "name", "createdAt"])
        .where("personId", "=", id)
        .orderBy("createdAt")
        .execute();
      return {
        name: person.name,
        email: person.email,
        hasPassword: password !== undefined,
        hasSecondFactor: person.twoFactorEnabled === 1,
        passkeys: passkeys.map((it) => ({
          id: it.id,
          name: it.name ?? "",
          createdAt: Date.parse(it.createdAt ?? ""),
        })),
      };
    },

    /** Calls somebody by another name; open lines carry it from then on. */
    async rename(id: string, name: string, now: number): Promise<void> {
      const updatedAt = new Date(now).toISOString();
      await db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        await transaction
          .updateTable("person")
          .set({ name, updatedAt })
          .where("id", "=", id)
          .execute();
      });
    },
  };
}
