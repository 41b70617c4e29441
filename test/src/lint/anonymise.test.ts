import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anonymise } from "#src/lint/anonymise/anonymise.ts";
import { doubtsIn } from "#src/lint/anonymise/doubts.ts";
import { fold } from "#src/lint/anonymise/fold.ts";
import { isWordToo, namesOf, NO_NAMES } from "#src/lint/anonymise/plan-names.ts";
import { person, plan, resident } from "#src/plan/build.ts";

const named = (name: string, ...people: ReturnType<typeof person>[]) =>
  namesOf(plan([], { resident: resident(name), people }));

const oursIs = named(
  "Jean O’Brien-Brown",
  person("Zoë Łukasz", "sister"),
  person("Will Grace", "keyworker", { organisation: "Turning Point" }),
);

const SAID: readonly (readonly [string, string])[] = [
  ["Jean wants to cook, as JEAN’S mum did.", "[resident] wants to cook, as [resident]’S mum did."],
  ["obrien, O Brien, Mrs Brown, J. O’Brien", "[resident], [resident], [resident], [resident]"],
  ["Zoe’s house, ZOË and Mr Lukasz", "[sister]’s house, [sister] and [sister]"],
  ["I will go with Will.", "I will go with [keyworker]."],
  ["JB said so. J.B. said so.", "[resident] said so. [resident] said so."],
  ["Turning Point on Fridays", "[a service] on Fridays"],
  ["Ring 020 7946 0123 or j.b@example.org", "Ring [a telephone number] or [an e-mail address]"],
  ["On 12 March 2026, since 1962", "On [a day], since [a year]"],
  ["On 2026-03-12, 12/3/26 and March 2026", "On [a day], [a day] and [a day]"],
  ["I am 82. I was 12.", "I am [an age]. I was 12."],
  ["A 45-year-old, aged 45", "A [an age], aged [an age]"],
  ["At 12 Acacia Avenue, SE5 8AF", "At [an address], [an address]"],
  ["NHS number 943 476 5919", "NHS number [a reference]"],
  ["2000 steps, £1950 and 20 minutes at 10.30", "2000 steps, £1950 and 20 minutes at 10.30"],
  ["I cook brown rice", "I cook brown rice"],
  ["tea with grace on friday", "tea with [keyworker] on friday"],
  ["Jean will say grace", "[resident] will say grace"],
  ["[resident] sees [sister] on [a day].", "[resident] sees [sister] on [a day]."],
];

test("what could tell who somebody is has something else in its place", () => {
  for (const [said, becomes] of SAID) assert.equal(anonymise(said, oursIs), becomes, said);
});

test("names of whoever wrote in the plan, and its reference, are found as well", () => {
  const names = namesOf(
    plan([], {
      reference: "K7Q-2BX",
      remarks: [{ ...plan([]).remarks[0], id: "r", by: "Priya Nair" }] as never,
    }),
  );
  assert.equal(anonymise("Priya on K7Q-2BX", names), "[somebody] on [a reference]");
});

test("what somebody is names nobody, and a relation with a name in it is not shown", () => {
  const mum = named("Ann Lee", person("Mum", "mother"));
  assert.equal(anonymise("Mum and Ann", mum), "Mum and [resident]");
  const other = named("Ann Lee", person("Bo Day", "Ann’s aunt"));
  assert.equal(anonymise("Bo came", other), "[somebody] came");
});

test("an ordinary word can be kept by saying so; a whole name, a number or a plain name can’t", () => {
  const doubts = (text: string, ...ordinary: string[]) =>
    doubtsIn(text, oursIs, ordinary).map((it) => it.words);
  assert.deepEqual(doubts("Will you come? Jean will."), ["Will", "Jean"]);
  assert.deepEqual(doubts("Will you come? Jean will.", "will", "jean"), ["Jean"]);
  assert.deepEqual(doubts("Will Grace", "will", "grace", "will grace"), ["Will Grace"]);
  assert.deepEqual(doubts("jeans", "jeans"), []);
  assert.deepEqual(doubts("07700 900123", "07700 900123"), ["07700 900123"]);
  assert.match(doubtsIn("Jean", oursIs, [])[0]!.says, /^“Jean” could tell who this is about/);
});

test("without a plan, numbers and addresses are still found", () => {
  assert.deepEqual(
    doubtsIn("Jean, 07700 900123", NO_NAMES, []).map((it) => it.words),
    ["07700 900123"],
  );
});

const letter = fc.constantFrom(...Array.from("abdegiklmnorstuvyzéèöüçñøłšŽÅ"));
const part = fc
  .array(letter, { minLength: 3, maxLength: 8 })
  .map((it) => it.join(""))
  // What is a word as well, with a small letter, is left to whoever reads.
  .filter((it) => !isWordToo(fold(it)) && !ROLES_HERE.has(fold(it)));
const ROLES_HERE = new Set(["mum", "dad", "son", "nan", "mate", "the", "and", "her", "his"]);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const name = fc
  .tuple(part, fc.constantFrom("", "-", "’", "'"), part)
  .map(([a, joiner, b]) => (joiner ? `${capital(a)}${joiner}${capital(b)}` : capital(a)));

/** The ways in which people write a name. */
const written = (it: string): string[] => [
  it,
  it.toUpperCase(),
  it.toLowerCase(),
  it.normalize("NFD"),
  fold(it.replaceAll(/[-’']/g, "")),
  `${it}'s`,
  `${it}’s`,
  `${it.toUpperCase()}’S`,
  `${it}s`,
  `${it}'`,
  `${it.replaceAll(/[-’']/g, "-")}-like`,
  `(${it})`,
  `Mrs ${it}`,
];

test("no name of a plan is left in any case, form or accent, and a second time changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.array(name, { minLength: 1, maxLength: 2 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(" ", ", ", ". ", "\n", "/", " and "))),
      fc.string({ unit: fc.constantFrom(...Array.from("ab Z1 9'’-.[]()@/\n")), maxLength: 30 }),
      (called, other, choices, noise) => {
        const names = named(called.join(" "), person(other.join(" "), "friend"));
        const all = [...called, ...other];
        const text = choices
          .map(([who, how, gap]) => {
            const forms = written(all[who % all.length]!);
            return forms[how % forms.length]! + gap;
          })
          .join("");
        const once = anonymise(`${noise} ${text}`, names);
        assert.equal(anonymise(once, names), once);
        assert.deepEqual(doubtsIn(once, names, []), []);
        const left = fold(once.replaceAll(/\[[a-z -]+\]/g, "|"));
        for (const it of all)
          assert.ok(!anonymisedHas(left, fold(it)), `${it} is left in ${JSON.stringify(once)}`);
      },
    ),
    { numRuns: 100 },
  );
});

/** Whether a folded name stands as a word of its own, or with an ending, in a folded text. */
function anonymisedHas(text: string, it: string): boolean {
  return new RegExp(`(?<!\\p{L})${it}(?:['’]?s)?(?!\\p{L})`, "u").test(text);
}
