import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filterInWords, statesInWords } from "#components/review-words.ts";

const none = { waiting: 0, asked: 0, answered: 0, reviewed: 0, signedOff: 0 };

describe("a sample in words", () => {
  it("says how many plans stand how, whatever the number", () => {
    const said = (states: Partial<typeof none>, hidden = 0) =>
      statesInWords({ states: { ...none, ...states }, hidden });
    assert.equal(said({}), "");
    assert.equal(
      said({ waiting: 1, asked: 1, answered: 1, reviewed: 1, signedOff: 1 }),
      "1 to look at, 1 with changes asked for, 1 answered, 1 reviewed, 1 signed off",
    );
    assert.equal(
      said({ asked: 2, signedOff: 1000 }, 1),
      "2 with changes asked for, 1,000 signed off, 1 plan that you can’t see from here",
    );
  });

  it("says which plans it was drawn from, by names where these are known", () => {
    const names = {
      teams: [{ name: "t1", title: "Oak Street", plans: 4 }],
      templates: [],
      stages: [],
      areas: [],
    };
    assert.equal(filterInWords({}, names), "all their teams");
    assert.equal(
      filterInWords({ team: "t1", template: "care-act" }, names),
      "Oak Street · care-act",
    );
  });
});
