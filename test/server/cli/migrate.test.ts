import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "#server/store/database.ts";
import { migrations } from "#server/store/migrations.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { postgresUrl } from "#test/support/services.ts";
import { ownwords } from "./run-cli.ts";

const steps = migrations.map((it) => it.name).join(", ");

for (const { name, newPlace } of databases)
  test(`${name}: migrate says what it does, --check only says what there is to do`, async (t) => {
    const place = await newPlace(t);
    const env =
      place.kind === "postgres"
        ? { DATABASE_URL: place.url }
        : { DATA_DIR: place.dataDir, DATABASE_URL: "" };
    const run = (...more: string[]) => ownwords(["migrate", ...more], "", env);
    const checked = await run("--check");
    assert.equal(checked.code, 1, checked.err);
    assert.ok(checked.out.endsWith(` is not up to date. To do: ${steps}.\n`), checked.out);
    if (place.kind === "sqlite") assert.ok(!existsSync(join(place.dataDir, "ownwords.db")));
    const done = await run();
    assert.equal(done.code, 0, done.err);
    assert.ok(done.out.endsWith(` is up to date now. Done: ${steps}.\n`), done.out);
    for (const again of [await run("--check"), await run()]) {
      assert.equal(again.code, 0);
      assert.match(again.out, /^The .+ is up to date\.\n$/);
    }
  });

test("migrate refuses the database of a newer program in one sentence", async (t) => {
  const url = await postgresUrl(t);
  const { db } = await openFor(t, { kind: "postgres", url });
  await db.insertInto("migration").values({ name: "9999-later", timestamp: "2040" }).execute();
  const run = () => ownwords(["migrate"], "", { DATABASE_URL: url });
  assert.equal((await run()).code, 0, "it says that we may serve");
  await db.updateTable("deployment").set({ servesFrom: 9999 }).execute();
  const { code, out, err } = await run();
  assert.deepEqual([code, out], [2, ""]);
  assert.match(err, /^ownwords: The PostgreSQL database .+ was made by a newer Ownwords\. .+\n$/);
});

test("migrate says what is wrong without the password", async (t) => {
  const url = new URL(await postgresUrl(t));
  url.password = "a-wrong-secret";
  const { code, err } = await ownwords(["migrate"], "", { DATABASE_URL: url.href });
  assert.equal(code, 2);
  assert.match(
    err,
    /^ownwords: The PostgreSQL database .+ refuses the name or the password[^\n]+\n$/,
  );
  assert.ok(!err.includes("a-wrong-secret"));
});

test("migrate refuses a folder that a server holds", async (t) => {
  const dataDir = temporaryFolder(t);
  const { db } = await openDatabase({ kind: "sqlite", dataDir });
  const { code, err } = await ownwords(["migrate"], "", { DATA_DIR: dataDir, DATABASE_URL: "" });
  await db.destroy();
  assert.equal(code, 2);
  assert.match(err, /Another Ownwords already uses the data folder/);
});
