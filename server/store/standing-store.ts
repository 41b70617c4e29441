import type { Database } from "./database.ts";
import { countAccess } from "./people-store.ts";
import type { GlassTable } from "./tables.ts";

/** Who may know of plans, at rest. What changes it is counted in the same transaction. */
export type StandingStore = ReturnType<typeof createStandingStore>;

/** Somebody with a role in a team that is in use. */
export type Colleague = { id: string; name: string; team: string; isLead: boolean };

/** Keeps who may know of plans in a database. */
export function createStandingStore({ db }: Pick<Database, "db">) {
  return {
    /** Everybody who may sign in, once for each team in use that they have a role in, by name. */
    async colleagues(): Promise<Colleague[]> {
      const rows = await db
        .selectFrom("membership")
        .innerJoin("person", "person.id", "membership.personId")
        .innerJoin("team", "team.id", "membership.teamId")
        .select(["person.id", "person.name", "membership.teamId as team", "membership.role"])
        .where("person.disabledAt", "is", null)
        .where("team.archivedAt", "is", null)
        .orderBy("person.name")
        .orderBy("person.id")
        .execute();
      return rows.map(({ role, ...it }) => ({ ...it, isLead: role === "lead" }));
    },

    /** Those who are named in a plan, by name. */
    async named(planId: string): Promise<{ id: string; name: string }[]> {
      return db
        .selectFrom("planNamed")
        .innerJoin("person", "person.id", "planNamed.personId")
        .select(["person.id", "person.name"])
        .where("planId", "=", planId)
        .orderBy("person.name")
        .orderBy("person.id")
        .execute();
    },

    /** The restricted plans in which nobody is named who is still in their team and may sign in. */
    async untended(): Promise<{ id: string; reference: string; team: string | null }[]> {
      return db
        .selectFrom("plan")
        .select(["id", "reference", "teamId as team"])
        .where("isRestricted", "=", 1)
        .where((it) =>
          it.not(
            it.exists(
              it
                .selectFrom("planNamed")
                .innerJoin("person", "person.id", "planNamed.personId")
                .innerJoin("membership", "membership.personId", "person.id")
                .select("planNamed.planId")
                .whereRef("planNamed.planId", "=", "plan.id")
                .whereRef("membership.teamId", "=", "plan.teamId")
                .where("disabledAt", "is", null),
            ),
          ),
        )
        .orderBy("reference")
        .execute();
    },

    /** Lets these people and nobody else know of a plan, or with null its whole team; false for one that is not there. */
    async restrict(planId: string, people: readonly string[] | null): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        const changed = await transaction
          .updateTable("plan")
          .set({ isRestricted: people ? 1 : 0 })
          .where("id", "=", planId)
          .returning("id")
          .executeTakeFirst();
        if (!changed) return false;
        await transaction.deleteFrom("planNamed").where("planId", "=", planId).execute();
        const rows = (people ?? []).map((personId) => ({ planId, personId }));
        if (rows.length) await transaction.insertInto("planNamed").values(rows).execute();
        return true;
      });
    },

    /** Gives a plan to another team; false for a plan that is not there. */
    async move(planId: string, teamId: string): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        const changed = await transaction
          .updateTable("plan")
          .set({ teamId })
          .where("id", "=", planId)
          .returning("id")
          .executeTakeFirst();
        return changed !== undefined;
      });
    },

    /** Lets somebody look at a plan for a while. */
    async breakGlass(glass: GlassTable): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        await countAccess(transaction);
        await transaction.insertInto("glass").values(glass).execute();
      });
    },
  };
}
