import assert from "node:assert/strict";
import { test } from "node:test";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { looseSubjects, pronounOf } from "#src/lint/analysis/antecedents.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { selvesOf } from "#src/lint/analysis/persons.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { person, resident, writing } from "#src/plan/build.ts";

const people = [person("Mark Osei", "brother"), person("Dee Lund", "keyworker")];
const directory = createDirectory(resident("Dezzy Osei", "he/him"), people);
const read = (text: string) => analyse(writing(text, "quoted"), directory, shipped);
const kindsIn = (text: string) => read(text).actors.map((it) => it.kind);
const looseIn = (text: string) => {
  const analysis = read(text);
  return looseSubjects(analysis).map((it) => analysis.words[it]?.lower);
};

test("people are known without their capital, unless their name is a word", () => {
  assert.deepEqual(kindsIn("dezzy wants boots"), ["resident"]);
  assert.deepEqual(kindsIn("the mark on the wall"), []);
});

test("“shes” and “im” are what they stand for", () => {
  assert.deepEqual(kindsIn("shes late and im cold"), ["pronoun", "self"]);
});

test("a full stop begins a clause where no capital follows", () => {
  const [first, , , fourth] = read("he sleeps badly. dezzy knows why").words;
  assert.equal(first?.opens, true);
  assert.equal(fourth?.opens, true);
});

test("“she” is whoever was named before and can be she", () => {
  assert.deepEqual(looseIn("Dezzy likes it. She is happy."), ["she"]);
  assert.deepEqual(looseIn("His aunt rings. She is happy."), []);
  assert.deepEqual(looseIn("His uncle rings. She is happy."), ["she"]);
  assert.deepEqual(looseIn("Dee rings. She is happy."), []);
  assert.deepEqual(looseIn("When she is home, Kat rings."), []);
  assert.deepEqual(looseIn("The barber talks. She is happy."), []);
  assert.deepEqual(looseIn("“She is happy,” said the card."), []);
});

test("pronouns that are both theirs are none to go by", () => {
  assert.equal(pronounOf({ pronouns: "She/her" }), "she");
  assert.equal(pronounOf({ pronouns: "she/they" }), "");
  assert.equal(pronounOf({ pronouns: "" }), "");
});

test("“I” is another where the words say so", () => {
  assert.equal(selvesOf(read("I'm his sister and I want a break.")).isAnother, true);
  assert.equal(selvesOf(read("I think he would like the garden.")).isAnother, true);
  assert.equal(selvesOf(read("I want my own garden.")).isAnother, false);
});
