import type { Database } from "./database.ts";
import type { RuleTuningTable } from "./rule-tables.ts";

/** A tuning with the name of whoever it is of; null where nobody is known by that id any more. */
export type KeptTuning = RuleTuningTable & { name: string | null };

/** How an organisation sets its rules, at rest. */
export type TuningStore = ReturnType<typeof createTuningStore>;

/** Keeps tunings in a database. */
export function createTuningStore({ db }: Pick<Database, "db">) {
  /** The number of the last tuning, of all or of one rule; 0 where there is none. */
  async function last(rule?: string): Promise<number> {
    const row = await db
      .selectFrom("ruleTuning")
      .select(({ fn }) => fn.max("number").as("number"))
      .$if(rule !== undefined, (it) => it.where("rule", "=", rule ?? ""))
      .executeTakeFirst();
    return row?.number ?? 0;
  }

  return {
    last,

    /** All of them, the newest first. */
    async all(): Promise<KeptTuning[]> {
      return db
        .selectFrom("ruleTuning")
        .leftJoin("person", "person.id", "ruleTuning.by")
        .select(["number", "rule", "setting", "reason", "by", "at", "person.name as name"])
        .orderBy("number", "desc")
        .execute();
    },

    /** Who else may set rules: leads and administrators whose accounts are in use. */
    async others(than: string): Promise<string[]> {
      const people = await db
        .selectFrom("person")
        .select("id")
        .where("disabledAt", "is", null)
        .where("id", "!=", than)
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb("isAdministrator", "=", 1),
            exists(
              selectFrom("membership")
                .innerJoin("team", "team.id", "membership.teamId")
                .select("membership.personId")
                .whereRef("membership.personId", "=", "person.id")
                .where("membership.role", "=", "lead")
                .where("team.archivedAt", "is", null),
            ),
          ]),
        )
        .execute();
      return people.map((it) => it.id);
    },

    /**
     * Keeps a tuning and answers its number; null where the last one of the rule is not `after`, or
     * somebody else was quicker.
     */
    async add(tuning: Omit<RuleTuningTable, "number">, after: number): Promise<number | null> {
      const number = (await last()) + 1;
      if ((await last(tuning.rule)) !== after) return null;
      const kept = await db
        .insertInto("ruleTuning")
        .values({ ...tuning, number })
        .onConflict((it) => it.column("number").doNothing())
        .returning("number")
        .execute();
      return kept.length ? number : null;
    },
  };
}
