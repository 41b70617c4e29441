import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createDayReader } from "#src/import/british-day.ts";

const days = (text: string, ...others: string[]) =>
  createDayReader([text, ...others])(text).map((it) => it.day);

test("days are understood as they are written in Britain", () => {
  const forms = [
    "12/05/2030",
    "12.5.2030",
    "12-05-30",
    "12 May 2030",
    "12th of May 2030",
    "12 may, 2030",
    "Sunday 12 May 2030",
    "Sun, 12th May 2030",
    "May 12, 2030",
    "2030-05-12",
  ];
  for (const form of forms) {
    assert.deepEqual(days(form), ["2030-05-12"], form);
    assert.deepEqual(days(`by ${form}, or so`), ["2030-05-12"], form);
  }
});

test("what could be two days, or is none, is not guessed", () => {
  const forms = [
    "12 May",
    "May 2030",
    "31/02/2030",
    "Monday 12 May 2030",
    "12/2030",
    "1/2/3/2030",
    "05/25/2030",
    "10.30.45",
    "07700 900123",
    "end of spring",
  ];
  for (const form of forms) assert.deepEqual(days(form), [], form);
});

test("one American date makes every date in numbers doubtful, and none in letters", () => {
  assert.deepEqual(days("04/05/2030 and 4 May 2030", "05/25/2030"), ["2030-05-04"]);
});

test("every day in three forms is found where it stands", () => {
  const day = fc.date({
    min: new Date("1901-01-01"),
    max: new Date("2199-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
      const short = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC" });
      for (const words of [iso, long.format(date), short.format(date)]) {
        const text = `By ${words}.`;
        assert.deepEqual(createDayReader([])(text), [{ from: 3, to: 3 + words.length, day: iso }]);
      }
    }),
  );
});
