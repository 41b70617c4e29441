import type { RuleSums } from "#src/api/rules-in-use.ts";
import type { Database } from "./database.ts";

/** How the rules did in some teams since a month, `"2026-03"`; those that did nothing are left out. */
export async function ruleSums(
  { db }: Pick<Database, "db">,
  teams: readonly string[] | "all",
  since: string,
): Promise<RuleSums["rules"]> {
  if (!teams.length) return [];
  const rows = await db
    .selectFrom("ruleEvent")
    .select(["rule", "what"])
    .select(({ fn }) => fn.sum<number | string>("times").as("times"))
    .where("month", ">=", since)
    .$if(teams !== "all", (it) => it.where("teamId", "in", teams === "all" ? [] : teams))
    .groupBy(["rule", "what"])
    .orderBy("rule")
    .execute();
  const sums = new Map<string, RuleSums["rules"][number]>();
  for (const { rule, what, times } of rows) {
    const sum = sums.get(rule) ?? { rule, found: 0, gone: 0, aside: {} };
    sums.set(rule, sum);
    if (what === "found" || what === "gone") sum[what] = Number(times);
    else sum.aside[what.replace("aside.", "")] = Number(times);
  }
  return [...sums.values()];
}
