import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import * as Y from "yjs";
import { checkAudit } from "#server/upkeep/audit-check.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { lifeOf } from "#server/store/life.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Database, DatabasePlace } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { growing, rowOf, wordsOf } from "#test/server/store/growing.ts";
import { environmentOf, temporaryFolder } from "#test/server/support.ts";
import { ownwords } from "./run-cli.ts";

const PLANS = ["plan0", "plan1", "plan2"];
const KEY = "a private key";

/** What a restore is told of the place. */
const argumentOf = (place: DatabasePlace) =>
  place.kind === "postgres" ? place.url : `sqlite:${place.dataDir}`;

/** Plans that people go on writing in until they are told to stop, and what was on disk at first. */
async function writing(database: Database) {
  const plans = createPlanStore(database, () => 1);
  const updates = createUpdateStore(database, () => 1);
  const documents = new Map(PLANS.map((id) => [id, growing()]));
  let isOver = false;
  const type = async (id: string, letter: string) => {
    const { type: typed, whole } = documents.get(id)!;
    const { last } = await updates.append(id, [typed(letter)]);
    if (last % 20 === 0) await updates.compact(id, last, whole());
  };
  for (const id of PLANS) {
    await plans.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
    for (const letter of "Grüße 😀 from before") await type(id, letter);
  }
  const atFirst = await seqsOf(database);
  const people = PLANS.map(async (id) => {
    for (let nth = 0; !isOver; nth++) await type(id, String(nth % 10));
  });
  const stop = async () => {
    isOver = true;
    await Promise.all(people);
  };
  return { atFirst, stop, wordsOf: (id: string) => wordsOf([documents.get(id)!.whole()]) };
}

async function seqsOf(database: Database): Promise<Map<string, number>> {
  return createUpdateStore(database, () => 1).seqs(PLANS);
}

for (const from of databases)
  for (const to of databases)
    test(`a backup of ${from.name} while people write is restored into ${to.name}`, async (t) => {
      const [source, target] = [await from.newPlace(t), await to.newPlace(t)];
      const database = await openFor(t, source);
      const { atFirst, stop, wordsOf: written } = await writing(database);
      const opened = { actor: { kind: "person", id: "sam" }, action: "opened", plan: "plan0" };
      await createAuditStore(database).append([{ entry: opened as never, at: 1 }]);
      const dataDir = source.kind === "sqlite" ? source.dataDir : temporaryFolder(t);
      writeFileSync(join(dataDir, "follow-me.key"), KEY, { mode: 0o600 });
      const folder = temporaryFolder(t);
      const env = { ...environmentOf(source), DATA_DIR: dataDir };
      const made = await ownwords(["backup", folder], "", env);
      await stop();
      assert.equal(made.code, 0, made.err);
      assert.match(made.out, /: 3 plans, 2 files\.\n$/);
      const [name, ...more] = readdirSync(folder);
      assert.deepEqual(more, [], "nothing else is left");
      const archive = join(folder, name!);
      assert.equal(statSync(archive).mode & 0o777, 0o600);
      const checked = await checkAudit(createAuditStore(database));
      assert.deepEqual([checked.entries, checked.faults], [2, []]);

      const restored = await ownwords(["restore", archive, "--into", argumentOf(target)]);
      assert.equal(restored.code, 0, restored.err);
      assert.match(restored.out, /^Restored 3 plans as they were at 20/);
      const after = await openFor(t, target);
      assert.equal(after.deployment, database.deployment);
      const updates = createUpdateStore(after, () => 2);
      for (const id of PLANS) {
        const { updates: parts, seq } = (await updates.load(id))!;
        assert.ok(seq >= atFirst.get(id)!, "all that was on disk before is there");
        // Letters are typed at the end, so what was written by then is the beginning of all.
        const words = wordsOf(parts);
        assert.equal(Array.from(words).length, seq);
        assert.ok(written(id).startsWith(words), words);
        const { first } = await updates.append(id, [growing().type("x")]);
        assert.equal(first, seq + 1);
      }
      const log = await checkAudit(createAuditStore(after));
      assert.deepEqual(log.faults, []);
      const actions = (await createAuditStore(after).page(0, 9)).map((it) => it.action);
      assert.deepEqual(actions, ["opened", "backup-restored"]);
      if (target.kind === "sqlite")
        assert.equal(readFileSync(join(target.dataDir, "follow-me.key"), "utf8"), KEY);
    });

test("a used folder is only put aside when that is asked for, and a held one never", async (t) => {
  const { archive } = await backedUp(t);
  const place = await databases[0]!.newPlace(t);
  assert.equal(place.kind, "sqlite");
  const dataDir = (place as { dataDir: string }).dataDir;
  const used = await openFor(t, place);
  await createPlanStore(used, () => 1).create(rowOf("mine"), Y.encodeStateAsUpdate(new Y.Doc()));
  const restore = (...more: string[]) =>
    ownwords(["restore", archive, "--into", `sqlite:${dataDir}`, ...more]);
  const plansNow = async () => {
    const { db } = await openFor(t, place);
    const ids = (await db.selectFrom("plan").select("id").orderBy("id").execute()).map(
      (it) => it.id,
    );
    await db.destroy();
    return ids;
  };
  assert.match((await restore()).err, /has plans already\. Add --replace/);
  assert.match((await restore("--replace")).err, /Another Ownwords already uses/);
  await used.db.destroy();
  assert.deepEqual(await plansNow(), ["mine"]);
  const { code, err, out } = await restore("--replace");
  assert.equal(code, 0, err);
  assert.deepEqual(await plansNow(), ["plan0"]);
  const aside = /What was there before is in (.+)\n/.exec(out)?.[1] ?? "";
  assert.ok(existsSync(join(aside, "ownwords.db")));
  assert.deepEqual(
    readdirSync(dataDir).filter((it) => it.startsWith(".")),
    [],
  );
});

test("a restore erases again what was erased since the backup, and is another life of the data", async (t) => {
  const place = await databases[0]!.newPlace(t);
  const dataDir = (place as { dataDir: string }).dataDir;
  const database = await openFor(t, place);
  const plans = createPlanStore(database, () => 1);
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  for (const id of ["kept", "erased"]) await plans.create(rowOf(id), empty);
  const first = await lifeOf(database);
  const archive = join(temporaryFolder(t), "plans.tar.gz");
  assert.equal((await ownwords(["backup", archive], "", environmentOf(place))).code, 0);
  await plans.create(rowOf("later"), empty);
  const store = createEraseStore(database);
  await store.hold("erased", true);
  await store.hold("erased", false);
  for (const id of ["erased", "later"])
    await store.erase(id, { kind: "system", id: "" }, "asked for", 7);
  await database.db.destroy();

  const lives = [first];
  for (const times of [1, 2]) {
    const words = ["restore", archive, "--into", `sqlite:${dataDir}`, "--replace"];
    const { code, err, out } = await ownwords(words);
    assert.equal(code, 0, err);
    assert.match(out, /erased again, as they were since the backup: 1\./, String(times));
    const after = await openFor(t, place);
    const left = createPlanStore(after, () => 1);
    assert.deepEqual([!!(await left.find("kept")), !!(await left.find("erased"))], [true, false]);
    assert.deepEqual([await left.isErased("erased"), await left.isErased("later")], [true, true]);
    assert.deepEqual((await checkAudit(createAuditStore(after))).faults, []);
    lives.push(await lifeOf(after));
    await after.db.destroy();
  }
  assert.equal(new Set(lives).size, 3);
});

test("a PostgreSQL with plans is never restored into", async (t) => {
  const { archive } = await backedUp(t);
  const place = await databases[1]!.newPlace(t);
  const used = await openFor(t, place);
  await createPlanStore(used, () => 1).create(rowOf("mine"), Y.encodeStateAsUpdate(new Y.Doc()));
  await used.db.destroy();
  const { code, err } = await ownwords(["restore", archive, "--into", argumentOf(place)]);
  assert.equal(code, 2);
  assert.match(err, /has plans already, and only an empty one is restored into/);
});

test("a backup that is damaged, strange or newer is refused before anything is touched", async (t) => {
  const { archive } = await backedUp(t);
  const good = readFileSync(archive);
  const tar = gunzipSync(good);
  const changed = (from: string, into: string) => {
    const bytes = Buffer.from(tar);
    const at = bytes.indexOf(from);
    assert.ok(at >= 0 && from.length === into.length, from);
    bytes.write(into, at);
    return gzipSync(bytes);
  };
  const flipped = Buffer.from(good);
  flipped[Math.floor(good.length / 2)]! ^= 1;
  const cases: [string, Buffer | null, RegExp][] = [
    ["cut short", good.subarray(0, good.length - 100), /is damaged/],
    ["cut within the tar", gzipSync(tar.subarray(0, 5000)), /is damaged.+the end is missing/],
    ["one bit", flipped, /is damaged/],
    [
      "a changed word",
      changed("SQLite format 3", "SQLite format 4"),
      /ownwords\.db is not as it was/,
    ],
    ["a newer form", changed('"format": 1', '"format": 7'), /was made by a newer Ownwords/],
    ["another file", Buffer.from("Dear diary"), /is damaged, or is no backup/],
    ["nothing", Buffer.alloc(0), /is damaged, or is no backup/],
    [
      "a name that leads out",
      changed('"name": "ownwords.db"', '"name": "../words.db"'),
      /manifest/,
    ],
    ["no file", null, /There is no file/],
  ];
  for (const [what, bytes, sentence] of cases) {
    const folder = temporaryFolder(t);
    const file = join(folder, "backup.tar.gz");
    if (bytes) writeFileSync(file, bytes);
    const target = join(folder, "data");
    const { code, err } = await ownwords(["restore", file, "--into", `sqlite:${target}`]);
    assert.equal(code, 2, `${what}: ${err}`);
    assert.match(err, sentence, what);
    assert.ok(!/\bat .+:\d+/.test(err), err);
    assert.deepEqual(existsSync(target) ? readdirSync(target) : [], [], what);
  }
});

test("older backups are deleted once there is a new one, and nothing else is", async (t) => {
  const { env } = await backedUp(t);
  const folder = temporaryFolder(t);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const nameOf = (ago: number) => `ownwords-${day(ago).replaceAll(/[:.]/g, "-")}.tar.gz`;
  const kept = [nameOf(1), nameOf(29), "notes.txt", "ownwords-2001.tar.gz"];
  const gone = [nameOf(31), nameOf(400)];
  for (const name of [...kept, ...gone]) writeFileSync(join(folder, name), "");
  const { code, err, out } = await ownwords(["backup", folder, "--keep-days", "30"], "", env);
  assert.equal(code, 0, err);
  const left = readdirSync(folder);
  assert.equal(left.length, kept.length + 1);
  for (const name of kept) assert.ok(left.includes(name), name);
  assert.equal(out.match(/Deleted /g)?.length, 2);
});

/** A backup of one plan. */
async function backedUp(t: TestContext): Promise<{ archive: string; env: Record<string, string> }> {
  const place = await databases[0]!.newPlace(t);
  const database = await openFor(t, place);
  await createPlanStore(database, () => 1).create(
    rowOf("plan0"),
    Y.encodeStateAsUpdate(new Y.Doc()),
  );
  const env = environmentOf(place);
  const archive = join(temporaryFolder(t), "plans.tar.gz");
  const { code, err } = await ownwords(["backup", archive], "", env);
  assert.equal(code, 0, err);
  return { archive, env };
}
