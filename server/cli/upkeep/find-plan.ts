import type { Database } from "#server/store/database.ts";
import { CommandError } from "../command-error.ts";

/** The ids of plans that are named by id or by reference. Throws a `CommandError` for one nobody knows. */
export async function findPlans(
  { db }: Pick<Database, "db">,
  names: readonly string[],
): Promise<{ id: string; reference: string }[]> {
  const found: { id: string; reference: string }[] = [];
  for (const name of names) {
    const plan = await db
      .selectFrom("plan")
      .select(["id", "reference"])
      .where((it) => it.or([it("id", "=", name), it("reference", "=", name.toUpperCase())]))
      .executeTakeFirst();
    if (!plan) throw new CommandError(`There is no plan ${name} here.`);
    if (!found.some((it) => it.id === plan.id)) found.push(plan);
  }
  return found;
}
