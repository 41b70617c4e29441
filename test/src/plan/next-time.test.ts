import assert from "node:assert/strict";
import { test } from "node:test";
import { writing } from "#src/plan/build.ts";
import { isForNextTime } from "#src/plan/next-time.ts";
import { Talk } from "#src/plan/record.ts";

const kept = { id: "t", words: writing("Who rings the pool?", "worker") };

test("a question of the worker's waits for the next conversation until it has a day", () => {
  assert.ok(isForNextTime(Talk.parse(kept)));
  assert.ok(!isForNextTime(Talk.parse({ ...kept, on: "2030-05-01" })));
});

test("a talk about an area, one in the resident's words and one without words are no such question", () => {
  assert.ok(!isForNextTime(Talk.parse({ ...kept, area: "rent" })));
  assert.ok(!isForNextTime(Talk.parse({ ...kept, words: writing("Not yet.") })));
  assert.ok(!isForNextTime(Talk.parse({ ...kept, words: writing(" ", "worker") })));
});
