import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createAskAgain } from "#src/browser/ask-again.ts";

/** A page that can be hidden, a clock that is moved by hand, and how often was asked. */
function begin(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sight = Object.assign(new EventTarget(), { hidden: false });
  const asked = { count: 0 };
  const again = createAskAgain(() => (asked.count += 1), sight as unknown as Document);
  const show = (isSeen: boolean) => {
    sight.hidden = !isSeen;
    sight.dispatchEvent(new Event("visibilitychange"));
  };
  return { again, asked, show, pass: (ms: number) => t.mock.timers.tick(ms) };
}

test("each pause is twice as long as the one before, up to a minute", (t) => {
  const { again, asked, pass } = begin(t);
  for (const ms of [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
    const { count } = asked;
    again.later();
    pass(ms - 1);
    assert.equal(asked.count, count, `before ${ms} ms`);
    pass(1);
    assert.equal(asked.count, count + 1, `after ${ms} ms`);
  }
});

test("whoever asks for it waits no longer than so long, and then as long as ever", (t) => {
  const { again, asked, pass } = begin(t);
  for (let times = 0; times < 5; times++) again.later();
  again.later(5000);
  pass(4999);
  assert.equal(asked.count, 0);
  pass(1);
  assert.equal(asked.count, 1);
  again.later();
  pass(31_999);
  assert.equal(asked.count, 1);
  pass(1);
  assert.equal(asked.count, 2);
});

test("another question begins with the shortest pause", (t) => {
  const { again, asked, pass } = begin(t);
  for (let times = 0; times < 5; times++) again.later();
  again.afresh();
  again.later();
  pass(500);
  assert.equal(asked.count, 1);
});

test("nothing is asked while nobody can see the page, and at once when they can", (t) => {
  const { again, asked, pass, show } = begin(t);
  show(false);
  again.later();
  pass(600_000);
  assert.equal(asked.count, 0);
  show(true);
  assert.equal(asked.count, 1);
  show(false);
  show(true);
  assert.equal(asked.count, 1);
});

test("nothing is asked once told to stop, seen or not", (t) => {
  const { again, asked, pass, show } = begin(t);
  again.later();
  again.stop();
  pass(600_000);
  show(false);
  again.later();
  pass(600_000);
  again.stop();
  show(true);
  assert.equal(asked.count, 0);
});
