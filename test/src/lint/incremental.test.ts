import assert from "node:assert/strict";
import { test } from "node:test";
import { checkEdits } from "./check-edits.ts";

// `npm run bench -- incremental` makes 10,000 edits, or as many as one likes.
const EDITS = 1500;

test("what two people's edits leave is checked as if it was checked for the first time", () => {
  assert.ok(checkEdits(EDITS, 20300403) > EDITS, "too little was found to compare");
});
