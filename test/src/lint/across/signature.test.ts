import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createFolding } from "#src/lint/across/normalise.ts";
import {
  createSigner,
  MINIMA,
  readMinima,
  readSignature,
  resemblance,
  writeSignature,
} from "#src/lint/across/signature.ts";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { person, resident, writing } from "#src/plan/build.ts";
import { type Cast, chance, newCast, newWording, reordered, signed, tell } from "./wording.ts";

const sign = createSigner(new Uint8Array(16).fill(7));
const jean: Cast = { resident: "Jean Marsh", sister: "Ann", keyworker: "Kat Lee" };
const signatureOf = (text: string, cast = jean, signer = sign) =>
  signed(text, cast, signer)[0]?.signature;

const seeds = fc.integer();

function foldedOf(text: string, cast = jean) {
  const who = resident(cast.resident);
  const people = [person(cast.sister, "sister"), person(cast.keyworker, "keyworker")];
  return createFolding(who, people)(analyse(writing(text), createDirectory(who, people), shipped));
}

const foldedWords = (text: string, cast = jean) =>
  foldedOf(text, cast)
    .map((it) => it.token)
    .join(" ");

/** Texts that are the same once they are folded. */
const same: [why: string, one: string, other: string][] = [
  ["a pronoun", "Jean wants a bath.", "They want a bath."],
  ["whose it is", "Jean's flat is damp.", "Her flat is damp."],
  ["one or several names", "Jean Marsh has a bus pass.", "Jean has a bus pass."],
  ["what a template says", "The client will attend.", "Jean will attend."],
  ["a number in words", "She rings 3 times.", "She rings seven times."],
  ["a date", "By 5 June she will cook.", "By 12/03/2031 she will cook."],
  ["a day", "She swims on Monday.", "She swims on Thursday."],
  ["a name after a role", "My sister Ann cooks.", "My sister cooks."],
  ["a contraction", "She'll cook and she's glad.", "She will cook and she is glad."],
  ["capitals", "JEAN WILL SWIM WITH ANN.", "Jean will swim with Ann."],
  ["no capitals", "jean will swim with ann", "Jean will swim with Ann"],
  ["a name nobody listed", "She swims with Omar.", "She swims with Ann."],
];

for (const [why, one, other] of same)
  test(`a text is folded into the same words whatever ${why} it has`, () => {
    assert.equal(foldedWords(one), foldedWords(other));
  });

test("what people are stays, and who does what to whom", () => {
  assert.notEqual(foldedWords("Her sister cooks."), foldedWords("Her keyworker cooks."));
  assert.notEqual(foldedWords("Jean rings Kat."), foldedWords("Kat rings Jean."));
});

test("a title is nobody's name", () => {
  const cast = { ...jean, resident: "Miss Marsh" };
  assert.equal(foldedWords("I miss my dog.", cast), "@ miss @ dog");
});

test("what is blank has no signature, and however many words it takes", () => {
  const blank = "N/A. None. As above. Nil. TBC. Not applicable. N/A. None. As above.";
  assert.notEqual(sign(foldedOf(blank)), null);
  assert.equal(signatureOf(blank), undefined);
});

test("what is struck out is not there", () => {
  const who = resident("Jean");
  const struck = { from: 0, to: 12, kind: "struck" as const };
  const read = analyse(
    { ...writing("Not any more. She swims."), marks: [struck] },
    createDirectory(who, []),
    shipped,
  );
  assert.equal(
    createFolding(
      who,
      [],
    )(read)
      .map((it) => it.token)
      .join(" "),
    "@ swim",
  );
});

test("a text with other names has the very same signature", () => {
  fc.assert(
    fc.property(seeds, seeds, seeds, (seed, one, other) => {
      const wording = newWording(chance(seed));
      const [a, b] = [newCast(chance(one)), newCast(chance(other))];
      assert.deepEqual(signatureOf(tell(wording, a), a), signatureOf(tell(wording, b), b));
    }),
  );
});

test("a text with its sentences and clauses in another order has the very same signature", () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, order) => {
      const wording = newWording(chance(seed));
      const other = reordered(wording, chance(order));
      assert.deepEqual(signatureOf(tell(other, jean)), signatureOf(tell(wording, jean)));
    }),
  );
});

test("another key makes a signature that shares nothing with this one", () => {
  fc.assert(
    fc.property(seeds, fc.uint8Array({ minLength: 16, maxLength: 16 }), (seed, key) => {
      fc.pre(key.some((it) => it !== 7));
      const text = tell(newWording(chance(seed)), jean);
      const [a, b] = [signatureOf(text)!, signatureOf(text, jean, createSigner(key))!];
      assert.equal(a.length, b.length);
      assert.equal(resemblance(a, b), 0);
    }),
  );
});

test("resemblance is the share of runs of three words that two texts have in common", () => {
  const ten = "pan lid jar cup mug tin pot bin box bag";
  const runs = 8;
  const cases: [other: string, shared: number, added: number][] = [
    [ten, runs, 0],
    [`${ten} net`, runs, 1],
    [ten.replace("pan", "net"), runs - 1, 1],
    [ten.replace("tin", "net"), runs - 3, 3],
    ["one two red green blue brown pink black white grey", 0, runs],
  ];
  for (const [other, shared, added] of cases)
    assert.equal(
      resemblance(signatureOf(ten)!, signatureOf(other)!),
      shared / (runs + added),
      other,
    );
});

test("a hyphen parts no clause, and a comma does", () => {
  const [one, other] = ["the day went so well for all", "the day went, so well for all"];
  assert.equal(signatureOf(one)!.length, 10);
  assert.equal(signatureOf(other)!.length, 6);
  assert.equal(signatureOf("the day went-so well for all")!.length, 10);
});

test("a short text has no signature", () => {
  for (const text of ["", "N/a", "Kat rings Jean on Monday.", "Jean, Ann and Kat Lee."])
    assert.equal(signatureOf(text), undefined, text);
});

test("minima agree about as often as two texts are alike", () => {
  let off = 0;
  const pairs = 200;
  const random = chance(1);
  for (let n = 0; n < pairs; n++) {
    const words = newWording(random);
    const [a, b] = [words, [...words.slice(1), ...newWording(random).slice(0, 1)]].map((it) =>
      signatureOf(tell(it, jean))!,
    ) as [Uint32Array, Uint32Array];
    const minima = new Uint32Array(2 * MINIMA);
    readMinima(a, minima, 0);
    readMinima(b, minima, MINIMA);
    const agreeing = minima.slice(0, MINIMA).filter((it, at) => it === minima[MINIMA + at]).length;
    const error = agreeing / MINIMA - resemblance(a, b);
    assert.ok(Math.abs(error) < 0.3, `off by ${error}`);
    off += error;
  }
  assert.ok(Math.abs(off / pairs) < 0.02, `off by ${off / pairs} on average`);
});

test("a signature comes back as it was written", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const signature = signatureOf(tell(newWording(chance(seed)), jean))!;
      assert.deepEqual(readSignature(writeSignature(signature)), signature);
    }),
  );
});

test("what is no signature is not read", () => {
  const written = writeSignature(signatureOf(tell(newWording(chance(1)), jean))!);
  const backwards = Uint32Array.of(9, 9, 3, 3);
  for (const wrong of ["", "?", written.slice(4), written.slice(0, -1), `B${written.slice(1)}`])
    assert.equal(readSignature(wrong), null, wrong);
  assert.equal(readSignature(writeSignature(backwards)), null);
});
