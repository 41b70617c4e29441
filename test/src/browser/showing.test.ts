import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Caret, createShowing, type Showing } from "#src/browser/showing.ts";
import type { Diagnostic, Tier } from "#src/lint/rule.ts";
import { action, outcome, plan } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { diagnosticOf } from "#test/src/lint/diagnostic.ts";

const found = (entity: string, key: string, tier: Tier = "look", to = 0): Diagnostic =>
  diagnosticOf({
    tier,
    place: { entity, key, from: 0, to },
    key: `${entity}-${key}-${tier}-${to}`,
  });

const begun = plan([
  outcome("I want to cook for my sister on Sundays.", action("Buy a pan."), action("Ask Joan.")),
  outcome("I want to swim."),
]);
const at = (entity: string, key: string, outcomeId = "o1"): Caret => ({
  entity,
  key,
  outcome: outcomeId,
});

function listed(showing: Showing, all: readonly Diagnostic[], caret: Caret, of: Plan = begun) {
  return showing.show(all, { plan: of, caret, rests: true }).list;
}

describe("the list of what was noticed", () => {
  it("holds back what is new about the words under the caret, until the caret has gone", () => {
    const showing = createShowing();
    const it = found("o1", "voice", "fix");
    assert.deepEqual(listed(showing, [it], at("o1", "voice")), []);
    assert.deepEqual(listed(showing, [it], at("o1", "note")), [it]);
  });

  it("keeps what was shown before when the caret comes back, and drops it when it is gone", () => {
    const showing = createShowing();
    const it = found("o1", "voice");
    assert.deepEqual(listed(showing, [it], null), [it]);
    assert.deepEqual(listed(showing, [it], at("o1", "voice")), [it]);
    assert.deepEqual(listed(showing, [], at("o1", "voice")), []);
    assert.deepEqual(listed(showing, [it], at("o1", "voice")), []);
  });

  it("shows nothing new, but drops what is gone, while somebody types", () => {
    const showing = createShowing();
    const [old, fresh] = [found("o1", "voice"), found("o2", "voice")];
    listed(showing, [old], null);
    const moment = { plan: begun, caret: null, rests: false };
    assert.deepEqual(showing.show([old, fresh], moment).list, [old]);
    assert.deepEqual(showing.show([fresh], moment).list, []);
    assert.deepEqual(listed(showing, [fresh], null), [fresh]);
  });

  it("holds back what is only worth a look until its section is left, and nothing surer", () => {
    const showing = createShowing();
    const [look, fix] = [found("o1-a2", "text"), found("o1-a2", "owner", "fix")];
    assert.deepEqual(listed(showing, [look, fix], at("o1-a1", "text")), [fix]);
    assert.deepEqual(listed(showing, [look, fix], at("o1", "voice")), [look, fix]);
  });

  it("asks who will do it only when the action that is being written is left", () => {
    const showing = createShowing();
    const it = found("o1-a1", "owner", "fix");
    assert.deepEqual(listed(showing, [it], at("o1-a1", "text")), []);
    assert.deepEqual(listed(showing, [it], at("o1-a2", "text")), [it]);
  });

  it("asks nothing about an outcome, or a plan, that nobody has begun", () => {
    const blank = plan([outcome("")]);
    assert.deepEqual(listed(createShowing(), [found("o1", "voice")], null, blank), []);
    assert.deepEqual(listed(createShowing(), [found("plan", "about")], null, blank), []);
    assert.equal(listed(createShowing(), [found("plan", "about")], null).length, 1);
  });

  it("asks about an outcome that has only an action", () => {
    const it = found("o1", "voice");
    const withAction = plan([outcome("", action("Buy a pan."))]);
    assert.deepEqual(listed(createShowing(), [it], null, withAction), [it]);
  });

  it("asks about an empty section of a new outcome once it was left, or the outcome was", () => {
    const showing = createShowing();
    const blank = plan([outcome("")]);
    const all = [found("o1", "individual"), found("o1", "community")];
    listed(showing, all, at("o1", "voice"), blank);
    const written = plan([outcome("I want to swim.")]);
    assert.deepEqual(listed(showing, all, at("o1", "individual"), written), []);
    assert.deepEqual(listed(showing, all, at("o1", "timeframe-note"), written), [all[0]]);
    assert.deepEqual(listed(showing, all, null, written), all);
  });

  it("shows at once what somebody pressed", () => {
    const showing = createShowing();
    const it = found("o1", "voice", "fix", 6);
    showing.admit(it.key);
    assert.deepEqual(listed(showing, [it], at("o1", "voice")), [it]);
  });
});

describe("what is marked beside the words", () => {
  const marked = (all: readonly Diagnostic[], showing = createShowing()) =>
    showing.show(all, { plan: begun, caret: null, rests: true }).inline;

  it("is the surest of each section", () => {
    const [look, fix] = [found("o1", "voice"), found("o1", "voice", "fix")];
    assert.deepEqual(marked([look, fix]), [fix]);
  });

  it("is no more than three in an outcome, and those of all outcomes", () => {
    const keys = ["voice", "individual", "community", "family"];
    const all = [...keys.map((it) => found("o1", it)), found("o2", "voice")];
    assert.deepEqual(
      marked(all).map((it) => it.key),
      [...all.slice(0, 3), all[4]!].map((it) => it.key),
    );
  });

  it("stays where it is when something as sure comes before it", () => {
    const showing = createShowing();
    const old = found("o1", "voice", "look", 3);
    marked([old], showing);
    assert.deepEqual(marked([found("o1", "voice", "look", 2), old], showing), [old]);
  });

  it("is never an idea, and nothing that was set aside before", () => {
    assert.deepEqual(marked([found("o1", "voice", "idea")]), []);
    const it = found("o1", "voice");
    const { list, inline } = createShowing().show([it], {
      plan: begun,
      caret: null,
      rests: true,
      quiet: () => true,
    });
    assert.deepEqual([list, inline], [[it], []]);
  });

  it("can be something sure in the field of the caret: the editor waits until the caret is away", () => {
    const it = found("o1", "voice", "fix", 6);
    const moment = { plan: begun, caret: at("o1", "voice"), rests: true };
    const { list, inline } = createShowing().show([it], moment);
    assert.deepEqual([list, inline], [[], [it]]);
  });
});
