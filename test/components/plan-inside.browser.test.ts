import { expect } from "chai";
import { html } from "lit";
import "#components/plan-inside.ts";
import type { OwPlanInside } from "#components/plan-inside.ts";
import type { PlanInside } from "#src/browser/plan-inside.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { axeFindings, clear, show } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const whole: PlanInside = {
  kind: "whole",
  plan: plan([outcome("I want to sing.")]),
  template,
  publicKey: "AAAA",
  fingerprint: "3F2A 91C0",
  isAsRead: false,
};

const inside = (it: PlanInside) =>
  show<OwPlanInside>(html`<ow-plan-inside .inside=${it}></ow-plan-inside>`);

describe("<ow-plan-inside>", () => {
  it("says of a plan that is whole by whom it was signed, and that the document differs", async () => {
    const element = await inside(whole);
    while (!element.textContent.includes("3F2A 91C0"))
      await new Promise((go) => setTimeout(go, 10));
    expect(element.textContent).to.match(
      /with the key 3F2A 91C0\. Whose that is can’t be told now/,
    );
    expect(element.textContent).to.contain("The words of the document differ from the plan inside");
    expect(element.querySelector("button")).not.to.equal(null);
    expect(await axeFindings(element)).to.deep.equal([]);
  });

  it("says plainly why a plan is not used, and offers nothing of it", async () => {
    const cases: [PlanInside, string][] = [
      [{ kind: "changed" }, "changed after it was signed"],
      [{ kind: "unchecked" }, "can’t be checked by this browser"],
      [{ kind: "unusable", problem: "is not JSON" }, "can’t be used here: it is not JSON."],
    ];
    for (const [it, words] of cases) {
      const element = await inside(it);
      expect(element.textContent).to.contain(words);
      expect(element.querySelector("button")).to.equal(null);
      expect(await axeFindings(element)).to.deep.equal([]);
    }
  });
});
