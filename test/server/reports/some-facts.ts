import fc from "fast-check";
import type { ReportFacts } from "#src/api/reports.ts";
import { byGap } from "#src/report/sum-facts.ts";

const number = fc.nat(2000);
const count = fc.record({
  plans: number,
  of: number,
  places: fc.option(number),
});
/** What a team may be called, with all that a file format could stumble over. */
const name = fc.oneof(
  fc.constantFrom("Oak Street", "=cmd|' /C calc'!A0", "Ysgol & Tŷ <Gwyn>", "مركز", "line\nend"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
);
const inShort = fc.option(fc.record({ plans: number, withFindings: number }));

const month = fc.record({
  year: fc.integer({ min: 2020, max: 2040 }),
  nth: fc.integer({ min: 1, max: 12 }),
});
const monthText = month.map(({ year, nth }) => `${year}-${String(nth).padStart(2, "0")}`);

/** Facts as a month may have them. */
export const someFacts: fc.Arbitrary<ReportFacts> = fc
  .record({
    about: fc.constantFrom("team" as const, "board" as const),
    month: monthText,
    isClosed: fc.boolean(),
    teams: fc.array(
      fc.record({
        id: fc.stringMatching(/^[A-Za-z0-9]{20}$/),
        name,
        now: inShort,
        before: inShort,
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    plans: number,
    looked: fc.option(number),
    findings: count,
    rules: fc.option(
      fc.uniqueArray(
        fc.record({
          rule: fc.constantFrom("no-stigma", "action-has-owner", "of-a-later-program"),
          plans: number,
          of: number,
          places: fc.option(number),
          dismissed: number,
          measured: fc.option(fc.record({ right: number, checked: number })),
        }),
        { selector: (it) => it.rule },
      ),
    ),
    areas: fc.option(
      fc.uniqueArray(
        fc.record({
          area: fc.constantFrom("rent", "home"),
          title: name,
          plans: number,
          of: number,
          places: fc.option(number),
        }),
        { selector: (it) => it.area },
      ),
    ),
    gap: count,
    reviews: fc.record({
      plans: number,
      begun: number,
      asked: number,
      answered: number,
      reviewed: number,
      signedOff: number,
      leftOpen: number,
      open: fc.option(number),
    }),
    before: fc.array(fc.record({ month: monthText, plans: number, withFindings: number }), {
      maxLength: 12,
    }),
    settled: fc.uniqueArray(
      fc.record({
        rule: fc.constantFrom("no-stigma", "plain-words"),
        found: number,
        gone: number,
        aside: number,
        notUseful: number,
      }),
      { selector: (it) => it.rule },
    ),
  })
  // Records of the library have no prototype, which no parser makes.
  .map((it) => structuredClone(it))
  .map(({ gap, before, ...it }) => ({
    ...it,
    shape: 1 as const,
    asOf: `${it.month}-28T23:10:00.000Z`,
    gaps: byGap(() => gap),
    months: [...before, { month: it.month, plans: it.plans, withFindings: it.findings.plans }].map(
      (one) => ({
        ...one,
        gaps: byGap(() => gap.plans),
      }),
    ),
  }));
