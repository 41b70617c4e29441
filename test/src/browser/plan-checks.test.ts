import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPlanChecks } from "#src/browser/plan-checks.ts";
import { action, outcome, plan } from "#src/plan/build.ts";
import { template } from "#test/components/template.ts";

const generic = plan([
  outcome("To maintain a healthy lifestyle.", action("Staff to support with meals.")),
]);

describe("the checks of an open plan", () => {
  it("are made at once for whoever asks before the pause after a key is over", async (t) => {
    let changes = 0;
    const checks = createPlanChecks(
      template,
      () => generic,
      () => (changes += 1),
    );
    t.after(checks.stop);
    checks.check();
    assert.equal(checks.shown.length, 0);
    await checks.settle();
    assert.ok(checks.shown.some((it) => it.rule === "action-has-owner"));
    assert.equal(changes, 1);
  });

  it("are grouped by outcome and say where in the plan they are", async (t) => {
    const checks = createPlanChecks(
      template,
      () => generic,
      () => {},
    );
    t.after(checks.stop);
    checks.check();
    await checks.settle();
    assert.deepEqual([...checks.byOutcome.keys()], ["o1"]);
    const owner = checks.shown.find((it) => it.rule === "action-has-owner");
    assert.ok(owner && checks.whereIs(owner).startsWith("Outcome 1 · Actions · action 1"));
  });
});
