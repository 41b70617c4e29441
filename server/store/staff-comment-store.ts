import type { Selectable } from "kysely";
import type { Database } from "./database.ts";
import type { StaffCommentTable } from "./staff-comment-table.ts";

/** A comment with what whoever made it is called; null where nobody is known by that id. */
export type KeptComment = Selectable<StaffCommentTable> & { byName: string | null };

/** What staff say to one another about plans, at rest. */
export type StaffCommentStore = ReturnType<typeof createStaffCommentStore>;

/** Keeps comments in a database. */
export function createStaffCommentStore({ db }: Pick<Database, "db">) {
  return {
    /** Those of a plan, the oldest first. */
    async ofPlan(planId: string): Promise<KeptComment[]> {
      return db
        .selectFrom("staffComment as comment")
        .leftJoin("person", "person.id", "comment.by")
        .selectAll("comment")
        .select("person.name as byName")
        .where("comment.planId", "=", planId)
        .orderBy("comment.at")
        .orderBy("comment.id")
        .execute();
    },

    /** Keeps a new one. */
    async add(comment: StaffCommentTable): Promise<void> {
      await db.insertInto("staffComment").values(comment).execute();
    },

    /** Settles a thread, or with null opens it again; false where the plan has no such thread. */
    async settle(
      planId: string,
      id: string,
      settled: { at: number; by: string } | null,
    ): Promise<boolean> {
      const changed = await db
        .updateTable("staffComment")
        .set({ settledAt: settled?.at ?? null, settledBy: settled?.by ?? null })
        .where("planId", "=", planId)
        .where("id", "=", id)
        .where("thread", "=", "")
        .returning("id")
        .execute();
      return changed.length > 0;
    },

    /** Who works with a plan: those of its team, but where it is restricted those who are named. */
    async colleagues(planId: string): Promise<{ id: string; name: string }[]> {
      const plan = await db
        .selectFrom("plan")
        .select(["teamId", "isRestricted"])
        .where("id", "=", planId)
        .executeTakeFirst();
      if (!plan) return [];
      const people = db
        .selectFrom("person")
        .select(["person.id", "person.name"])
        .where("disabledAt", "is", null)
        .orderBy("person.name")
        .orderBy("person.id");
      return plan.isRestricted
        ? people
            .innerJoin("planNamed", "planNamed.personId", "person.id")
            .where("planNamed.planId", "=", planId)
            .execute()
        : people
            .innerJoin("membership", "membership.personId", "person.id")
            .where("membership.teamId", "=", plan.teamId)
            .execute();
    },
  };
}
