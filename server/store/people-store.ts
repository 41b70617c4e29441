import type { Role } from "#src/access.ts";
import type { Database } from "./database.ts";
import type { OrganisationTable, Tables } from "./tables.ts";
import type { Kysely, Selectable } from "kysely";

/** Somebody who signs in, as decisions need them. */
export type KnownPerson = {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  isDisabled: boolean;
  roles: Readonly<Record<string, Role>>;
};

/** Who runs this, and what they settled on. */
export type Organisation = Selectable<OrganisationTable>;

/** People, teams and the organisation at rest. */
export type PeopleStore = ReturnType<typeof createPeopleStore>;

/** Keeps people in a database. */
export function createPeopleStore({ db }: Pick<Database, "db">) {
  return {
    /** Whether nobody has an account yet. */
    async isEmpty(): Promise<boolean> {
      return !(await db.selectFrom("person").select("id").limit(1).executeTakeFirst());
    },

    /** Who runs this; null before the first administrator. */
    async organisation(): Promise<Organisation | null> {
      return (await db.selectFrom("organisation").selectAll().executeTakeFirst()) ?? null;
    },

    /** A person with their roles in teams that are in use; null where nobody has that id. */
    async find(id: string): Promise<KnownPerson | null> {
      const [person, roles] = await Promise.all([
        db
          .selectFrom("person")
          .select(["id", "name", "email", "isAdministrator", "disabledAt"])
          .where("id", "=", id)
          .executeTakeFirst(),
        db
          .selectFrom("membership")
          .innerJoin("team", "team.id", "membership.teamId")
          .select(["teamId", "role"])
          .where("personId", "=", id)
          .where("team.archivedAt", "is", null)
          .execute(),
      ]);
      if (!person) return null;
      const { name, email } = person;
      return {
        id,
        name,
        email,
        isAdministrator: person.isAdministrator === 1,
        isDisabled: person.disabledAt !== null,
        roles: Object.fromEntries(roles.map((it) => [it.teamId, roleOf(it.role)])),
      };
    },

    /** Teams in use, by name. */
    async teams(): Promise<{ id: string; name: string }[]> {
      return db
        .selectFrom("team")
        .select(["id", "name"])
        .where("archivedAt", "is", null)
        .orderBy("name")
        .execute();
    },

    /**
     * Makes the organisation with its first team, gives that team the plans that were there before,
     * and makes a person its administrator and lead; false where an organisation is there already.
     */
    async begin(
      organisation: Pick<Organisation, "id" | "name" | "planYears" | "deviceDays">,
      team: { id: string; name: string },
      personId: string,
    ): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const there = await transaction.selectFrom("organisation").select("id").executeTakeFirst();
        if (there) return false;
        await transaction
          .insertInto("organisation")
          .values({ ...organisation, accessNumber: 1 })
          .execute();
        await transaction
          .insertInto("team")
          .values({ ...team, archivedAt: null })
          .execute();
        await transaction
          .insertInto("membership")
          .values({ personId, teamId: team.id, role: "lead" })
          .execute();
        await transaction
          .updateTable("person")
          .set({ isAdministrator: 1 })
          .where("id", "=", personId)
          .execute();
        await transaction
          .updateTable("plan")
          .set({ teamId: team.id })
          .where("teamId", "is", null)
          .execute();
        return true;
      });
    },
  };
}

/** Makes every server decide anew about open lines; belongs in the transaction of each change of rights. */
export async function countAccess(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable("organisation")
    .set((it) => ({ accessNumber: it("accessNumber", "+", 1) }))
    .execute();
}

/** A role as it is kept; the least that there is where a later Ownwords kept another. */
export function roleOf(kept: string): Role {
  return kept === "lead" ? "lead" : "practitioner";
}
