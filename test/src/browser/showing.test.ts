import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createShowing } from "#src/browser/showing.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { diagnosticOf } from "#test/src/lint/diagnostic.ts";

const found = (entity: string, key: string): Diagnostic =>
  diagnosticOf({ place: { entity, key, from: 0, to: 0 }, key: `${entity}-${key}` });

const begun = plan([outcome("I want to cook for my sister on Sundays.")]);

describe("what is shown of what was noticed", () => {
  it("holds back what is new about the words under the caret", () => {
    const show = createShowing();
    const caret = { entity: "o1", key: "voice" };
    assert.deepEqual(show([found("o1", "voice")], begun, caret), []);
  });

  it("shows it once the caret has gone elsewhere", () => {
    const show = createShowing();
    const it = found("o1", "voice");
    show([it], begun, { entity: "o1", key: "voice" });
    assert.deepEqual(show([it], begun, { entity: "o1", key: "note" }), [it]);
  });

  it("keeps what was shown before when the caret comes back, and drops it when it is gone", () => {
    const show = createShowing();
    const it = found("o1", "voice");
    const caret = { entity: "o1", key: "voice" };
    show([it], begun, null);
    assert.deepEqual(show([it], begun, caret), [it]);
    assert.deepEqual(show([], begun, caret), []);
    assert.deepEqual(show([it], begun, caret), []);
  });

  it("asks nothing about an outcome that nobody has begun", () => {
    const show = createShowing();
    assert.deepEqual(show([found("o1", "voice")], plan([outcome("")]), null), []);
  });

  it("asks nothing about a plan in which nobody has written a word", () => {
    const show = createShowing();
    assert.deepEqual(show([found("plan", "about")], plan([outcome("")]), null), []);
    assert.equal(show([found("plan", "about")], begun, null).length, 1);
  });

  it("asks about an outcome that has only an action", () => {
    const show = createShowing();
    const it = found("o1", "voice");
    const withAction = plan([
      {
        ...outcome(""),
        markers: [{ id: "m", wording: begun.outcomes[0]!.writing["voice"]!, reachedOn: null }],
      },
    ]);
    assert.deepEqual(show([it], withAction, null), [it]);
  });
});
