import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { type Columns, insertRows } from "#server/store/insert-rows.ts";
import { databases, openFor } from "./databases.ts";

type Row = { id: string; name: string; archivedAt: number | null };
const columns: Columns<Row> = { id: "text", name: "text", archivedAt: "bigint" };

for (const { name, newPlace } of databases)
  test(`rows are kept as they are, but for letters that are none, on ${name}`, async (t) => {
    const { db, kind } = await openFor(t, await newPlace(t));
    const add = (rows: readonly Row[]) =>
      db.transaction().execute((it) =>
        insertRows(
          it,
          kind,
          { table: "team", columns },
          rows,
          sql<{ id: string }>`on conflict ("id") do update set "name" = excluded."name"
            returning "id"`,
        ),
      );
    const rows = [
      { id: "a", name: `"O'Hara" \\ud800 😀 \n?`, archivedAt: null },
      { id: "b", name: "17", archivedAt: 1_900_000_000_000 },
    ];
    assert.deepEqual(await add([]), []);
    assert.equal((await add(rows)).length, 2);
    const kept = () => db.selectFrom("team").selectAll().orderBy("id").execute();
    assert.deepEqual(await kept(), rows);
    await add([{ id: "b", name: "half \ud83d, none \0", archivedAt: null }]);
    assert.deepEqual(
      (await kept()).map((it) => it.name),
      [rows[0]!.name, "half \ufffd, none \ufffd"],
    );
  });
