import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { PlanList } from "#src/api/plans.ts";
import { Plan } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";
import { textOf } from "#src/document/roots.ts";
import { ask, createPlan, startServer } from "./start-server.ts";
import { temporaryFolder, until } from "./support.ts";
import { connect } from "./sync/client.ts";

const listOf = async (address: string, query = "") => {
  const { status, body } = await ask(address, "GET", `/api/plans?${query}`);
  assert.equal(status, 200);
  return PlanList.parse(body).plans;
};

test("a new installation has the example plan, once", async (t) => {
  const dataDir = temporaryFolder(t);
  const first = await startServer(t, { dataDir });
  const [example, ...others] = await listOf(first.address);
  assert.equal(others.length, 0);
  assert.equal(example?.example, true);
  await ask(first.address, "PUT", `/api/plans/${example!.id}/archived`, { archived: true });
  await first.close();
  const second = await startServer(t, { dataDir });
  assert.equal((await listOf(second.address)).length, 0);
  assert.equal((await listOf(second.address, "archived=true")).length, 1);
});

test("a plan begins with who it is for, how it speaks and one empty outcome", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address, " Amina ", {
    pronouns: "she/her",
    voice: "advocate",
    advocate: { name: "Ruth", relation: "advocate" },
  });
  const plan = Plan.parse((await ask(address, "GET", `/api/plans/${id}/plan.json`)).body);
  assert.equal(plan.id, id);
  assert.match(plan.reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  assert.equal(plan.resident.name, "Amina");
  assert.equal(plan.resident.pronouns, "she/her");
  assert.equal(plan.people[0]?.id, plan.spokenBy);
  assert.equal(plan.people[0]?.name, "Ruth");
  assert.equal(plan.outcomes.length, 1);
  assert.match(plan.reviewOn ?? "", /^\d{4}-\d\d-\d\d$/);
});

const BAD_BEGINNINGS: [string, unknown, RegExp][] = [
  [
    "an unknown template",
    { template: "none", resident: "A", voice: "first" },
    /no template called "none"/,
  ],
  ["no resident", { template: "care-act", resident: "  ", voice: "first" }, /resident/],
  ["an unknown voice", { template: "care-act", resident: "A", voice: "loud" }, /voice/],
  ["no object", [], /not right/],
];
for (const [what, body, sentence] of BAD_BEGINNINGS)
  test(`a plan does not begin with ${what}`, async (t) => {
    const { address } = await startServer(t);
    const answer = await ask(address, "POST", "/api/plans", body);
    assert.equal(answer.status, 400);
    assert.match(answer.body.error, sentence);
    assert.match(answer.body.error, /^[A-Z].+\.$/);
    assert.equal((await listOf(address)).length, 1);
  });

test("a request that is not JSON, or too large, gets a sentence", async (t) => {
  const { address } = await startServer(t);
  const post = (body: string) => fetch(`${address}/api/plans`, { method: "POST", body });
  const broken = await post("{ no");
  assert.equal(broken.status, 400);
  assert.deepEqual(await broken.json(), { error: "This request is not JSON." });
  const large = await post(JSON.stringify({ resident: "x".repeat(100_000) }));
  assert.equal(large.status, 413);
});

test("the list shows what was written, newest change first", async (t) => {
  const { address } = await startServer(t);
  const older = await createPlan(address, "Amina");
  const newer = await createPlan(address, "Bo");
  const client = connect(t, address, older);
  await client.synced();
  await new Promise((resolve) => setTimeout(resolve, 5));
  textOf(client.ydoc, "plan", "about").insert(0, "hello");
  await client.durable();
  const [first, second] = await listOf(address);
  assert.equal(first?.id, older);
  assert.equal(second?.id, newer);
  assert.equal(first?.resident, "Amina");
  assert.equal(first?.outcomes, 1);
  assert.equal(first?.template.title, "Outcome-based support plan");
  assert.ok(first!.changedAt > second!.changedAt);
});

test("a search finds all words in any order, in titles, names and writing, whatever the accents", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address, "Zoë O’Neill");
  const client = connect(t, address, id);
  await client.synced();
  textOf(client.ydoc, "plan", "about").insert(0, "My allotment, 100% mine_");
  await client.durable();
  const found = async (q: string) =>
    (await listOf(address, `q=${encodeURIComponent(q)}`)).some((it) => it.id === id);
  const reference = (await listOf(address)).find((it) => it.id === id)!.reference;
  for (const q of [
    "zoe",
    "ALLOTMENT zoë",
    "o'neill",
    "100%",
    "mine_",
    reference,
    reference.toLowerCase().replace("-", ""),
    "outcome-based",
  ])
    await until(() => found(q), `"${q}" is found`);
  for (const q of ["zoe greenhouse", "200%", "m_ne", "%"])
    assert.equal(await found(q), q === "%", q);
});

test("a plan is put away and brought back", async (t) => {
  const { address } = await startServer(t);
  const id = await createPlan(address);
  const put = (archived: boolean) => ask(address, "PUT", `/api/plans/${id}/archived`, { archived });
  const isIn = async (query: string) => (await listOf(address, query)).some((it) => it.id === id);
  assert.equal((await put(true)).status, 204);
  assert.equal(await isIn(""), false);
  assert.equal(await isIn("archived=true"), true);
  assert.equal((await put(false)).status, 204);
  assert.equal(await isIn(""), true);
});

test("a copy has the words, people and owners, and nothing agreed, reached or done", async (t) => {
  const { address } = await startServer(t);
  const [example] = await listOf(address);
  const { status, body } = await ask(address, "POST", `/api/plans/${example!.id}/duplicate`);
  assert.equal(status, 201);
  const read = async (id: string) =>
    Plan.parse((await ask(address, "GET", `/api/plans/${id}/plan.json`)).body);
  const [original, copy] = [await read(example!.id), await read(body.id)];
  assert.notEqual(copy.reference, original.reference);
  assert.deepEqual(copy.people, original.people);
  assert.deepEqual(copy.writing, original.writing);
  assert.deepEqual(
    copy.outcomes.map((it) => [
      it.writing,
      it.actions.map((action) => [action.wording, action.owner]),
    ]),
    original.outcomes.map((it) => [
      it.writing,
      it.actions.map((action) => [action.wording, action.owner]),
    ]),
  );
  for (const { markers, actions } of copy.outcomes) {
    assert.ok(markers.every((it) => it.reachedOn === null));
    assert.ok(
      actions.every(
        (it) => it.status === "open" && it.agreement.answer === "" && !it.agreement.words.text,
      ),
    );
  }
  assert.equal((await listOf(address)).find((it) => it.id === body.id)?.example, false);
});

test("a plan that is not there is not found, in every way of asking", async (t) => {
  const { address } = await startServer(t);
  const id = "AAAAAAAAAAAAAAAAAAAA";
  for (const [method, path, body] of [
    ["GET", `/api/plans/${id}/plan.json`],
    ["POST", `/api/plans/${id}/duplicate`],
    ["PUT", `/api/plans/${id}/archived`, { archived: true }],
    ["GET", "/api/nothing"],
  ] as const) {
    const answer = await ask(address, method, path, body);
    assert.equal(answer.status, 404);
    assert.match(answer.body.error, /^[A-Z].+\.$/);
  }
});

test("the templates are listed as data", async (t) => {
  const { address } = await startServer(t);
  const { body } = await ask(address, "GET", "/api/templates");
  assert.ok(body.templates.length >= 2);
  for (const template of body.templates) Template.parse(template);
  assert.deepEqual((await ask(address, "GET", "/api/health")).body, { ok: true });
});

test("summaries are a cache: emptied, they come back the same", async (t) => {
  const { address, db } = await startServer(t);
  await createPlan(address);
  let before: unknown;
  await until(async () => {
    const plans = await listOf(address);
    before = plans;
    return plans.every((it) => it.findings > 0);
  }, "both plans were looked through");
  await db.deleteFrom("planSummary").execute();
  const isSame = async () => isDeepStrictEqual(await listOf(address), before);
  await until(isSame, "the list says the same again");
});

test("a failure that nobody foresaw is a plain sentence, and the log has no words", async (t) => {
  const { address, db, lines } = await startServer(t);
  await db.destroy();
  const answer = await ask(address, "GET", "/api/plans?q=secretword");
  assert.equal(answer.status >= 500, true);
  assert.match(answer.body.error, /^[A-Z].+\.$/);
  assert.ok(lines.some((it) => it.includes("request-failed")));
  assert.ok(!lines.join("").includes("secretword"));
});
