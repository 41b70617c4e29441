import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { sql } from "kysely";
import * as Y from "yjs";
import type { Database } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { updateOf } from "#test/server/support.ts";
import { databases, openFor } from "./databases.ts";
import { growing, rowOf, wordsOf } from "./growing.ts";

type Place = (typeof databases)[number]["newPlace"];

async function open(t: TestContext, newPlace: Place, plans = ["p"]) {
  const database = await openFor(t, await newPlace(t));
  let moment = 0;
  const store = createPlanStore(database, () => ++moment);
  for (const id of plans) await store.create(rowOf(id), Y.encodeStateAsUpdate(new Y.Doc()));
  return { database, updates: createUpdateStore(database, () => ++moment) };
}

/** Makes the database say that its disk is full as soon as much is added; answers how to end that. */
async function fillDisk(database: Database): Promise<() => Promise<void>> {
  if (database.kind === "postgres")
    return raiseBefore(database, "insert", "53100", sql`when (length(new."bytes") > 100000)`);
  await sql`pragma max_page_count = 1`.execute(database.db);
  return async () => void (await sql`pragma max_page_count = 1000000`.execute(database.db));
}

/** Makes the database refuse to do something with changes; answers how to end that. */
async function raiseBefore(
  { db, kind }: Database,
  deed: "insert" | "delete",
  code: string,
  when = sql``,
): Promise<() => Promise<void>> {
  const head = sql`create trigger "refusal" before ${sql.raw(deed)} on "planUpdate"`;
  if (kind === "sqlite") {
    await sql`${head} begin select raise(abort, 'no'); end`.execute(db);
    return async () => void (await sql`drop trigger "refusal"`.execute(db));
  }
  const raise = `begin raise 'no' using errcode = '${code}'; end`;
  await sql`create function "refuse"() returns trigger language plpgsql as ${sql.lit(raise)}`.execute(
    db,
  );
  await sql`${head} for each row ${when} execute function "refuse"()`.execute(db);
  return async () => void (await sql`drop trigger "refusal" on "planUpdate"`.execute(db));
}

for (const { name, newPlace } of databases) {
  test(`${name}: changes to many plans that come together share commits and keep their order`, async (t) => {
    const { updates } = await open(t, newPlace, ["p", "q"]);
    const bytes = (at: number) => new Uint8Array([at]);
    const numbers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => updates.append(at % 2 ? "q" : "p", [bytes(at)])),
    );
    for (const [at, { first, last }] of numbers.entries())
      assert.deepEqual([first, last], Array(2).fill(Math.floor(at / 2) + 1));
    const kept = (await updates.load("q"))!.updates.slice(1).map((it) => it[0]);
    assert.deepEqual(
      kept,
      Array.from({ length: 20 }, (_, at) => at * 2 + 1),
    );
  });

  test(`${name}: each that adds several changes gets numbers of its own, without gaps`, async (t) => {
    const { updates } = await open(t, newPlace, ["p", "q"]);
    const bytes = (count: number) => Array.from({ length: count }, () => new Uint8Array([1]));
    const given = [
      updates.append("p", bytes(3)),
      updates.append("q", bytes(1)),
      updates.append("p", bytes(2)),
    ];
    assert.deepEqual(await Promise.all(given), [
      { first: 1, last: 3 },
      { first: 1, last: 1 },
      { first: 4, last: 5 },
    ]);
    const seqs = await updates.seqs(["q", "nobody", "p"]);
    assert.deepEqual(Object.fromEntries(seqs), { p: 5, q: 1 });
  });

  test(`${name}: what a document lacks are the changes after its number, or the snapshot where the log was trimmed`, async (t) => {
    const { updates } = await open(t, newPlace);
    const { type, whole } = growing();
    for (const letter of "abc") await updates.append("p", [type(letter)]);
    const byThree = whole();
    await updates.append("p", [type("d")]);
    assert.equal((await updates.since("p", 1))!.updates.length, 3);
    assert.deepEqual(await updates.since("p", 4), { updates: [], seq: 4 });
    await updates.compact("p", 3, byThree);
    const late = (await updates.since("p", 1))!;
    assert.deepEqual([wordsOf(late.updates), late.updates.length, late.seq], ["abcd", 2, 4]);
    assert.equal((await updates.since("p", 3))!.updates.length, 1);
    assert.equal(await updates.since("nobody", 0), null);
  });

  test(`${name}: more than fits in one commit is kept all the same`, async (t) => {
    const { updates } = await open(t, newPlace);
    await Promise.all(
      Array.from({ length: 3 }, () => updates.append("p", Array(700).fill(new Uint8Array([1])))),
    );
    assert.equal((await updates.load("p"))!.tail, 2100);
  });

  test(`${name}: a plan that is not there has no document, and a change to it is not kept`, async (t) => {
    const { updates } = await open(t, newPlace);
    assert.equal(await updates.load("nobody"), null);
    await assert.rejects(updates.append("nobody", [new Uint8Array([1])]));
    await updates.append("p", [new Uint8Array([2])]);
  });

  test(`${name}: when the disk is full nothing of a commit is kept, and the next one works`, async (t) => {
    const { database, updates } = await open(t, newPlace);
    const free = await fillDisk(database);
    await assert.rejects(updates.append("p", [new Uint8Array([1]), new Uint8Array(500_000)]), {
      trouble: "full",
    });
    await free();
    assert.equal((await updates.load("p"))!.tail, 0);
    await updates.append("p", [new Uint8Array(500_000)]);
    assert.equal((await updates.load("p"))!.tail, 1);
  });

  test(`${name}: a number of a change is never used again, also when all changes were compacted`, async (t) => {
    const { updates } = await open(t, newPlace);
    const { type, whole } = growing();
    const { last: first } = await updates.append("p", [type("a")]);
    await updates.compact("p", first, whole());
    assert.ok((await updates.append("p", [type("b")])).first > first);
    assert.equal(wordsOf((await updates.load("p"))!.updates), "ab");
  });

  test(`${name}: compacting keeps changes that came after the snapshot, and an older snapshot changes nothing`, async (t) => {
    const { updates } = await open(t, newPlace);
    const { type, whole } = growing();
    const { last: first } = await updates.append("p", [type("a")]);
    const old = whole();
    const { last: second } = await updates.append("p", [type("b")]);
    const newer = whole();
    await updates.append("p", [type("c")]);
    await updates.compact("p", second, newer);
    await updates.compact("p", first, old);
    const stored = (await updates.load("p"))!;
    assert.equal(wordsOf(stored.updates), "abc");
    assert.equal(stored.tail, 1);
  });

  test(`${name}: compacting that fails half way leaves the same document`, async (t) => {
    const { database, updates } = await open(t, newPlace);
    const { type, whole } = growing();
    let seq = 0;
    for (const letter of "abcdef") ({ last: seq } = await updates.append("p", [type(letter)]));
    const allow = await raiseBefore(database, "delete", "XX000");
    await assert.rejects(updates.compact("p", seq, whole()));
    await allow();
    const stored = (await updates.load("p"))!;
    assert.equal(wordsOf(stored.updates), "abcdef");
    assert.equal(stored.tail, 6);
    await updates.append("p", [type("g")]);
    assert.equal(wordsOf((await updates.load("p"))!.updates), "abcdefg");
  });

  test(`${name}: whatever the order of typing, compacting and reading, every letter is there`, async (t) => {
    const { database, updates } = await open(t, newPlace);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("type", "compact", "read"), { maxLength: 30 }),
        async (deeds) => {
          const id = `round${++round}`;
          await createPlanStore(database, () => 1).create(
            rowOf(id),
            Y.encodeStateAsUpdate(new Y.Doc()),
          );
          const { type, whole } = growing();
          const running: Promise<unknown>[] = [];
          let typed = "";
          let seq = 0;
          for (const deed of deeds) {
            if (deed === "type") {
              typed += "x";
              ({ last: seq } = await updates.append(id, [type("x")]));
            } else if (deed === "compact") running.push(updates.compact(id, seq, whole()));
            else assert.equal(wordsOf((await updates.load(id))!.updates), typed);
          }
          await Promise.all(running);
          assert.equal(wordsOf((await updates.load(id))!.updates), typed);
        },
      ),
      { numRuns: 40 },
    );
  });

  test(`${name}: an update is kept byte for byte`, async (t) => {
    const { updates } = await open(t, newPlace);
    const update = updateOf((it) => it.getText("t:plan:about").insert(0, "Grüße 😀"));
    await updates.append("p", [update]);
    assert.deepEqual(new Uint8Array((await updates.load("p"))!.updates[1]!), update);
  });

  test(`${name}: a process killed while it compacts loses no letter that it said was kept`, async (t) => {
    const place = await newPlace(t);
    const program = fileURLToPath(new URL("./type-and-compact.ts", import.meta.url));
    const first = await openFor(t, place);
    await createPlanStore(first, () => 1).create(rowOf("p"), Y.encodeStateAsUpdate(new Y.Doc()));
    await first.db.destroy();
    let kept = 0;
    for (const letters of [1, 7, 40, 90]) {
      const child = spawn(process.execPath, [program, JSON.stringify(place), "p"], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const goal = kept + letters;
      child.stdout.on("data", (part) => {
        kept = Number(String(part).trim().split("\n").at(-1));
        if (kept >= goal) child.kill("SIGKILL");
      });
      await new Promise((resolve) => child.once("close", resolve));
      const database = await openFor(t, place);
      const stored = (await createUpdateStore(database, () => 1).load("p"))!;
      assert.match(wordsOf(stored.updates), new RegExp(`^x{${kept},}$`));
      await database.db.destroy();
    }
  });
}
