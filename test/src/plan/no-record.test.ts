import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nothingOnAction,
  nothingOnOutcome,
  nothingOnRecord,
  noWriting,
} from "#src/plan/no-record.ts";
import { ActionRecord, OutcomeRecord, PlanRecord } from "#src/plan/record.ts";
import { Writing } from "#src/plan/writing.ts";

test("a record with nothing on it is what the shapes make of nothing", () => {
  assert.deepEqual(nothingOnRecord(), PlanRecord.parse({}));
  assert.deepEqual(nothingOnOutcome(), OutcomeRecord.parse({}));
  assert.deepEqual(nothingOnAction(), ActionRecord.parse({}));
  assert.deepEqual(noWriting(), Writing.parse({}));
});
