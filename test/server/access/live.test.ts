import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { CLOSE_NOT_ALLOWED, CLOSE_SIGNED_OUT, CLOSE_UNKNOWN_PLAN } from "#src/api/sync.ts";
import { textOf } from "#src/document/roots.ts";
import { type Signed, startStaffed } from "#test/server/staffed.ts";
import { until, updateOf } from "#test/server/support.ts";
import { connect, mayOf, rawLine, updateFrame } from "#test/server/sync/client.ts";

const note = (ydoc: Y.Doc) => textOf(ydoc, "plan", "about");
const written = updateFrame(updateOf((it) => note(it).insert(0, "no")));
const as = ({ cookie }: Signed) => ({ headers: { cookie } });

test("a line ends at once when its person leaves the team, and they are told why", async (t) => {
  const { db, address, plan, oak, person, tellAccess } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "practitioner" });
  const kim = await person("Kim", { [oak]: "practitioner" });
  const line = await rawLine(t, address, plan, as(sam));
  const other = connect(t, address, plan, new Y.Doc(), as(kim));
  await other.synced();
  await until(() => mayOf(line.frames).includes("write"), "Sam is in");

  await db.deleteFrom("membership").where("personId", "=", sam.id).execute();
  await tellAccess();
  assert.equal(await line.closed(), CLOSE_NOT_ALLOWED);
  assert.deepEqual(mayOf(line.frames), [""], "nothing of the plan stays on the screen");
  assert.equal(line.refusals()[0]?.[0], "not-allowed");
  assert.match(line.refusals()[0]?.[1] ?? "", /^You can't see this plan any more/);
  const again = await rawLine(t, address, plan, as(sam));
  assert.equal(await again.closed(), CLOSE_UNKNOWN_PLAN);
  note(other.ydoc).insert(0, "still here");
  await other.durable();
});

for (const [what, end] of [
  ["was taken back", { delete: true }],
  ["has run out", { delete: false }],
] as const)
  test(`a line ends when the session behind it ${what}`, async (t) => {
    const { db, address, plan, oak, person } = await startStaffed(t);
    const sam = await person("Sam", { [oak]: "practitioner" });
    const line = await rawLine(t, address, plan, as(sam));
    await until(() => mayOf(line.frames).includes("write"), "Sam is in");
    if (end.delete) await db.deleteFrom("session").where("id", "=", sam.session).execute();
    else
      await db
        .updateTable("session")
        .set({ expiresAt: "2001-01-01T00:00:00.000Z" })
        .where("id", "=", sam.session)
        .execute();
    assert.equal(await line.closed(), CLOSE_SIGNED_OUT);
  });

test("a line ends when its person is shut out, with the session still there", async (t) => {
  const { db, address, plan, oak, person, tellAccess } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "lead" });
  const line = await rawLine(t, address, plan, as(sam));
  await until(() => mayOf(line.frames).includes("write"), "Sam is in");
  await db.updateTable("person").set({ disabledAt: 5 }).where("id", "=", sam.id).execute();
  await tellAccess();
  assert.equal(await line.closed(), CLOSE_SIGNED_OUT);
});

test("whoever may only look is told so, keeps looking, and can't write", async (t) => {
  const { db, address, plan, oak, elm, person } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "practitioner" });
  const kim = await person("Kim", { [elm]: "practitioner" });
  const glass = { id: "g", planId: plan, personId: kim.id, reason: "a fall", at: 1 };
  await db
    .insertInto("glass")
    .values({ ...glass, until: Date.now() + 60_000_000 })
    .execute();
  const writer = connect(t, address, plan, new Y.Doc(), as(sam));
  const reader = connect(t, address, plan, new Y.Doc(), as(kim));
  await Promise.all([writer.synced(), reader.synced()]);
  note(writer.ydoc).insert(0, "hello");
  note(writer.ydoc).delete(0, 1);
  await until(
    () => String(note(reader.ydoc)).startsWith("ello"),
    "the reader sees what is written",
  );
  // All that the reader has came from the server, deletions too.
  reader.provider.disconnect();
  reader.provider.connect();
  await reader.durable();
  assert.deepEqual(reader.refusals, []);

  const line = await rawLine(t, address, plan, as(kim));
  await until(() => mayOf(line.frames).length > 0, "Kim is in");
  assert.deepEqual(mayOf(line.frames).includes("write"), false);
  line.line.send(written);
  assert.equal(await line.closed(), CLOSE_NOT_ALLOWED);
  assert.deepEqual(line.refusals()[0]?.[0], "not-allowed");
  await writer.durable();
  assert.match(String(note(writer.ydoc)), /^ello/);
});

test("when a plan is closed, those who have it open are told, and write no more", async (t) => {
  const { db, address, plan, oak, person, tellAccess } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "practitioner" });
  const line = await rawLine(t, address, plan, as(sam));
  await until(() => mayOf(line.frames).includes("write"), "Sam is in");
  await db.updateTable("plan").set({ closedAt: 5 }).where("id", "=", plan).execute();
  await tellAccess();
  await until(() => !mayOf(line.frames).includes("write"), "Sam is told");
  assert.ok(mayOf(line.frames).includes("read"));
  line.line.send(written);
  assert.equal(await line.closed(), CLOSE_NOT_ALLOWED);
});

test("others see the name of somebody's account, whatever their device says", async (t) => {
  const { address, plan, oak, person } = await startStaffed(t);
  const sam = await person("Sam", { [oak]: "practitioner" });
  const kim = await person("Kim", { [oak]: "practitioner" });
  const one = connect(t, address, plan, new Y.Doc(), as(sam));
  const two = connect(t, address, plan, new Y.Doc(), as(kim));
  await Promise.all([one.synced(), two.synced()]);
  one.provider.awareness.setLocalStateField("user", { name: "Kim", colour: "#111" });
  const seen = () => two.provider.awareness.getStates().get(one.ydoc.clientID)?.["user"];
  await until(() => seen() !== undefined, "Sam is seen");
  assert.deepEqual(seen(), { name: "Sam", colour: "#111" });
});
