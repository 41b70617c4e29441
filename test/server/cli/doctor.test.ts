import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "kysely";
import { readConfig } from "#server/config.ts";
import { checkDatabase } from "#server/doctor/check-database.ts";
import { checkFiles } from "#server/doctor/check-files.ts";
import { checkSettings } from "#server/doctor/check-settings.ts";
import type { Finding } from "#server/doctor/finding.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { environmentOf, temporaryFolder } from "#test/server/support.ts";
import { ownwords } from "./run-cli.ts";

const SECRET = "t7Qm0vXc4ZpR9sLd2KfWn8YbH1uEaGj6";
const now = new Date("2030-05-01T09:00:00Z");

/** The checks that are not good, as `check state`. */
const notGood = (findings: readonly Finding[]) =>
  findings.filter((it) => it.state !== "good").map((it) => `${it.check} ${it.state}`);

test("risky settings are named, and good ones are not", () => {
  const safe = { ORIGINS: "https://plans.example.org", TRUST_PROXY: "127.0.0.1" };
  const cases: [Record<string, string>, string[]][] = [
    [{}, []],
    [{ ...safe, AUTH_SECRET: SECRET, METRICS_TOKEN: SECRET }, []],
    [{ SIGN_IN: "off" }, ["sign-in look"]],
    [{ HOST: "0.0.0.0" }, ["tls bad"]],
    [{ ORIGINS: "http://plans.example.org" }, ["tls bad"]],
    [{ ORIGINS: "https://plans.example.org" }, ["proxy look"]],
    [{ ...safe, TRUST_PROXY: "0.0.0.0/0" }, ["proxy bad"]],
    [{ AUTH_SECRET: "change-me-change-me-change-me-change-me" }, ["auth-secret bad"]],
    [{ AUTH_SECRET: "a".repeat(40) }, ["auth-secret bad"]],
    [{ METRICS_TOKEN: "ownwords-metrics-token" }, ["metrics-token bad"]],
    [{ DATABASE_URL: "postgres://ownwords:ownwords@db/plans" }, ["database-password bad"]],
    [{ DATABASE_URL: "postgres://ownwords@db/plans" }, ["database-password look"]],
    [{ DATABASE_URL: `postgres://ownwords:${SECRET}@db/plans` }, []],
  ];
  for (const [environment, expected] of cases) {
    const findings = checkSettings(readConfig(environment));
    assert.deepEqual(notGood(findings), expected, JSON.stringify(environment));
    assert.ok(!JSON.stringify(findings).includes(SECRET));
  }
});

test("a folder and keys that others may read are named", async (t) => {
  const dataDir = temporaryFolder(t);
  const key = join(dataDir, "auth.secret");
  writeFileSync(key, SECRET, { mode: 0o600 });
  chmodSync(dataDir, 0o700);
  const look = async (more: Record<string, string> = {}) =>
    notGood(await checkFiles(readConfig({ DATA_DIR: dataDir, ...more }))).filter(
      (it) => !it.startsWith("disk"),
    );
  assert.deepEqual(await look(), []);
  chmodSync(key, 0o644);
  assert.deepEqual(await look(), ["keys bad"]);
  chmodSync(key, 0o600);
  chmodSync(dataDir, 0o755);
  assert.deepEqual(await look(), ["data-folder bad"]);
  chmodSync(dataDir, 0o700);
  assert.deepEqual(await look({ AUTH_SECRET_FILE: join(dataDir, "none") }), ["keys bad"]);
});

for (const { name, newPlace } of databases)
  test(`${name}: what is wrong with the database, its log and its backups is named`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const store = createAuditStore(database);
    const look = async () => notGood(await checkDatabase(database, now));
    assert.deepEqual(
      (await look()).filter((it) => !it.startsWith("clock")),
      ["backups look", "people look"],
    );
    const backup = { actor: { kind: "system", id: "server" }, action: "backup-made" } as const;
    const backedUp = (days: number) =>
      store.append([{ entry: backup, at: now.getTime() - days * 86_400_000 }]);
    await backedUp(9);
    assert.ok((await look()).includes("backups bad"));
    await backedUp(3);
    assert.ok((await look()).includes("backups look"));
    await backedUp(0);
    const erased = { planId: "gone", at: now.getTime() - 3 * 86_400_000, isOverwritten: 0 };
    await database.db.insertInto("erasedPlan").values(erased).execute();
    await sql`drop trigger "auditChanged"${sql.raw(database.kind === "postgres" ? " on audit" : "")}`.execute(
      database.db,
    );
    await database.db.updateTable("audit").set({ at: 1 }).where("number", "=", 1).execute();
    const found = (await look()).filter((it) => !it.startsWith("clock"));
    assert.deepEqual(found, ["audit bad", "erasure look", "people look"]);
    await backedUp(-2);
    assert.ok((await look()).includes("clock bad"), "the log is ahead of the clock");
  });

test("the doctor looks beside a running server, says one sentence each, and ends with 1 for what is bad", async (t) => {
  const place = await databases[0]!.newPlace(t);
  await openFor(t, place);
  const env = { ...environmentOf(place), HOST: "", ORIGINS: "", AUTH_SECRET: "" };
  if (place.kind === "sqlite") chmodSync(place.dataDir, 0o700);
  const good = await ownwords(["doctor"], "", env);
  assert.equal(good.code, 0, good.out + good.err);
  assert.match(good.out, /^good {2}The database is up to date\.$/m);
  assert.match(good.out, /^look {2}No backup was ever made/m);
  const bad = await ownwords(["doctor", "--json"], "", { ...env, HOST: "0.0.0.0" });
  assert.equal(bad.code, 1);
  const findings: Finding[] = JSON.parse(bad.out);
  assert.equal(findings.find((it) => it.check === "tls")?.state, "bad");
  const wrong = await ownwords(["doctor"], "", { ...env, PORT: "no" });
  assert.deepEqual([wrong.code, wrong.err], [1, ""]);
  assert.match(wrong.out, /^BAD {3}PORT is "no"/);
});
