import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { action, marker, outcome, person, plan } from "#src/plan/build.ts";
import { findJsonFault } from "#src/plan/find-json-fault.ts";
import { parsePlan, planFrom } from "#src/plan/parse-plan.ts";

const FIXTURES = new URL("../../fixtures/plans/", import.meta.url);

/** Letters that do harm in JSON. */
const SLIPS = '{}[],:"\\ \n1e-tu.'.split("");

const whole = plan(
  [outcome("Cook for myself", marker("Soup on Monday"), action("Buy a pan", { owner: "sam" }))],
  { people: [person("Sam")] },
);

/** A copy of the plan in which the value at `path` is another. */
function damage(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(whole);
  let parent: object = copy;
  for (const step of path.slice(0, -1)) parent = Reflect.get(parent, step);
  Reflect.set(parent, path.at(-1)!, value);
  return copy;
}

test("every plan in the fixtures is read as it stands", () => {
  for (const file of readdirSync(FIXTURES)) {
    const text = readFileSync(new URL(file, FIXTURES), "utf8");
    // What has come to plans since a fixture was written is empty in it.
    const expected = { plan: JSON.parse(text), problem: null };
    assert.partialDeepStrictEqual(parsePlan(text), expected, file);
  }
});

test("what is left out is empty", () => {
  const { plan: read } = planFrom({
    format: "ownwords-plan",
    version: 1,
    id: "p",
    template: { name: "care-act", version: 1 },
    resident: { id: "resident" },
  });
  assert.deepEqual(read?.outcomes, []);
  assert.equal(read?.voice, "first");
});

test("a text without anything in it is called empty", () => {
  assert.equal(parsePlan(" \n").problem, "is empty");
});

test("JSON that is cut off is told by its end", () => {
  assert.equal(
    parsePlan('{\n  "format": "own').problem,
    "is not JSON: it ends too early at line 2, column 17",
  );
});

test("a slip in JSON is told by line and column", () => {
  const slips: [string, string][] = [
    ['{\n "a": 1,\n}', "line 3, column 1"],
    ["{'a': 1}", "line 1, column 2"],
    ['{"a": 1 "b": 2}', "line 1, column 9"],
    ['["\\x"]', "line 1, column 3"],
    ['["a\nb"]', "line 1, column 4"],
    ["[1] []", "line 1, column 5"],
    ["NaN", "line 1, column 1"],
  ];
  for (const [text, where] of slips)
    assert.equal(parsePlan(text).problem, `is not JSON: something is wrong at ${where}`, text);
});

test("a fault is found in exactly the texts that are not JSON", () => {
  const json = fc.json({ maxDepth: 3 });
  const edits = fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...SLIPS)), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(json, edits, (text, slips) => {
      let edited = text;
      for (const [at, char] of slips) edited = edited.slice(0, at) + char + edited.slice(at + 1);
      let isJson = true;
      try {
        JSON.parse(edited);
      } catch {
        isJson = false;
      }
      assert.equal(findJsonFault(edited) === null, isJson, edited);
    }),
    { numRuns: 2000 },
  );
});

test("very deep and very long JSON is looked through to its end", () => {
  assert.equal(findJsonFault("[".repeat(500_000)), 500_000);
  const long = `"${"a\\n".repeat(1_000_000)}"`;
  assert.equal(findJsonFault(long), null);
});

test("other JSON is no plan", () => {
  for (const json of [{}, null, 3, "plan", { format: "else", version: 1 }])
    assert.match(planFrom(json).problem ?? "", /^is JSON, but not a plan/);
  assert.equal(planFrom([whole]).problem, "holds a list, and should hold one plan");
});

test("a plan of a later form is told apart from a damaged one", () => {
  assert.equal(
    planFrom({ format: "ownwords-plan", version: 7, later: true }).problem,
    "was written by a newer version of Ownwords (form 7; this one reads up to 1)",
  );
});

test("a damaged plan says where and what should be there", () => {
  const faults: [(string | number)[], unknown, string][] = [
    [["version"], 0, "version should be 1"],
    [["version"], "9", "version should be 1"],
    [["id"], "", "id is empty"],
    [["id"], undefined, "id is missing"],
    [["outcomes"], {}, "outcomes should be a list"],
    [["voice"], "mine", 'voice should be "first" or "third" or "advocate"'],
    [["totalHours"], "ten", "totalHours should be a number"],
    [["template", "version"], 1.5, "template.version should be a whole number"],
    [
      ["outcomes", 0, "actions", 0, "dueOn"],
      "2030-02-31",
      'outcomes[0].actions[0].dueOn should be a day such as "2030-05-01"',
    ],
    [["outcomes", 0, "writing", "a-b"], 1, "outcomes[0].writing.a-b should be an object"],
  ];
  for (const [path, value, fault] of faults)
    assert.equal(planFrom(damage(path, value)).problem, `is a damaged plan: ${fault}`);
});

test("writing is kept under names that a document can have", () => {
  const says = (key: string) => planFrom(damage(["outcomes", 0, "writing", key], {})).problem;
  for (const key of ["a", "old-key-2", "a".repeat(41)]) assert.equal(says(key), null);
  for (const key of [
    "",
    "a b",
    "A",
    "2nd",
    "a.b",
    "a".repeat(42),
    "unsigned",
    "timeframe-note",
    "easy-read",
  ])
    assert.match(
      says(key) ?? "",
      /^is a damaged plan: .* is not a name that writing can have/,
      key,
    );
  assert.match(
    planFrom(damage(["writing", "é"], {})).problem ?? "",
    /^is a damaged plan: writing\["é"\] is not a name/,
  );
});

test("of many faults the first three are told, and how many more there are", () => {
  const { problem } = planFrom({ ...whole, people: [{}, {}, {}, {}, {}] });
  assert.equal(
    problem,
    "is a damaged plan: people[0].id is missing; people[1].id is missing; people[2].id is missing; and 2 more",
  );
});

test("an id that stands for two things is a damage", () => {
  assert.equal(
    planFrom(damage(["outcomes", 0, "actions", 0, "id"], "o1")).problem,
    'is a damaged plan: two things have the id "o1"',
  );
  assert.match(planFrom(damage(["copies"], [{ id: "o1-a1" }])).problem ?? "", /the id "o1-a1"/);
  assert.match(planFrom(damage(["people", 0, "id"], "plan")).problem ?? "", /the id "plan"/);
});

test("whatever JSON comes in, the answer is a plan or a sentence", () => {
  const parts = fc.constantFrom(...Object.keys(whole));
  fc.assert(
    fc.property(parts, fc.jsonValue(), (part, value) => {
      const { plan: read, problem } = planFrom({ ...whole, [part]: value });
      assert.ok(read ? problem === null : /^[a-z]/.test(problem));
    }),
  );
});
