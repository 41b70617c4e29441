import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asItWas, versionDay, versionName } from "#components/version-words.ts";
import type { Version } from "#src/api/versions.ts";

const at = new Date(2026, 10, 21, 17, 4).toISOString();
const version = (more: Partial<Version>): Version => ({
  id: "v000000000000000",
  reason: "by-hand",
  note: "",
  by: "",
  at,
  ...more,
});

describe("a version in words", () => {
  const EXAMPLES: [Partial<Version>, string, string][] = [
    [{ reason: "daily" }, "End of 21 November 2026", "at the end of 21 November 2026"],
    [
      { by: "Sam", note: "before the meeting" },
      "Kept by Sam: before the meeting",
      "in “before the meeting”",
    ],
    [{ by: "Sam" }, "Kept by Sam", "when Sam kept it"],
    [{}, "Kept by somebody", "when somebody kept it"],
    [
      { reason: "before-restore", by: "Sam" },
      "Before Sam went back to an earlier version",
      "before Sam went back to an earlier version",
    ],
    [
      { reason: "before-import", by: "Sam" },
      "Before Sam took words in from a Word file",
      "before Sam took words in from a Word file",
    ],
    [
      { reason: "agreement" },
      "When it was agreed on 21 November 2026",
      "when it was agreed on 21 November 2026",
    ],
    [{ reason: "copy" }, "In the copy of 2026-11-21 17:04", "in the copy of 2026-11-21 17:04"],
  ];
  for (const [more, name, inside] of EXAMPLES)
    it(`is called “${name}”`, () => {
      assert.equal(versionName(version(more)), name);
      assert.equal(asItWas(version(more)), inside);
    });

  it("is of today, of yesterday or of a day, on this device's calendar", () => {
    const day = (now: Date) => versionDay(version({}), now);
    assert.equal(day(new Date(2026, 10, 21, 23, 59)), "Today");
    assert.equal(day(new Date(2026, 10, 22, 0, 1)), "Yesterday");
    assert.equal(day(new Date(2026, 10, 23)), "21 November 2026");
  });
});
