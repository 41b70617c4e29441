import type { Selectable } from "kysely";
import type { Database } from "./database.ts";
import type { RuleExampleTable } from "./example-table.ts";

/** An example with what people are called by its ids; null where nobody is known by one. */
export type KeptExample = Selectable<RuleExampleTable> & {
  byName: string | null;
  approvedByName: string | null;
};

/** The examples of teams, at rest. */
export type ExampleStore = ReturnType<typeof createExampleStore>;

/** Keeps examples in a database. */
export function createExampleStore({ db }: Pick<Database, "db">) {
  return {
    /** Those of some teams, by rule, the newest first. */
    async ofTeams(teams: readonly string[] | "all"): Promise<KeptExample[]> {
      if (!teams.length) return [];
      const found = withNames().where("example.withdrawnAt", "is", null);
      return (teams === "all" ? found : found.where("example.teamId", "in", teams))
        .orderBy("example.rule")
        .orderBy("example.at", "desc")
        .orderBy("example.id")
        .execute();
    },

    /** One that was not withdrawn; null where there is none of this id. */
    async find(id: string): Promise<KeptExample | null> {
      const found = withNames()
        .where("example.id", "=", id)
        .where("example.withdrawnAt", "is", null);
      return (await found.executeTakeFirst()) ?? null;
    },

    /** How many a team has for a rule. */
    async count(teamId: string, rule: string): Promise<number> {
      const row = await db
        .selectFrom("ruleExample")
        .select(({ fn }) => fn.countAll<number | string>().as("count"))
        .where("teamId", "=", teamId)
        .where("rule", "=", rule)
        .where("withdrawnAt", "is", null)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    /** Keeps a new one. */
    async add(example: RuleExampleTable): Promise<void> {
      await db.insertInto("ruleExample").values(example).execute();
    },

    /** Gives one other words; false where it is not there any more. */
    async mend(
      id: string,
      values: Pick<RuleExampleTable, "isGood" | "words" | "note" | "approvedBy" | "approvedAt">,
    ): Promise<boolean> {
      return change(id, values);
    },

    /** Takes one away with its words: what was withdrawn may have told of somebody. */
    async withdraw(id: string, withdrawnAt: number): Promise<boolean> {
      return change(id, { withdrawnAt, words: "", note: "" });
    },
  };

  function withNames() {
    return db
      .selectFrom("ruleExample as example")
      .leftJoin("person as maker", "maker.id", "example.by")
      .leftJoin("person as reader", "reader.id", "example.approvedBy")
      .selectAll("example")
      .select(["maker.name as byName", "reader.name as approvedByName"]);
  }

  async function change(id: string, values: Partial<RuleExampleTable>): Promise<boolean> {
    const changed = await db
      .updateTable("ruleExample")
      .set(values)
      .where("id", "=", id)
      .where("withdrawnAt", "is", null)
      .returning("id")
      .execute();
    return changed.length > 0;
  }
}
