import { expect } from "chai";
import { planCommands } from "#components/plan-commands.ts";
import type { PlanActs } from "#components/plan-keys.ts";
import { isInScope } from "#src/access.ts";

const nothing = () => {};
const acts = new Proxy({} as PlanActs, { get: () => nothing });
const ways = { share: nothing, showLooks: nothing, showStanding: nothing, mayMakeExamples: false };
const ABOUT_COPIES = /Make a copy|Word copy|Versions|Let somebody in|Who has looked|Review/;

const offered = (...[may, isPerson]: [Parameters<typeof planCommands>[2], boolean]) =>
  planCommands(acts, "Rosa", may, isPerson, ways).map((it) => it.label);

describe("the list of commands", () => {
  it("offers a guest only what they may do", () => {
    const family = { as: "family", scope: "comment" } as const;
    const labels = offered((it) => isInScope(family, it), false);
    expect(labels.filter((it) => ABOUT_COPIES.test(it))).to.deep.equal([]);
    expect(labels).to.include("Comment on the selected words");
    expect(labels).not.to.include("Suggest other words for them");
  });

  it("offers everything to whoever may do everything", () => {
    const labels = offered(() => true, true);
    expect(labels.filter((it) => ABOUT_COPIES.test(it)).length).to.equal(6);
  });
});
