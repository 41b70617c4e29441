import type { ListedInvitation } from "#src/api/directory.ts";
import type { Role } from "#src/access.ts";
import type { Database } from "./database.ts";
import { writeRights } from "./directory-store.ts";
import { countAccess, roleOf } from "./people-store.ts";

/** An invitation to keep; of its token only a hash. */
export type KeptInvitation = {
  id: string;
  tokenHash: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  teamId: string | null;
  role: Role | null;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
};

/** Invitations at rest. */
export type InvitationStore = ReturnType<typeof createInvitationStore>;

/** Keeps invitations in a database. */
export function createInvitationStore({ db }: Pick<Database, "db">) {
  return {
    /** Keeps an invitation; one for the same address that was open is taken back. */
    async add({ isAdministrator, ...invitation }: KeptInvitation): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable("invitation")
          .set({ revokedAt: invitation.createdAt })
          .where("email", "=", invitation.email)
          .where("usedAt", "is", null)
          .where("revokedAt", "is", null)
          .execute();
        await transaction
          .insertInto("invitation")
          .values({
            ...invitation,
            isAdministrator: isAdministrator ? 1 : 0,
            usedAt: null,
            revokedAt: null,
          })
          .execute();
      });
    },

    /** Those that still lead somewhere, the newest first. */
    async open(now: number): Promise<ListedInvitation[]> {
      const rows = await live(now).orderBy("createdAt", "desc").execute();
      return rows.map(({ id, name, email, teamId, expiresAt, ...it }) => ({
        id,
        name,
        email,
        isAdministrator: it.isAdministrator === 1,
        teamId,
        role: it.role === null ? null : roleOf(it.role),
        expiresAt,
      }));
    },

    /** The invitation of a token that still leads somewhere. */
    find: (tokenHash: string, now: number) =>
      live(now).where("tokenHash", "=", tokenHash).executeTakeFirst(),

    /** Makes sure that nobody uses an invitation again; false where somebody was faster. */
    async use(id: string, now: number): Promise<boolean> {
      const changed = await db
        .updateTable("invitation")
        .set({ usedAt: now })
        .where("id", "=", id)
        .where("usedAt", "is", null)
        .where("revokedAt", "is", null)
        .returning("id")
        .executeTakeFirst();
      return changed !== undefined;
    },

    /** Lets an invitation be used after all, because what came of it did not last. */
    async putBack(id: string): Promise<void> {
      await db.updateTable("invitation").set({ usedAt: null }).where("id", "=", id).execute();
    },

    /** Gives somebody who has come what they were invited to. */
    async grant(id: string, personId: string): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        const { teamId, role, isAdministrator } = await transaction
          .selectFrom("invitation")
          .select(["teamId", "role", "isAdministrator"])
          .where("id", "=", id)
          .executeTakeFirstOrThrow();
        await writeRights(transaction, personId, {
          isAdministrator: isAdministrator === 1,
          roles: teamId !== null && role !== null ? { [teamId]: roleOf(role) } : {},
        });
      });
    },

    /** Takes an invitation back; false where there is none to take back. */
    async revoke(id: string, now: number): Promise<boolean> {
      const changed = await db
        .updateTable("invitation")
        .set({ revokedAt: now })
        .where("id", "=", id)
        .where("usedAt", "is", null)
        .where("revokedAt", "is", null)
        .returning("id")
        .executeTakeFirst();
      return changed !== undefined;
    },
  };

  function live(now: number) {
    return db
      .selectFrom("invitation")
      .selectAll()
      .where("usedAt", "is", null)
      .where("revokedAt", "is", null)
      .where("expiresAt", ">", now);
  }
}
