import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ExampleList, TeamExample } from "#src/api/examples.ts";
import { person, plan, resident } from "#src/plan/build.ts";
import { createExamples } from "#server/quality/examples.ts";
import { createExampleStore } from "#server/store/example-store.ts";
import { databases, openFor } from "#test/server/store/databases.ts";
import { startStaffed } from "#test/server/staffed.ts";

const OWNER = { kind: "owner" } as const;
const RULE = "no-jargon-not-here";
const KNOWN = "outcome-is-own";
const WISH = {
  rule: KNOWN,
  isGood: false,
  words: "[resident] to attend the day centre.",
  note: "It says where, and not what for.",
  isRead: true,
  ordinary: Array<string>(),
};
const OTHER = { ...WISH, isGood: true, words: "I cook for [sister] on Fridays.", note: "" };

for (const { name, newPlace } of databases) {
  const open = async (t: TestContext) => {
    const database = await openFor(t, await newPlace(t));
    const told: string[] = [];
    let at = 5e11;
    const amina = plan([], { resident: resident("Amina Osei"), people: [person("Grace Bell")] });
    const examples = createExamples({
      store: createExampleStore(database),
      readPlan: async (id) => (id === "gone" ? null : amina),
      teamOf: async (id) => (id === "plan" ? "oak" : "elm"),
      audit: {
        record: async ({ action, about, ...rest }) => {
          assert.equal(rest.plan, undefined, "the log says of no plan");
          told.push(`${action} ${about}`);
        },
      },
      now: () => (at += 1),
    });
    const lead = (team: string) =>
      ({
        kind: "person",
        id: "lee",
        session: "s",
        name: "Lee",
        isAdministrator: false,
        roles: { [team]: "lead" },
      }) as const;
    const practitioner = { ...lead("oak"), id: "sam", roles: { oak: "practitioner" } } as const;
    return { database, examples, told, lead, practitioner };
  };
  type Place = Awaited<ReturnType<typeof open>>;
  const make = async ({ examples, lead }: Place, wish = WISH, of = "plan") => {
    const kept = await examples.make(of, wish, lead("oak"));
    return "example" in kept ? kept.example : assert.fail(JSON.stringify(kept));
  };

  test(`an example is kept for a team, mended and withdrawn with its words, on ${name}`, async (t) => {
    const place = await open(t);
    const { examples, told, lead, practitioner, database } = place;
    const made = await make(place);
    await make(place, OTHER, "of elm");
    const idsFor = async (who: Parameters<typeof examples.listFor>[0]) =>
      (await examples.listFor(who)).map((it) => it.id);
    assert.deepEqual(await idsFor(practitioner), [made.id]);
    assert.deepEqual(await examples.listFor({ ...practitioner, roles: {} }), []);
    assert.equal((await examples.listFor(OWNER)).length, 2);

    const better = { ...WISH, words: "[resident] to go to the club.", isGood: true };
    for (const who of [practitioner, lead("elm")]) {
      assert.deepEqual(await examples.mend(made.id, better, who), { refused: null });
      assert.equal(await examples.withdraw(made.id, who), false);
    }
    const mended = await examples.mend(made.id, better, lead("oak"));
    assert.ok(
      "example" in mended && mended.example.words === better.words && mended.example.isGood,
    );
    assert.ok(mended.example.approvedAt > made.approvedAt);
    assert.equal(await examples.withdraw(made.id, lead("oak")), true);
    assert.equal(await examples.withdraw(made.id, lead("oak")), false);
    assert.deepEqual(await examples.mend(made.id, better, lead("oak")), { refused: null });
    assert.deepEqual(await examples.listFor(practitioner), []);
    const row = await database.db
      .selectFrom("ruleExample")
      .selectAll()
      .where("id", "=", made.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.words, row.note], ["", ""]);
    assert.deepEqual(
      told.filter((it) => it.endsWith(made.id)),
      ["made", "mended", "withdrawn"].map((it) => `example-${it} ${made.id}`),
    );
  });

  test(`nothing is kept unread, with a name or a number in it, or more than anybody reads, on ${name}`, async (t) => {
    const place = await open(t);
    const { examples, lead, database } = place;
    const refused = async (more: object, of = "plan") => {
      const kept = await examples.make(of, { ...WISH, ...more }, lead("oak"));
      return "refused" in kept ? [kept.refused, "status" in kept ? kept.status : 404] : "kept";
    };
    assert.match(String(await refused({ isRead: false })), /^Read the example first.*,400$/);
    assert.match(String(await refused({ words: "AMINA’S week" })), /^“AMINA” could tell.*,409$/);
    assert.match(String(await refused({ note: "As Amina does" })), /^“Amina” could tell.*,409$/);
    assert.match(String(await refused({ words: "Ring 07700 900123" })), /^“07700 900123”.*,409$/);
    assert.deepEqual(await refused({ rule: RULE }), ["There is no question of this name.", 400]);
    assert.deepEqual(await refused({}, "gone"), [null, 404]);
    assert.match(String(await refused({ words: "Grace before meals" })), /ordinary word/);
    assert.deepEqual(await database.db.selectFrom("ruleExample").selectAll().execute(), []);

    const first = await make(place, { ...WISH, words: "Grace before meals", ordinary: ["grace"] });
    const mend = { ...WISH, words: "See 12/3/2026" };
    assert.match(
      JSON.stringify(await examples.mend(first.id, mend, lead("oak"))),
      /12\/3\/2026.*409/,
    );
    const unread = { ...WISH, isRead: false };
    assert.match(
      JSON.stringify(await examples.mend(first.id, unread, lead("oak"))),
      /Read the.*400/,
    );
    for (let at = 1; at < 12; at++) await make(place);
    assert.match(String(await refused({})), /Withdraw one of them first.,409$/);
  });
}

test("a lead makes an example, the team reads it, and nobody else", async (t) => {
  const { ask, person: somebody, oak, elm, plan: id } = await startStaffed(t);
  const lead = await somebody("Lee", { [oak]: "lead" });
  const sam = await somebody("Sam", { [oak]: "practitioner" });
  const kim = await somebody("Kim", { [elm]: "lead" });
  const path = `/api/plans/${id}/examples`;
  const made = await ask(lead, "POST", path, WISH);
  assert.equal(made.status, 201, await made.clone().text());
  const example = TeamExample.parse(await made.json());
  assert.deepEqual([example.by, example.team], ["Lee", oak]);
  const listed = async (who: typeof sam) =>
    ExampleList.parse(await (await ask(who, "GET", "/api/examples")).json()).examples;
  assert.deepEqual(await listed(sam), [example]);
  assert.deepEqual(await listed(kim), []);
  assert.equal((await ask(sam, "POST", path, WISH)).status, 403);
  assert.equal((await ask(kim, "POST", path, WISH)).status, 404);
  assert.equal((await ask(kim, "DELETE", `/api/examples/${example.id}`)).status, 404);
  assert.equal((await ask(lead, "PUT", `/api/examples/${example.id}`, OTHER)).status, 200);
  assert.equal((await ask(lead, "DELETE", `/api/examples/${example.id}`)).status, 204);
  assert.deepEqual(await listed(sam), []);
});
