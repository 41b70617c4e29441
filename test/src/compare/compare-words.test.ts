import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareWords } from "#src/compare/compare-words.ts";

/** `[-gone-]{+new+}`, as word differences are often written. */
function shown(before: string, after: string): string {
  const signs = { same: "T", removed: "[-T-]", added: "{+T+}" };
  return compareWords(before, after)
    .map(({ kind, text }) => signs[kind].replace("T", () => text))
    .join("");
}

describe("two texts compared word by word", () => {
  const EXAMPLES: [string, string, string, string][] = [
    ["one word", "I want to sing.", "I want to dance.", "I want to [-sing-]{+dance+}."],
    ["an added end", "I sing", "I sing on Sundays", "I sing{+ on Sundays+}"],
    ["a new text", "", "I sing", "{+I sing+}"],
    ["a text that is gone", "I sing", "", "[-I sing-]"],
    [
      "words side by side, which are told together",
      "I like my red hat a lot, I do.",
      "I like our old hat a lot, I do.",
      "I like [-my red-]{+our old+} hat a lot, I do.",
    ],
    [
      "texts with little in common, one after the other",
      "I want to sing.",
      "Sam will ring the choir.",
      "[-I want to sing.-]{+Sam will ring the choir.+}",
    ],
    ["an emoji of several parts", "Cake 👩🏽‍🌾 day", "Cake 👩🏽‍🚀 day", "Cake [-👩🏽‍🌾-]{+👩🏽‍🚀+} day"],
    [
      "an accent of its own",
      "at the cafe now",
      "at the cafe\u0301 now",
      "at the [-cafe-]{+cafe\u0301+} now",
    ],
    [
      "words from right to left",
      "أريد أن أغني كل يوم",
      "أريد أن أرقص كل يوم",
      "أريد أن [-أغني-]{+أرقص+} كل يوم",
    ],
    ["lines", "One.\nTwo.\nThree.", "One.\n2.\nThree.", "One.\n[-Two-]{+2+}.\nThree."],
  ];
  for (const [what, before, after, expected] of EXAMPLES)
    it(`shows ${what}`, () => assert.equal(shown(before, after), expected));

  it("loses and invents nothing, and cuts no letter, whatever the texts are", () => {
    const letters = new Intl.Segmenter("en-GB", { granularity: "grapheme" });
    const bit = fc.constantFrom(
      "a",
      "b ",
      "é",
      "e\u0301",
      " ",
      "\n",
      "🎂",
      "👩🏽‍🌾",
      "🇬🇧",
      "ش",
      "\u0301",
      "\u200d",
      "ก็",
      "한",
      "한".normalize("NFD"),
      "क्षि",
      "x",
    );
    const text = fc.array(bit, { maxLength: 24 }).map((it) => it.join(""));
    const check = (before: string, after: string) => {
      const parts = compareWords(before, after);
      const without = (kind: string) => parts.filter((it) => it.kind !== kind);
      for (const [words, own] of [
        [before, without("added")],
        [after, without("removed")],
      ] as const) {
        assert.equal(own.map((it) => it.text).join(""), words);
        const starts = new Set(Array.from(letters.segment(words), (it) => it.index));
        let at = 0;
        for (const it of own) {
          assert.ok(starts.has(at), `${JSON.stringify(words)} is cut at ${at}`);
          at += it.text.length;
        }
      }
      assert.ok(parts.every((it) => it.text !== ""));
      assert.equal(
        parts.every((it) => it.kind === "same"),
        before === after,
      );
    };
    fc.assert(fc.property(text, text, check), { numRuns: 2000 });
    const edited = fc.tuple(text, text, text, text);
    fc.assert(
      fc.property(edited, ([a, b, c, d]) =>
        check(`${a} one two ${b} three`, `${a} one ${c}two ${d}three`),
      ),
      { numRuns: 1000 },
    );
  });

  it("tells texts that are different from end to end, or too long, as two wholes", () => {
    const numbers = (from: number) =>
      Array.from({ length: 5000 }, (_, at) => `${(at * 7919 + from) % 10007}`).join(" ");
    assert.equal(compareWords(numbers(1), numbers(2)).length, 2);
    const long = "I sing. ".repeat(20_000);
    assert.equal(compareWords(long, `${long}Loud.`).length, 2);
  });
});
