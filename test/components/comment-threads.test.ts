import assert from "node:assert/strict";
import { test } from "node:test";
import { whereInWords } from "#components/comment-threads.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { template } from "./template.ts";

test("where a comment is about is told by a heading of the plan's own, or by the outcome and its heading", () => {
  const written = plan([outcome("I want to sing.")]);
  const whereOf = (about: string) => whereInWords(about, written, template);
  assert.equal(whereOf(""), "The plan as a whole");
  assert.equal(whereOf("plan/about"), "About me");
  assert.match(whereOf(`${written.outcomes[0]?.id}/voice`), /^Outcome 1, /);
});
