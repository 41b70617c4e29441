import assert from "node:assert/strict";
import { test } from "node:test";
import { asPlainQuestions, marksAsPlainQuestions } from "#src/browser/together.ts";
import { diagnosticOf } from "#test/src/lint/diagnostic.ts";

const fix = diagnosticOf({
  tier: "fix",
  topic: "actions",
  message: "Nobody is named for this yet.",
  question: "Who will do this, and do they know?",
  plainly: "Who is going to do this, and when?",
  better: "Ade rings.",
  fixes: [{ kind: "set-owner", label: "Ade", action: "a", owner: "p" }],
});

test("people who sit together are asked plainly, and told nothing of rules", () => {
  const [asked, ...others] = asPlainQuestions([fix]);
  assert.deepEqual(others, []);
  assert.equal(asked?.question, fix.plainly);
  assert.deepEqual([asked.message, asked.better, asked.fixes], ["", "", []]);
  assert.equal(asked.tier, "look");
  assert.deepEqual([asked.key, asked.place], [fix.key, fix.place]);
});

test("what is said about language and voice, ideas and praise is for the worker alone", () => {
  const others = [
    { ...fix, topic: "language" as const },
    { ...fix, topic: "voice" as const },
    { ...fix, tier: "idea" as const },
    { ...fix, tier: "praise" as const },
    { ...fix, plainly: "" },
  ];
  assert.deepEqual(asPlainQuestions(others), []);
});

test("lists that are the same stay the same", () => {
  const found = [fix];
  const marks = new Map([["o1", found]]);
  assert.equal(asPlainQuestions(found), asPlainQuestions(found));
  assert.equal(marksAsPlainQuestions(marks), marksAsPlainQuestions(marks));
  assert.equal(marksAsPlainQuestions(marks).get("o1"), asPlainQuestions(found));
});
