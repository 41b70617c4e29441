import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test, type TestContext } from "node:test";
import * as Y from "yjs";
import { StaffComment, StaffComments } from "#src/api/staff-comments.ts";
import { NoticeList } from "#src/api/notices.ts";
import { newId } from "#server/new-ids.ts";
import { createStaffTalk } from "#server/staff-comments.ts";
import { createEraseStore } from "#server/store/erase-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createStaffCommentStore } from "#server/store/staff-comment-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { rowOf } from "#test/server/store/growing.ts";
import { startStaffed } from "./staffed.ts";

const OWNER = { kind: "owner" } as const;
const SAID = { thread: "", about: "o1/voice", anchor: "", quote: "sing", mentions: [] };

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const database = await openFor(t, await newPlace(t));
    for (const id of ["plan1", "plan2"])
      await createPlanStore(database, () => 1).create(
        { ...rowOf(id), teamId: null },
        Y.encodeStateAsUpdate(new Y.Doc()),
      );
    let at = 5e11;
    const talk = createStaffTalk({
      store: createStaffCommentStore(database),
      notices: { tell: async () => {} },
      now: () => (at += 1),
    });
    return { database, talk };
  };

  test(`staff answer, settle and open again what one of them said, on ${name}`, async (t) => {
    const { talk } = await open(t);
    const first = await talk.add("plan1", { ...SAID, words: "Is this hers?" }, OWNER);
    const answered = { ...SAID, thread: first!.id, words: "It is." };
    const answer = await talk.add("plan1", answered, OWNER);
    assert.deepEqual((await talk.of("plan1")).comments, [first, answer]);
    assert.deepEqual((await talk.of("plan2")).comments, []);

    assert.equal(await talk.add("plan2", answered, OWNER), null, "of another plan");
    const toAnswer = { ...answered, thread: answer!.id };
    assert.equal(await talk.add("plan1", toAnswer, OWNER), null, "an answer begins nothing");

    assert.equal(await talk.settle("plan2", first!.id, true, OWNER), false);
    assert.equal(await talk.settle("plan1", answer!.id, true, OWNER), false);
    assert.equal(await talk.settle("plan1", first!.id, true, OWNER), true);
    assert.notEqual((await talk.of("plan1")).comments[0]!.settledAt, null);
    assert.equal(await talk.settle("plan1", first!.id, false, OWNER), true);
    assert.equal((await talk.of("plan1")).comments[0]!.settledAt, null);
  });

  test(`what staff said goes with its plan, on ${name}`, async (t) => {
    const { database, talk } = await open(t);
    await talk.add("plan1", { ...SAID, words: "One" }, OWNER);
    await talk.add("plan2", { ...SAID, words: "Two" }, OWNER);
    const system = { kind: "system", id: "x" } as const;
    assert.equal(await createEraseStore(database).erase("plan1", system, null, 1), true);
    const left = await database.db.selectFrom("staffComment").select("planId").execute();
    assert.deepEqual(left, [{ planId: "plan2" }]);
  });
}

test("a comment for staff reaches whoever it is for, and no guest, stranger or other team", async (t) => {
  const { ask, person, oak, elm, plan, db } = await startStaffed(t);
  const lead = await person("Lee", { [oak]: "lead" });
  const sam = await person("Sam", { [oak]: "practitioner" });
  const kim = await person("Kim", { [elm]: "lead" });
  const path = `/api/plans/${plan}/staff-comments`;
  const words = "Between us: zebra crossing.";
  const wish = { words, mentions: [sam.id, kim.id, lead.id] };
  const made = await ask(lead, "POST", path, wish);
  assert.equal(made.status, 201);
  const comment = StaffComment.parse(await made.json());
  assert.equal(comment.by, "Lee");

  const told = StaffComments.parse(await (await ask(sam, "GET", path)).json());
  assert.deepEqual(told.comments, [comment]);
  assert.deepEqual(
    told.colleagues.map((it) => it.name),
    ["Lee", "Sam"],
  );
  const noticesOf = async (who: typeof sam) =>
    NoticeList.parse(await (await ask(who, "GET", "/api/notices")).json()).notices.length;
  assert.deepEqual(await Promise.all([sam, kim, lead].map(noticesOf)), [1, 0, 0]);

  const guest = newId();
  await db
    .insertInto("consent")
    .values({
      id: guest,
      planId: plan,
      name: "Amina",
      what: "all",
      how: "said",
      recordedBy: "x",
      recordedAt: 1,
      withdrawnAt: null,
      until: 5e12,
    })
    .execute();
  await db
    .insertInto("guest")
    .values({
      id: guest,
      planId: plan,
      name: "Amina",
      kind: "resident",
      relation: "",
      scope: "write",
      consentId: guest,
      linkHash: null,
      linkUntil: null,
      tokenHash: createHash("sha256").update(guest).digest("hex"),
      createdBy: "x",
      createdAt: 1,
      expiresAt: 5e12,
      revokedAt: null,
      firstUsedAt: 1,
      lastUsedAt: 1,
    })
    .execute();
  const amina = { cookie: `ownwords.guest=${guest}` };
  for (const who of [amina, kim, null]) {
    const tries = [
      await ask(who, "GET", path),
      await ask(who, "POST", path, wish),
      await ask(who, "PUT", `${path}/${comment.id}/settled`, { isSettled: true }),
      await ask(who, "POST", `/api/plans/${plan}/mentions`, { people: [sam.id] }),
      await ask(who, "GET", `/api/plans/${plan}/plan.json`),
    ];
    for (const it of tries) assert.doesNotMatch(await it.text(), /zebra/);
    assert.ok(tries.slice(0, 4).every((it) => [401, 403, 404].includes(it.status)));
  }
  assert.equal(await noticesOf(sam), 1);
});
