import assert from "node:assert/strict";
import { test } from "node:test";
import { planNames, planWords } from "#src/browser/spelling/plan-words.ts";
import { action, marker, outcome, person, plan, resident } from "#src/plan/build.ts";

const has = (words: ReadonlySet<string>, wanted: string) =>
  wanted.split(" ").filter((it) => words.has(it));

test("every part of the names, relations and organisations of a plan is right", () => {
  const words = planWords(
    plan([], {
      title: "Moving to Wrenfield",
      resident: resident("Oluwaseun Adébáyò-Smythe"),
      people: [person("Wojtek O’Shea", "godparent", { organisation: "Kestrel Hse" })],
    }),
  );
  const wanted = "wrenfield oluwaseun adébáyò smythe wojtek o'shea godparent kestrel hse";
  assert.deepEqual(has(words, wanted), wanted.split(" "));
});

test("a word with a capital counts as a name when the plan has it three times, wherever", () => {
  const words = planWords(
    plan([
      outcome(
        "Brightling, and Marlowe once",
        action("Ask at Brightling"),
        marker("I was at Brightling. marlowe Marlowe"),
      ),
    ]),
  );
  assert.deepEqual(has(words, "brightling marlowe"), ["brightling"]);
});

test("the names that are offered for a slip are those of people, with their capitals", () => {
  const names = planNames(
    plan([], { resident: resident("Oluwaseun de Souza"), people: [person("", "sister")] }),
  );
  assert.deepEqual([...names], ["Oluwaseun", "Souza"]);
});
