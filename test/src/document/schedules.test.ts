import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { profiles, runSchedule } from "./schedules/schedule.ts";

const EACH = 100;

describe("people who write offline and together", () => {
  for (const [name, profile] of Object.entries(profiles))
    it(`${name}: no word is lost, and all see the same, in ${EACH} schedules`, () => {
      let typed = 0;
      const faults: string[] = [];
      for (let seed = 1; seed <= EACH; seed++) {
        const result = runSchedule(seed, profile);
        typed += result.typed;
        faults.push(...[...result.lost, ...result.diverged].map((it) => `seed ${seed}: ${it}`));
      }
      assert.deepEqual(faults, []);
      assert.ok(typed > EACH * 20, `only ${typed} characters were typed`);
    });
});
