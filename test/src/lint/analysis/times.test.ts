import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { endlessIn } from "#src/lint/analysis/endless.ts";
import { ownershipOf } from "#src/lint/analysis/ownership.ts";
import { slotsOf } from "#src/lint/analysis/slots.ts";
import { daysSaid, impossibleIn, mismatchIn } from "#src/lint/analysis/spans.ts";
import { saysWhen } from "#src/lint/analysis/times.ts";
import { isTimed } from "#src/lint/analysis/timing.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { resident, writing } from "#src/plan/build.ts";

const directory = createDirectory(resident("Tom Hall"), []);
const read = (text: string) => analyse(writing(text), directory, shipped);

/** The times of a text: its words, what kind it is, and how long it is or which day. */
function timesIn(text: string): string[] {
  const { words, times } = read(text);
  return times.map((it) => {
    const said = text.slice(words[it.at]?.from, words[it.to - 1]?.to);
    const date =
      it.date && [it.date.year, it.date.month, it.date.day].map((n) => n ?? "?").join("-");
    return [said, it.kind, it.days ?? date].filter((part) => part !== null).join(" | ");
  });
}

const READ: Record<string, string[]> = {
  "by 3rd of June 2031": ["3rd of June 2031 | date | 2031-6-3"],
  "3/6/31 or 04.07.2031": ["3/6/31 | date | 2031-6-3", "04.07.2031 | date | 2031-7-4"],
  "May 4th at 8.10": ["May 4th | date | ?-5-4"],
  "she may march in with the sun": [],
  "fri 14th then sats": ["fri | date", "14th | date | ?-?-14", "sats | rhythm | 7"],
  "Sixteen weeks, or twenty-one days": [
    "Sixteen weeks | duration | 112",
    "twenty-one days | duration | 21",
  ],
  "in 3/12, then 2/52": ["3/12 | duration | 90", "2/52 | duration | 14"],
  "an 85 years old man on the 1st floor": [],
  "5 hours a week, every other Sunday": ["a week | rhythm | 7", "every other Sunday | rhythm | 7"],
  "before the clocks change": ["clocks change | event"],
  "until further notice": [],
  "Q2 and next week": ["Q2 | event", "next week | date"],
  "one day at a time": [],
};
for (const [text, expected] of Object.entries(READ))
  test(`the times of “${text}” are read`, () => assert.deepEqual(timesIn(text), expected));

test("only a time with an end in sight says when", () => {
  const says = (text: string) => saysWhen(read(text).words, read(text).times);
  assert.deepEqual(
    ["by Easter", "in six weeks", "we look at it monthly", "until my hip is mended"].map(says),
    [true, true, true, true],
  );
  assert.deepEqual(
    ["weekly", "annual review", "once it is fitted", "until things are better", "24/7"].map(says),
    [false, false, false, false, false],
  );
});

test("days that have their year are told, and no others", () => {
  assert.deepEqual(daysSaid(read("Start 10 June 2031, end by 4 July 2031")), {
    from: "2031-06-10",
    to: "2031-07-04",
  });
  assert.deepEqual(daysSaid(read("By the end of February 2028")), { from: null, to: "2028-02-29" });
  const unsaid = { from: null, to: null };
  assert.deepEqual(daysSaid(read("By 3 March")), unsaid);
  assert.deepEqual(daysSaid(read("Asked on 3 March 2031, then six weeks")), unsaid);
});

test("a day that no calendar has is found, and the 29th of February is a day", () => {
  assert.equal(impossibleIn(read("By 31 June")).length, 1);
  assert.equal(impossibleIn(read("By 29 February 2031")).length, 1);
  assert.equal(impossibleIn(read("By 29 February, or 31 May")).length, 0);
});

test("a length is held against the days beside it and against nothing else", () => {
  const none = { from: null, to: null };
  const wrong = (text: string) => mismatchIn(read(text), none) !== null;
  assert.ok(wrong("3 June to 15 July (3 months)"));
  assert.ok(wrong("Two weeks from 1 May to 1 July"));
  assert.ok(!wrong("1 November to 1 February, three months"));
  assert.ok(!wrong("3 June to 15 July with a look at two weeks"));
});

test("strange text is read without failing, and every time lies within it", () => {
  const pieces = fc.constantFrom(
    ..."1 31 June to until a few twenty one weeks 3/12 2031 by every other sat may - ( ) , : x30 am Tom i".split(
      " ",
    ),
    "they need",
    "45/30/30",
    "…\n",
    "“",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const analysis = read(parts.join(" "));
      const { words, times } = analysis;
      let last = 0;
      for (const { at, to } of times) {
        assert.ok(at >= last && to > at && to <= words.length);
        last = to;
      }
      const { at, to } = endlessIn(analysis);
      assert.ok(at <= to && to <= words.length);
      assert.ok(slotsOf(analysis).to <= words.length);
      ownershipOf(analysis);
      isTimed(analysis);
      daysSaid(analysis);
      mismatchIn(analysis, { from: "2031-01-01", to: "2031-02-01" });
    }),
  );
});
