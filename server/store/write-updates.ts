import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Changes to add to one plan. */
export type Addition = { planId: string; updates: readonly Uint8Array[] };

/** The numbers that changes got, which follow one another. */
export type Numbers = { first: number; last: number };

/**
 * Adds changes to plans: all of them are on disk when it resolves, and none when it rejects. Answers
 * the numbers of each addition, which are given in order.
 *
 * It is one statement and so one transaction, on both databases: it goes there and back once. When
 * its answer is lost nobody knows whether it was kept. It then counts as not kept; if it was, the
 * numbers went on in the database and not here, and whoever sends the same again adds a change that
 * Yjs knows already.
 */
export async function writeUpdates(
  { db, kind }: Pick<Database, "db" | "kind">,
  additions: readonly Addition[],
  at: number,
): Promise<Numbers[]> {
  const rows = placesOf(additions);
  const written = await (kind === "postgres" ? insertPostgres : insertSqlite)(rows, at).execute(db);
  const next = new Map<string, number>();
  for (const { planId, before } of written.rows)
    next.set(planId, Math.min(before, next.get(planId) ?? before));
  return additions.map(({ planId, updates }) => {
    const before = next.get(planId) ?? 0;
    next.set(planId, before + updates.length);
    return { first: before + 1, last: before + updates.length };
  });
}

/** One change, and its place among those that its plan gets now, from 1. */
type Row = { planId: string; place: number; bytes: Uint8Array };

/** A plan, and the number of its last change before these. */
type Written = { planId: string; before: number };

function placesOf(additions: readonly Addition[]): Row[] {
  const places = new Map<string, number>();
  return additions.flatMap(({ planId, updates }) =>
    updates.map((bytes) => {
      const place = (places.get(planId) ?? 0) + 1;
      places.set(planId, place);
      return { planId, place, bytes };
    }),
  );
}

/**
 * A trigger counts on in the plan's row with each change. Because there is one, SQLite works out
 * all that is selected before it adds the first. A plan that is not there has no number, which no
 * change may lack.
 */
function insertSqlite(rows: readonly Row[], at: number) {
  const values = rows.map((it) => sql`(${it.planId}, ${it.place}, ${it.bytes})`);
  return sql<Written>`
    with "it" ("planId", "place", "bytes") as (values ${sql.join(values)})
    insert into "planUpdate" ("planId", "seq", "at", "bytes")
    select "it"."planId", "plan"."seq" + "it"."place", cast(${at} as bigint), "it"."bytes"
    from "it" left join "plan" on "plan"."id" = "it"."planId"
    returning "planId", "seq" - 1 as "before"
  `;
}

/**
 * Several servers add to the same plans. Each first takes the rows of its plans, always in the order
 * of their ids, so that no two ever wait for one another. Whoever had to wait is given the row as
 * the other left it, with its number. A row is held until the commit is on disk: so changes become
 * visible in the order of their numbers, and who sees one has seen all before it.
 */
function insertPostgres(rows: readonly Row[], at: number) {
  const planIds = rows.map((it) => it.planId);
  const places = rows.map((it) => it.place);
  const bytes = rows.map((it) => it.bytes);
  return sql<Written>`
    with "it" as (
      select * from unnest(${planIds}::text[], ${places}::integer[], ${bytes}::bytea[])
        as "it" ("planId", "place", "bytes")
    ), "held" as materialized (
      select "id", "seq" from "plan" where "id" = any(${[...new Set(planIds)]}::text[])
      order by "id" for no key update
    ), "counted" as (
      update "plan" set "seq" = "held"."seq" + "more"."count", "changedAt" = ${at}
      from "held" join (select "planId", count(*) as "count" from "it" group by "planId") as "more"
        on "more"."planId" = "held"."id"
      where "plan"."id" = "held"."id"
    ), "added" as (
      insert into "planUpdate" ("planId", "seq", "at", "bytes")
      select "it"."planId", "held"."seq" + "it"."place", ${at}, "it"."bytes"
      from "it" left join "held" on "held"."id" = "it"."planId"
    )
    select "id" as "planId", "seq" as "before" from "held"
  `;
}
