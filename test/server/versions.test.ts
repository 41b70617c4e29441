import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { VersionList, Version } from "#src/api/versions.ts";
import { textOf } from "#src/document/roots.ts";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createVersionStore } from "#server/store/version-store.ts";
import type { Connection } from "#server/sync/room.ts";
import { createRooms } from "#server/sync/rooms.ts";
import { createVersions } from "#server/versions.ts";
import { startStaffed } from "./staffed.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { temporaryFolder, until } from "./support.ts";
import { connect } from "./sync/client.ts";

const silent: Connection = {
  isOpen: () => true,
  name: () => null,
  reach: () => "all",
  pen: () => null,
  joined() {},
  send() {},
  refuse() {},
  end() {},
  prove() {},
};

const aboutIn = (bytes: Uint8Array) => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, bytes);
  return textOf(ydoc, "plan", "about").toString();
};

/** A plan in a real room on a clock of its own. */
async function roomAt(t: TestContext, start: Date) {
  const clock = { now: start };
  const milliseconds = () => clock.now.getTime();
  const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
  t.after(() => database.db.destroy());
  const plans = createPlanStore(database, milliseconds);
  const updates = createUpdateStore(database, milliseconds);
  const store = createVersionStore(database.db);
  const failures: unknown[] = [];
  const onFailed = (_plan: string, error: unknown) => failures.push(error);
  const versions = createVersions({
    versions: store,
    plans,
    updates,
    now: () => clock.now,
    onFailed,
  });
  const row = { id: "p", reference: "p", template: "t", templateVersion: 1, example: 0 };
  await plans.create(row, Y.encodeStateAsUpdate(new Y.Doc()));
  const rooms = createRooms(updates, {
    onChanged() {},
    onQuiet() {},
    onFailed: (_plan, error) => assert.fail(String(error)),
    beforeChange: versions.beforeChange,
  });
  const { room } = (await rooms.enter("p"))!;
  room.join(silent);
  const ydoc = new Y.Doc();
  ydoc.on("update", (update: Uint8Array) => room.receive(silent, update, false));
  const write = async (words: string) => {
    const about = textOf(ydoc, "plan", "about");
    about.insert(about.length, words);
    await room.settled();
  };
  return { clock, write, versions, database, updates, failures, store };
}

test("before the first change of a day the plan is kept as it was at the end of the day before", async (t) => {
  const { clock, write, versions } = await roomAt(t, new Date(2030, 4, 1, 9, 0));
  await write("Monday. ");
  clock.now = new Date(2030, 4, 1, 23, 59, 59);
  await write("Late on Monday. ");
  assert.deepEqual((await versions.list("p"))?.versions, []);
  clock.now = new Date(2030, 4, 2, 0, 0, 1);
  await write("Tuesday. ");
  await write("More of Tuesday. ");
  clock.now = new Date(2030, 4, 5, 10, 0);
  await write("Friday. ");
  const found = (await versions.list("p"))!.versions;
  assert.deepEqual(
    found.map(({ reason, at }) => [reason, at]),
    [
      ["daily", new Date(2030, 4, 2, 0, 0, 1).toISOString()],
      ["daily", new Date(2030, 4, 1, 23, 59, 59).toISOString()],
    ],
  );
  const words = await Promise.all(found.map(({ id }) => versions.document("p", id)));
  assert.deepEqual(
    words.map((it) => aboutIn(it!)),
    ["Monday. Late on Monday. Tuesday. More of Tuesday. ", "Monday. Late on Monday. "],
  );
});

test("a server that starts anew keeps no second version of a day", async (t) => {
  const { clock, write, versions, database, updates, store } = await roomAt(
    t,
    new Date(2030, 4, 1),
  );
  await write("Monday. ");
  clock.now = new Date(2030, 4, 2, 9, 0);
  await write("Tuesday. ");
  const again = createVersions({
    versions: store,
    plans: createPlanStore(database, () => clock.now.getTime()),
    updates,
    now: () => clock.now,
    onFailed: assert.fail,
  });
  await again.beforeChange("p");
  assert.equal(again.beforeChange("p"), null);
  assert.equal((await versions.list("p"))!.versions.length, 1);
});

test("a daily version that can't be kept is reported, and the words are kept all the same", async (t) => {
  const { clock, write, database, updates, failures } = await roomAt(t, new Date(2030, 4, 1));
  await write("Monday. ");
  await database.db.schema.dropTable("planVersion").execute();
  clock.now = new Date(2030, 4, 2);
  await write("Tuesday. ");
  assert.equal(failures.length, 1);
  const stored = (await updates.load("p"))!;
  const ydoc = new Y.Doc();
  for (const update of stored.updates) Y.applyUpdate(ydoc, update);
  assert.equal(textOf(ydoc, "plan", "about").toString(), "Monday. Tuesday. ");
});

test("a version is kept by hand with its name, listed, and read back with the words of its moment", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const client = connect(t, address, id);
  await client.synced();
  textOf(client.ydoc, "plan", "about").insert(0, "Before the meeting.");
  await client.durable();
  const wish = { note: "  before the meeting ", by: "Sam" };
  const { status, body } = await ask(address, "POST", `/api/plans/${id}/versions`, wish);
  assert.equal(status, 201);
  const kept = Version.parse(body);
  assert.deepEqual([kept.reason, kept.note, kept.by], ["by-hand", "before the meeting", "Sam"]);
  textOf(client.ydoc, "plan", "about").delete(0, 7);
  await client.durable();
  await ask(address, "POST", `/api/plans/${id}/versions`, { reason: "before-restore", by: "Sam" });

  const list = VersionList.parse((await ask(address, "GET", `/api/plans/${id}/versions`)).body);
  assert.deepEqual(
    list.versions.map((it) => it.reason),
    ["before-restore", "by-hand"],
  );
  assert.deepEqual(list.versions[1], kept);
  const answer = await fetch(`${address}/api/plans/${id}/versions/${kept.id}/document`);
  assert.equal(answer.headers.get("content-type"), "application/octet-stream");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.equal(aboutIn(new Uint8Array(await answer.arrayBuffer())), "Before the meeting.");
});

test("whoever signs in stands under their own name, whatever their browser says, and in the list", async (t) => {
  const { person, oak, plan, address, ask: askAs } = await startStaffed(t);
  const priya = await person("Priya Nair", { [oak]: "practitioner" });
  const client = connect(t, address, plan, new Y.Doc(), { headers: { cookie: priya.cookie } });
  await client.synced();
  textOf(client.ydoc, "plan", "about").insert(0, "Tea at four.");
  await client.durable();
  const path = `/api/plans/${plan}/versions`;
  const kept = await askAs(priya, "POST", path, { by: "Somebody Else" });
  assert.equal(Version.parse(await kept.json()).by, "Priya Nair");
  const list = async () => VersionList.parse(await (await askAs(priya, "GET", path)).json());
  await until(async () => (await list()).written.length > 0, "it is on the log that Priya wrote");
  assert.deepEqual(
    (await list()).written.map((it) => it.by),
    ["Priya Nair"],
  );
});

test("a copy needs no new version where nothing has changed since the last one", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const path = `/api/plans/${id}/versions`;
  const client = connect(t, address, id);
  await client.synced();
  const keep = async (reason: string) =>
    Version.parse((await ask(address, "POST", path, { reason, by: "Sam" })).body);
  const first = await keep("copy");
  assert.deepEqual(await keep("copy"), first);
  const agreed = await keep("agreement");
  assert.notEqual(agreed.id, first.id);
  textOf(client.ydoc, "plan", "about").insert(0, "New words.");
  await client.durable();
  const second = await keep("copy");
  assert.ok(![first.id, agreed.id].includes(second.id));
  const { versions } = VersionList.parse((await ask(address, "GET", path)).body);
  assert.deepEqual(
    versions.map((it) => it.reason),
    ["copy", "agreement", "copy"],
  );
});

test("versions of a plan that is not there, or of another plan, are not found", async (t) => {
  const { address } = await startServer(t);
  const [id, other] = [await createPlan(address), await createPlan(address)];
  const { body: kept } = await ask(address, "POST", `/api/plans/${id}/versions`, {});
  const nothing: [string, string, unknown?][] = [
    ["GET", "/api/plans/none/versions"],
    ["POST", "/api/plans/none/versions", {}],
    ["GET", `/api/plans/${other}/versions/${kept.id}/document`],
    ["GET", `/api/plans/none/versions/${kept.id}/document`],
    ["GET", `/api/plans/${id}/versions/none/document`],
  ];
  for (const [method, path, body] of nothing) {
    const answer = await ask(address, method, path, body);
    assert.equal(answer.status, 404, path);
    assert.match(answer.body.error, /^[A-Z].+\.$/);
  }
  const { body } = await ask(address, "GET", `/api/plans/${other}/versions`);
  assert.deepEqual(body, { versions: [], written: [] });
});

test("a version with a reason that only the server gives, or too long a name, is refused", async (t) => {
  const { address } = await startServer(t);
  const path = `/api/plans/${await createPlan(address)}/versions`;
  for (const wish of [
    { reason: "daily" },
    { note: "x".repeat(201) },
    { note: "a\0" },
    { by: 1 },
    [],
  ]) {
    const { status, body } = await ask(address, "POST", path, wish);
    assert.equal(status, 400);
    assert.match(body.error, /^This request is not right: .+\.$/);
  }
  const large = await ask(address, "POST", path, { note: "x".repeat(100_000) });
  assert.equal(large.status, 413);
  assert.deepEqual((await ask(address, "GET", path)).body.versions, []);
});
