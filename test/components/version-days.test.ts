import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementsIn, daysOf } from "#components/version-days.ts";
import type { Version } from "#src/api/versions.ts";
import { outcome, person, plan } from "#src/plan/build.ts";

const at = (day: number, hour: number) => new Date(2030, 4, day, hour).toISOString();
const version = (id: string, day: number, hour: number): Version => ({
  id: id.padEnd(16, "0"),
  reason: "by-hand",
  note: id,
  by: "Sam",
  at: at(day, hour),
});
const signed = (who: string | null, on: string | null) => ({
  id: `s-${who}`,
  person: who,
  on,
  as: "signature" as const,
  witness: null,
  authority: "",
});
const rosas = plan([outcome("I want to sing.")], {
  resident: { ...person("Rosa Adeyemi", ""), id: "resident" },
  people: [person("Sam Reed", "keyworker")],
  signatures: [
    signed("resident", "2030-05-02"),
    signed("sam-reed", "2030-05-02"),
    signed(null, "2030-04-30"),
    signed("sam-reed", null),
  ],
});

test("a day tells who wrote, who agreed and what was kept, newest first", () => {
  const written = [
    { at: at(3, 9), by: "Priya" },
    { at: at(2, 15), by: "Amina" },
    { at: at(2, 11), by: "Priya" },
    { at: at(2, 10), by: "Amina" },
    { at: at(2, 9), by: "" },
  ];
  const [b, a] = [version("b", 2, 17), version("a", 1, 17)];
  assert.deepEqual(daysOf([b, a], written, rosas), [
    { day: "2030-05-03", by: ["Priya"], agreed: [], versions: [] },
    {
      day: "2030-05-02",
      by: ["Amina", "Priya"],
      agreed: ["Rosa Adeyemi", "Sam Reed"],
      versions: [b],
    },
    { day: "2030-05-01", by: [], agreed: [], versions: [a] },
    { day: "2030-04-30", by: [], agreed: ["Somebody not named"], versions: [] },
  ]);
  assert.deepEqual(daysOf([], [], null), []);
});

test("who agreed is said with the day where there is one", () => {
  assert.deepEqual(agreementsIn(rosas), [
    "Rosa Adeyemi agreed on 2 May 2030.",
    "Sam Reed agreed on 2 May 2030.",
    "Somebody not named agreed on 30 April 2030.",
    "Sam Reed agreed.",
  ]);
});
