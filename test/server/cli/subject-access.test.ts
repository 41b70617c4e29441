import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import * as Y from "yjs";
import { remove } from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import type { NewReviewStep } from "#src/api/reviews.ts";
import type { Plan } from "#src/plan/plan.ts";
import { checkWord } from "#src/export/check-word.ts";
import { COPIED } from "#server/store/copied-tables.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { createGuestStore } from "#server/store/guest-store.ts";
import { TABLES_OF_PLAN } from "#server/store/held-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createStaffCommentStore } from "#server/store/staff-comment-store.ts";
import { createVersionStore } from "#server/store/version-store.ts";
import { openReviews } from "#server/quality/open-reviews.ts";
import { createStaffTalk } from "#server/staff-comments.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { environmentOf, temporaryFolder } from "#test/server/support.ts";
import { everythingIn } from "#test/src/export/marked-plan.ts";
import { sample } from "#test/src/export/sample.ts";
import { ownwords } from "./run-cli.ts";

const { plan: rosa } = sample("care-act-rosa");
const AT = new Date("2030-05-01T09:00:00Z").getTime();

/** Keeps a plan of this resident, in which something was put away. */
async function keepPlan(database: Database, id: string, reference: string, resident: string) {
  const ydoc = new Y.Doc();
  const who = { by: "Sam", now: () => "2030-05-01T08:00:00.000Z", newId: () => "n" };
  const plan: Plan = { ...rosa, id, reference, resident: { ...rosa.resident, name: resident } };
  writePlan(ydoc, plan, who);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  remove(ydoc, rosa.outcomes[0]!.id, who);
  const row = { id, reference, template: rosa.template.name, templateVersion: 1, example: 0 };
  await createPlanStore(database, () => AT).create(row, Y.encodeStateAsUpdate(ydoc));
  await createVersionStore(database.db).keep({
    id: `version${id}`,
    planId: id,
    seq: 1,
    at: AT,
    reason: "by-hand",
    note: "Before the move",
    by: "Sam",
    day: null,
    bytes,
  });
}

async function letIn(database: Database, planId: string, name: string) {
  const guest = {
    id: `g${planId}`,
    planId,
    name,
    kind: "family",
    relation: "sister",
    scope: "read",
    consentId: `c${planId}`,
    linkHash: `secretlink${planId}`,
    linkUntil: AT,
    tokenHash: null,
    createdBy: "sam",
    createdAt: AT,
    expiresAt: AT,
    revokedAt: null,
    firstUsedAt: null,
    lastUsedAt: null,
  };
  const consent = {
    id: `c${planId}`,
    planId,
    name,
    what: "May read it all",
    how: "Said so at the kitchen table",
    until: AT,
    recordedBy: "sam",
    recordedAt: AT,
    withdrawnAt: null,
  };
  await createGuestStore(database).add(guest, consent);
}

/** Keeps what staff said of a plan, in a comment and in a review. */
async function talk(database: Database, planId: string, comment: string, asked: string) {
  const OWNER = { kind: "owner" } as const;
  const audit = { record: async () => {} };
  const notices = { tell: async () => {} };
  const said = { thread: "", about: "o1/voice", anchor: "", quote: "sing", mentions: [] };
  const store = createStaffCommentStore(database);
  const staff = createStaffTalk({ store, notices, now: () => AT });
  await staff.add(planId, { ...said, words: comment }, OWNER);
  const { reviews, samples } = openReviews(
    database,
    notices,
    audit,
    [],
    () => [],
    () => AT,
  );
  const { id } = (await reviews.begin(planId, OWNER))!;
  const place = { key: "", rule: "", entity: "", section: "", words: "Whose words?" };
  const step = { kind: "asked", words: asked, items: [place], after: 1 } satisfies NewReviewStep;
  assert.ok("review" in (await reviews.take(planId, id, step, OWNER)));
  await samples.draw({ filter: {}, size: 5, purpose: "" }, null, OWNER);
}

for (const { name, newPlace } of databases)
  test(`${name}: everything about one resident is written out beside a running server`, async (t) => {
    const place = await newPlace(t);
    // It stays open, as in a server.
    const database = await openFor(t, place);
    await keepPlan(database, "plan1", "K7QP-4M2X", "Rosa Lind");
    await keepPlan(database, "plan2", "M2XK-7QP4", "rosa  LIND");
    await keepPlan(database, "plan3", "X4M2-P7QK", "Rosalind Rosa Lind-Marsh");
    await letIn(database, "plan1", "Ines Marsh");
    await letIn(database, "plan3", "Somebody else");
    await createAuditStore(database).append([
      { entry: { actor: { kind: "person", id: "sam" }, action: "opened", plan: "plan1" }, at: AT },
    ]);
    await talk(database, "plan1", "Quince jelly", "Medlar cheese");
    await talk(database, "plan3", "Somebody else", "Somebody else");
    const env = environmentOf(place);
    const folder = temporaryFolder(t);
    const run = (...args: string[]) => ownwords(["subject-access", ...args], "", env);

    const several = await run("--resident", "Rosa Lind", "--out", join(folder, "x"));
    assert.equal(several.code, 1, several.err);
    assert.match(several.err, /Choose with --plan/);
    assert.match(several.out, /K7QP-4M2X {2}Rosa Lind, no team/);
    assert.match(several.out, /X4M2-P7QK/);
    const nobody = await run("--resident", "Nobody", "--out", join(folder, "x"));
    assert.equal(nobody.code, 2);
    assert.match(nobody.err, /no plan here of a resident called Nobody/);

    const out = join(folder, "held");
    const one = await run("--plan", "k7qp-4m2x", "--out", out, "--reason", "request 17");
    assert.equal(one.code, 0, one.err);
    assert.match(one.out, /Everything about Rosa Lind, plan K7QP-4M2X, is in/);
    assert.equal(statSync(join(out, "everything.json")).mode & 0o777, 0o600);
    const json = readFileSync(join(out, "everything.json"), "utf8");
    const held = JSON.parse(json);
    const [plan, ...others] = held.plans;
    assert.equal(others.length, 0);
    assert.equal(plan.versions[0].plan.outcomes.length, rosa.outcomes.length);
    assert.equal(plan.rows.consent[0].how, "Said so at the kitchen table");
    assert.deepEqual(
      plan.rows.audit.map((it: { action: string }) => it.action),
      ["opened", "subject-access"],
    );
    assert.ok(plan.putAway.length);
    assert.ok(Object.keys(plan.document).some((it) => it.startsWith("t:")));
    for (const hidden of ["secretlink", "Somebody else"]) assert.ok(!json.includes(hidden), hidden);

    const word = readFileSync(join(out, "everything.docx"));
    assert.deepEqual(checkWord(word), []);
    const text = everythingIn(word);
    const written = ["Ines Marsh", "sister", "kitchen table", "Before the move", "request 17"];
    const saidByStaff = ["Quince jelly", "Medlar cheese", "Asked for changes", "Whose words?"];
    for (const it of [...written, ...saidByStaff]) assert.ok(text.includes(it), it);

    const again = await run("--plan", "plan1", "--out", out);
    assert.equal(again.code, 2);
    assert.match(again.err, /is there already/);

    const zip = join(folder, "all.zip");
    const all = await run("--resident", "Rosa Lind", "--all", "--out", zip);
    assert.equal(all.code, 0, all.err);
    const files = unzipSync(readFileSync(zip));
    assert.deepEqual(Object.keys(files), ["everything.docx", "everything.json"]);
    const both = JSON.parse(strFromU8(files["everything.json"]!));
    assert.deepEqual(
      both.plans.map((it: { plan: Plan }) => it.plan.id),
      ["plan1", "plan2"],
    );
  });

test("every table with something about plans is told of", () => {
  const withPlan = Object.entries(COPIED).filter(([, { columns }]) =>
    columns.some((it) => it === "planId"),
  );
  const untold = withPlan.map(([name]) => name).filter((it) => !TABLES_OF_PLAN.includes(it));
  // These two are the document, which is told word for word.
  assert.deepEqual(untold.toSorted(), ["planSnapshot", "planUpdate"]);
});
