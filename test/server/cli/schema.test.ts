import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fromJSONSchema } from "zod/v4";
import { Plan } from "#src/plan/plan.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const printed = await ownwords(["schema", "plan"]);
const schema = JSON.parse(printed.out);
const rosa = JSON.parse(readFileSync(join(PLANS, "care-act-rosa.json"), "utf8"));

/** Whether JSON keeps to the schema as it was printed, and to nothing else. */
const keeps = (json: unknown) => fromJSONSchema(schema).safeParse(json).success;

test("the schema says which draft it is and what it is for", () => {
  assert.equal(printed.code, 0);
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.equal(schema.title, "Ownwords plan");
  assert.match(schema.description, /support plan/);
});

test("the plans in the fixtures keep to the schema", () => {
  for (const file of readdirSync(PLANS))
    assert.ok(keeps(JSON.parse(readFileSync(join(PLANS, file), "utf8"))), file);
});

test("what has a default is not asked for", () => {
  assert.deepEqual(schema.required, ["format", "version", "id", "template", "resident"]);
  const resident = { id: "resident" };
  const template = { name: "care-act", version: 1 };
  assert.ok(keeps({ format: "ownwords-plan", version: 1, id: "p", template, resident }));
});

test("the schema refuses what the command line refuses", () => {
  const changes = [
    { format: "other" },
    { version: 2 },
    { id: "" },
    { voice: "mine" },
    { resident: undefined },
    { reviewOn: "May" },
    { outcomes: [{ writing: {} }] },
    { people: [{ name: "Sam" }] },
    { writing: { about: { text: 3 } } },
    { writing: { "Not a key": {} } },
  ];
  for (const change of changes) {
    assert.ok(!keeps({ ...rosa, ...change }), JSON.stringify(change));
    assert.ok(!Plan.safeParse({ ...rosa, ...change }).success, JSON.stringify(change));
  }
});

test("the parts of a plan have names, and say what they are", () => {
  const names = ["Action", "Agreement", "Bullet", "Day", "Mark", "Outcome", "Person"];
  assert.deepEqual(Object.keys(schema.$defs).sort(), [
    ...names,
    "ProgressMarker",
    "Speaker",
    "Timeframe",
    "Writing",
  ]);
  for (const part of Object.values<{ description: string }>(schema.$defs))
    assert.ok(part.description);
});
