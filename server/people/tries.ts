import { createHash } from "node:crypto";
import type { Database } from "#server/store/database.ts";
import { newId } from "#server/new-ids.ts";

/** So many wrong passwords of one account in a minute, from wherever they come, make it wait. */
const MOST_WRONG = 5;
const WINDOW_MS = 60_000;

/** Counts wrong passwords by account, in the database, so that every server knows. */
export type Tries = ReturnType<typeof createTries>;

/** Keeps the counts where better-auth keeps those by address. */
export function createTries({ db }: Pick<Database, "db">, now: () => number) {
  return {
    /** For how many seconds an address has to wait; 0 where it may try. */
    async wait(email: string): Promise<number> {
      const row = await db
        .selectFrom("rateLimit")
        .select(["count", "lastRequest"])
        .where("key", "=", keyOf(email))
        .executeTakeFirst();
      if (!row || row.count < MOST_WRONG) return 0;
      return Math.max(0, Math.ceil((row.lastRequest + WINDOW_MS - now()) / 1000));
    },

    /** Counts a wrong password; whether there is such an account makes no difference. */
    async count(email: string): Promise<void> {
      const moment = now();
      await db
        .insertInto("rateLimit")
        .values({ id: newId(), key: keyOf(email), count: 1, lastRequest: moment })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((it) => ({
            count: it
              .case()
              .when("rateLimit.lastRequest", ">", moment - WINDOW_MS)
              .then(it("rateLimit.count", "+", 1))
              .else(1)
              .end(),
            lastRequest: moment,
          })),
        )
        .execute();
    },

    /** Forgets what went before, after the right password. */
    async forget(email: string): Promise<void> {
      await db.deleteFrom("rateLimit").where("key", "=", keyOf(email)).execute();
    },
  };
}

/** Whose addresses were tried is nobody's business, so a hash stands for each. */
function keyOf(email: string): string {
  return `account:${createHash("sha256").update(email.trim().toLowerCase()).digest("base64url")}`;
}
