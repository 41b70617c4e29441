import type { Kysely } from "kysely";
import type { ListedPerson, ListedTeam, Rights } from "#src/api/directory.ts";
import type { Database } from "./database.ts";
import { countAccess, roleOf } from "./people-store.ts";
import type { Tables } from "./tables.ts";

/** Why rights stay as they are. */
export type RightsRefusal = "nobody" | "no-team" | "last-administrator";

/** People and teams as administrators look after them. */
export type DirectoryStore = ReturnType<typeof createDirectoryStore>;

/** Keeps people's rights and teams in a database. */
export function createDirectoryStore({ db }: Pick<Database, "db">) {
  return {
    /** Everybody who signs in, by name. */
    async people(): Promise<ListedPerson[]> {
      const [people, roles] = await Promise.all([
        db
          .selectFrom("person")
          .select(["id", "name", "email", "isAdministrator", "disabledAt", "twoFactorEnabled"])
          .orderBy("name")
          .orderBy("id")
          .execute(),
        db.selectFrom("membership").selectAll().execute(),
      ]);
      return people.map(({ id, name, email, ...it }) => ({
        id,
        name,
        email,
        isAdministrator: it.isAdministrator === 1,
        isDisabled: it.disabledAt !== null,
        hasSecondFactor: it.twoFactorEnabled === 1,
        roles: Object.fromEntries(
          roles
            .filter((role) => role.personId === id)
            .map((role) => [role.teamId, roleOf(role.role)]),
        ),
      }));
    },

    /** Every team, by name. */
    async teams(): Promise<ListedTeam[]> {
      const teams = await db.selectFrom("team").selectAll().orderBy("name").execute();
      return teams.map(({ id, name, archivedAt }) => ({
        id,
        name,
        isArchived: archivedAt !== null,
      }));
    },

    /** The id of whoever signs in with an address; null where nobody does. */
    async idOf(email: string): Promise<string | null> {
      const found = db.selectFrom("person").select("id").where("email", "=", email.toLowerCase());
      return (await found.executeTakeFirst())?.id ?? null;
    },

    /** Says anew what somebody may do; answers why not. */
    async setRights(personId: string, rights: Rights): Promise<RightsRefusal | null> {
      return db.transaction().execute(async (transaction) => {
        // Whoever else changes rights waits here, so that two administrators can't remove each other.
        await countAccess(transaction);
        const refusal = await refuse(transaction, personId, rights.isAdministrator);
        if (refusal) return refusal;
        const teams = new Set(
          (await transaction.selectFrom("team").select("id").execute()).map((it) => it.id),
        );
        if (Object.keys(rights.roles).some((it) => !teams.has(it))) return "no-team";
        await writeRights(transaction, personId, rights);
        return null;
      });
    },

    /** Keeps somebody out and ends their sessions, or lets them in again; answers why not. */
    async setDisabled(
      personId: string,
      isDisabled: boolean,
      now: number,
    ): Promise<RightsRefusal | null> {
      return db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        const refusal = await refuse(transaction, personId, !isDisabled);
        if (refusal) return refusal;
        await transaction
          .updateTable("person")
          .set({ disabledAt: isDisabled ? now : null })
          .where("id", "=", personId)
          .execute();
        if (isDisabled)
          await transaction.deleteFrom("session").where("personId", "=", personId).execute();
        return null;
      });
    },

    /** Adds a team; false where one has that name. */
    async addTeam(id: string, name: string): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        if (await isTaken(transaction, name)) return false;
        await transaction.insertInto("team").values({ id, name, archivedAt: null }).execute();
        return true;
      });
    },

    /** Renames a team, puts it away or back; answers why not. */
    async setTeam(
      id: string,
      { name, archivedAt }: { name: string; archivedAt: number | null },
    ): Promise<"nothing" | "taken" | null> {
      return db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        if (await isTaken(transaction, name, id)) return "taken";
        const changed = await transaction
          .updateTable("team")
          .set({ name, archivedAt })
          .where("id", "=", id)
          .returning("id")
          .executeTakeFirst();
        return changed ? null : "nothing";
      });
    },
  };
}

/** Gives somebody these rights and no others. */
export async function writeRights(db: Kysely<Tables>, personId: string, rights: Rights) {
  await db
    .updateTable("person")
    .set({ isAdministrator: rights.isAdministrator ? 1 : 0 })
    .where("id", "=", personId)
    .execute();
  await db.deleteFrom("membership").where("personId", "=", personId).execute();
  const rows = Object.entries(rights.roles).map(([teamId, role]) => ({ personId, teamId, role }));
  if (rows.length) await db.insertInto("membership").values(rows).execute();
}

/** Whether there would be nobody left to look after people. */
async function refuse(
  db: Kysely<Tables>,
  personId: string,
  staysAdministrator: boolean,
): Promise<RightsRefusal | null> {
  const person = await db
    .selectFrom("person")
    .select(["isAdministrator", "disabledAt"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) return "nobody";
  if (staysAdministrator || person.isAdministrator === 0 || person.disabledAt !== null) return null;
  const other = await db
    .selectFrom("person")
    .select("id")
    .where("isAdministrator", "=", 1)
    .where("disabledAt", "is", null)
    .where("id", "!=", personId)
    .executeTakeFirst();
  return other ? null : "last-administrator";
}

async function isTaken(db: Kysely<Tables>, name: string, but = ""): Promise<boolean> {
  const found = db.selectFrom("team").select("id").where("name", "=", name).where("id", "!=", but);
  return Boolean(await found.executeTakeFirst());
}
