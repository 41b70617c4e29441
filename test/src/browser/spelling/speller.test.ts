import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { distance, isOneSlip, slipsOf } from "#src/browser/spelling/near-words.ts";
import { createSpeller } from "#src/browser/spelling/speller.ts";

const file = (name: string) =>
  readFileSync(
    new URL(`../../../../node_modules/dictionary-en-gb/${name}`, import.meta.url),
    "utf8",
  );
const speller = createSpeller(file("index.aff"), file("index.dic"));
const verdicts = (words: string) => words.split(" ").map((it) => `${it}: ${speller.look(it)}`);

test("British English is right, and the words of care with it", () => {
  const words =
    "colour organise programme licence practise learnt whilst centre diarrhoea mum doesn't she'll " +
    "reablement keyworker keyworker's stoma jollof gurdwara meds wellbeing LAUNDRETTE Makaton makaton";
  for (const it of words.split(" ")) assert.equal(speller.look(it), "right", it);
});

test("slips and American spellings are wrong", () => {
  const words = "thier recieve color center organize dont IMPORTENT stomma wellbieng";
  for (const it of words.split(" ")) assert.equal(speller.look(it), "wrong", it);
});

test("an unknown word with a capital is a name unless one slip makes a word of it", () => {
  assert.deepEqual(verdicts("Tottenham Oluwaseun Becuase Thier Febuary Wendesday"), [
    "Tottenham: name",
    "Oluwaseun: name",
    "Becuase: slip",
    "Thier: slip",
    "Febuary: wrong",
    "Wendesday: wrong",
  ]);
});

test("the likeliest suggestion comes first", () => {
  const meant = {
    thier: "their",
    wich: "which",
    untill: "until",
    apointment: "appointment",
    recieve: "receive",
    definately: "definitely",
    seperate: "separate",
    tommorow: "tomorrow",
    becuase: "because",
    freind: "friend",
    dont: "don't",
    alot: "a lot",
    Infront: "In front",
    Becuase: "Because",
    Febuary: "February",
    color: "colour",
    reablment: "reablement",
    stomma: "stoma",
    medicaton: "medication",
    independant: "independent",
  };
  const found = Object.keys(meant).map((it) => [it, speller.suggest(it)[0]]);
  assert.deepEqual(Object.fromEntries(found), meant);
});

test("there are five suggestions at most, none of them the word itself and none that offends", () => {
  for (const it of ["shiit", "fuk", "cnut", "niger's", "bastad", "xqzt", "carefull"]) {
    const found = speller.suggest(it);
    assert.ok(found.length <= 5);
    assert.ok(!found.includes(it));
    assert.deepEqual(
      found.filter((word) => /fuck|shit\b|cunt|nigger/.test(word)),
      [],
    );
  }
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 1, maxLength: 8 });

test("what one slip makes of a word is one slip away from it, and nothing else is", () => {
  const ascii = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(ascii, ascii, (a, b) => {
      const slips = new Set(slipsOf(a));
      assert.equal(isOneSlip(a, b), slips.has(b) || a === b);
    }),
  );
});

test("only the word itself is no way off", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.ok(distance(a, b) > 0);
      assert.ok(a === b || distance(a, b) >= 1);
    }),
  );
});
