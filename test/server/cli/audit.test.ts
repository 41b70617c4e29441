import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { createAuditStore } from "#server/store/audit-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { environmentOf } from "#test/server/support.ts";
import { ownwords } from "./run-cli.ts";

const sam = { kind: "person", id: "sam" } as const;

for (const { name, newPlace } of databases)
  test(`${name}: the audit log is checked and written out beside a running server`, async (t) => {
    const place = await newPlace(t);
    // It stays open, as in a server.
    const database = await openFor(t, place);
    const env = environmentOf(place);
    const run = (...args: string[]) => ownwords(["audit", ...args], "", env);
    assert.match((await run("verify")).out, /no entries yet/);
    const store = createAuditStore(database);
    const at = new Date("2030-05-01T09:00:00Z").getTime();
    await store.append([
      { entry: { actor: sam, action: "opened", plan: "p" }, at },
      { entry: { actor: sam, action: "glass-broken", plan: "q", why: '=1+1, "urgent"' }, at },
    ]);
    const head = await store.head();
    const good = await run("verify", "--head", `2:${head.hash}`);
    assert.equal(good.code, 0, good.err);
    assert.ok(good.out.endsWith(`as it was written: 2 entries, 2:${head.hash}\n`), good.out);

    const { out } = await run("export");
    const lines = out
      .trim()
      .split("\n")
      .map((it) => JSON.parse(it));
    assert.equal(lines.length, 3);
    assert.deepEqual(
      lines.map((it) => it.action),
      ["opened", "glass-broken", "audit-read"],
    );
    // Whoever gets the file can check it without us.
    let before = "0".repeat(64);
    for (const it of lines) {
      const canonical = [
        it.number,
        Date.parse(it.at),
        it.actor.kind,
        it.actor.id,
        it.action,
        it.plan,
        it.about,
        it.whyPrint,
      ];
      const text = `${before}\n${JSON.stringify(canonical)}`;
      before = createHash("sha256").update(text).digest("hex");
      assert.equal(it.hash, before);
    }
    const csv = await run("export", "--format", "csv", "--plan", "q");
    const rows = csv.out.split("\r\n");
    assert.equal(rows.length, 4, csv.out);
    assert.ok(rows[1]!.startsWith("2,2030-05-01T09:00:00.000Z,person,sam,glass-broken,q,,"));
    assert.ok(rows[1]!.includes(`"'=1+1, ""urgent"""`), rows[1]);

    assert.match((await run("verify", "--head", `2:${"0".repeat(64)}`)).err, /Entry 2 is not as/);
    await sql`drop trigger "auditChanged"${sql.raw(place.kind === "postgres" ? " on audit" : "")}`.execute(
      database.db,
    );
    await database.db.updateTable("audit").set({ actor: "ann" }).where("number", "=", 1).execute();
    const changed = await run("verify");
    assert.equal(changed.code, 1);
    assert.equal(changed.err, "ownwords: Entry 1 is not as it was written.\n");
  });

test("audit says what it can't do", async (t) => {
  const place = await databases[0]!.newPlace(t);
  const env = environmentOf(place);
  for (const [args, sentence] of [
    [["verify"], /There is no database/],
    [[], /verify or export/],
    [["verify", "--head", "41"], /--head should be/],
    [["export", "--format", "xml"], /--format is "xml"/],
  ] as const) {
    const { code, err } = await ownwords(["audit", ...args], "", env);
    assert.equal(code, 2);
    assert.match(err, sentence);
  }
});
