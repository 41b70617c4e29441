import type { Role } from "#src/access.ts";
import type { Database } from "./database.ts";
import type { OrganisationTable, Tables } from "./tables.ts";
import type { Kysely, Selectable } from "kysely";
import { inParts } from "./in-parts.ts";

/** Somebody who signs in, as decisions need them. */
export type KnownPerson = {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  isDisabled: boolean;
  roles: Readonly<Record<string, Role>>;
};

/** So many years after it was closed a plan is erased, until the organisation says otherwise. */
export const PLAN_YEARS = 7;

/** Who runs this, and what they settled on. */
export type Organisation = Selectable<OrganisationTable>;

/** People, teams and the organisation at rest. */
export type PeopleStore = ReturnType<typeof createPeopleStore>;

/** Keeps people in a database. */
export function createPeopleStore({ db }: Pick<Database, "db">) {
  /** People with their roles in teams that are in use; those who are there, in any order. */
  async function findMany(ids: readonly string[]): Promise<KnownPerson[]> {
    const found: KnownPerson[] = [];
    for (const some of inParts(ids)) {
      const [persons, roles] = await Promise.all([
        db
          .selectFrom("person")
          .select(["id", "name", "email", "isAdministrator", "disabledAt"])
          .where("id", "in", some)
          .execute(),
        db
          .selectFrom("membership")
          .innerJoin("team", "team.id", "membership.teamId")
          .select(["personId", "teamId", "role"])
          .where("personId", "in", some)
          .where("team.archivedAt", "is", null)
          .execute(),
      ]);
      for (const { id, name, email, isAdministrator, disabledAt } of persons) {
        const own = roles.filter((it) => it.personId === id);
        found.push({
          id,
          name,
          email,
          isAdministrator: isAdministrator === 1,
          isDisabled: disabledAt !== null,
          roles: Object.fromEntries(own.map((it) => [it.teamId, roleOf(it.role)])),
        });
      }
    }
    return found;
  }

  return {
    /** Whether nobody has an account yet. */
    async isEmpty(): Promise<boolean> {
      return !(await db.selectFrom("person").select("id").limit(1).executeTakeFirst());
    },

    /** Who runs this; null before the first administrator. */
    async organisation(): Promise<Organisation | null> {
      return (await db.selectFrom("organisation").selectAll().executeTakeFirst()) ?? null;
    },

    /** Settles what holds for everybody. */
    async setOrganisation(
      settings: Pick<Organisation, "name" | "planYears" | "deviceDays">,
    ): Promise<void> {
      await db.updateTable("organisation").set(settings).execute();
    },

    /** So many years after it was closed, a plan is erased. */
    async planYears(): Promise<number> {
      const row = await db.selectFrom("organisation").select("planYears").executeTakeFirst();
      return row?.planYears ?? PLAN_YEARS;
    },

    /** A person with their roles in teams that are in use; null where nobody has that id. */
    find: async (id: string): Promise<KnownPerson | null> => (await findMany([id]))[0] ?? null,

    findMany,

    /** Which of these sessions hold at a moment. */
    async holding(sessions: readonly string[], at: Date): Promise<Set<string>> {
      const found = new Set<string>();
      for (const some of inParts(sessions)) {
        const rows = await db
          .selectFrom("session")
          .select("id")
          .where("id", "in", some)
          .where("expiresAt", ">", at.toISOString())
          .execute();
        for (const { id } of rows) found.add(id);
      }
      return found;
    },

    /** The ids of those whose accounts were disabled. */
    async disabled(): Promise<string[]> {
      const people = db.selectFrom("person").select("id").where("disabledAt", "is not", null);
      return (await people.execute()).map((it) => it.id);
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
