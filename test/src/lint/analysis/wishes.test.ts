import assert from "node:assert/strict";
import { test } from "node:test";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { type Voicing, wishesOf } from "#src/lint/analysis/wishes.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { person, resident, writing } from "#src/plan/build.ts";

const directory = createDirectory(resident("Wyn Tudor"), [person("Kat Lee", "keyworker")]);

/** What is read of a text, as words: `!` before what is negated, whose it is after `<`. */
function read(text: string) {
  const analysis = analyse(writing(text), directory, shipped);
  const { wants, needs, feelings, reasons, told, shown } = wishesOf(analysis);
  const word = (at: number) => analysis.words[at]?.lower ?? "";
  const voicing = ({ at, who, negated }: Voicing) =>
    `${negated ? "!" : ""}${word(at)}${who ? `<${who.kind}` : ""}`;
  return {
    wants: wants.map(voicing),
    needs: needs.map(voicing),
    feelings: feelings.map(word),
    reasons: reasons.map(word),
    told: told.map(voicing),
    shown: shown.map(voicing),
  };
}

const wants: [string, string[]][] = [
  ["I want my own teapot.", ["want<self"]],
  ["wants his own teapot", ["wants"]],
  ["Wyn would really like a teapot.", ["like<resident"]],
  ["She'd rather have tea, and he'd love a bun.", ["rather<pronoun", "love<pronoun"]],
  ["Wyn does not want the tea urn.", ["!want<resident"]],
  ["Wyn isn't bothered about buns, he's after a pie.", ["!bothered<resident", "after<pronoun"]],
  ["Wyn will not have the red cup.", ["!will<resident"]],
  ["Wyn will have the red cup. The carers will not.", []],
  ["Mum is keen that he rings.", ["keen<kin"]],
  ["i wanna go, i wish learn to bake", ["wanna<self", "wish<self"]],
  ["Looking forward to the fair.", ["looking"]],
  ["Respect her wishes. Not like before, and after tea as long as it lasts.", []],
  ["Kat likes tea and looks after the pot.", []],
];
for (const [text, expected] of wants)
  test(`wishes of “${text}”`, () => assert.deepEqual(read(text).wants, expected));

const reasons: [string, string[]][] = [
  ["Tea first, because I wake up cold.", ["because"]],
  ["coz it warms me", ["coz"]],
  ["He wants the door shut so he can sleep, as it bangs.", ["so", "as"]],
  ["Fridays, since she has them off.", ["since"]],
  ["That's where my friends are.", ["that"]],
  ["As soon as he can, as well as I can, as much as he likes, since March. So be it.", []],
];
for (const [text, expected] of reasons)
  test(`reasons of “${text}”`, () => assert.deepEqual(read(text).reasons, expected));

test("a feeling that would be is none yet, and a form of address is none", () => {
  assert.deepEqual(read("I'd love tea. I miss tea. Miss Royle dreads it.").feelings, [
    "miss",
    "dreads",
  ]);
});

test("what somebody says is told, with the one who says it", () => {
  assert.deepEqual(read("Wyn said no. Kat: he told me.").told, [
    "said<resident",
    "told<pronoun",
    "kat<listed",
  ]);
  assert.deepEqual(read("The report states little.").told, []);
});

test("what is seen of somebody is shown, unless they are paid", () => {
  assert.deepEqual(read("Wyn pushed the cup away and smiled.").shown, ["pushed<resident"]);
  assert.deepEqual(read("The carers put it back.").shown, []);
});

test("needs are told apart from wishes", () => {
  assert.deepEqual(read("Wyn needs a hoist and requires prompting.").needs, [
    "needs<resident",
    "requires",
  ]);
  assert.deepEqual(read("His needs are met.").needs, []);
});
