import type { ListedSession } from "#src/api/account.ts";
import type { Database } from "./database.ts";
import { countAccess } from "./people-store.ts";

/** Sessions at rest, as their owners see them. */
export type SessionStore = ReturnType<typeof createSessionStore>;

/** Reads and ends the sessions that better-auth makes. */
export function createSessionStore({ db }: Pick<Database, "db">) {
  return {
    /** Somebody's sessions that still hold, the last used first. */
    async of(personId: string, now: number): Promise<Omit<ListedSession, "isThis">[]> {
      const rows = await db
        .selectFrom("session")
        .select(["id", "userAgent", "createdAt", "updatedAt", "expiresAt"])
        .where("personId", "=", personId)
        .execute();
      return rows
        .filter((it) => Date.parse(it.expiresAt) > now)
        .map(({ id, userAgent, createdAt, updatedAt }) => ({
          id,
          userAgent: userAgent ?? "",
          createdAt: Date.parse(createdAt),
          usedAt: Date.parse(updatedAt),
        }))
        .toSorted((one, other) => other.usedAt - one.usedAt);
    },

    /** Writes down that a session was used. */
    async touch(id: string, now: number): Promise<void> {
      const updatedAt = new Date(now).toISOString();
      await db.updateTable("session").set({ updatedAt }).where("id", "=", id).execute();
    },

    /** Ends sessions of somebody: one, all, or all but one. Open lines are decided about anew. */
    async end(
      personId: string,
      { only, but }: { only?: string; but?: string } = {},
    ): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        await transaction
          .deleteFrom("session")
          .where("personId", "=", personId)
          .$if(only !== undefined, (it) => it.where("id", "=", only ?? ""))
          .$if(but !== undefined, (it) => it.where("id", "!=", but ?? ""))
          .execute();
      });
    },
  };
}
