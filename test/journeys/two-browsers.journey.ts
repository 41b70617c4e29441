import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { eventually, until } from "./support/eventually.ts";
import {
  choose,
  chooseDay,
  field,
  openPlan,
  outcome,
  statusBecomes,
  statusOf,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { visit, type Visitor } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const STRENGTHS = "My own strengths, outcome 1";

type Meeting = { server: RunningServer; id: string; priya: Visitor; temi: Visitor };

/** Two people in one plan, each at a browser of their own. */
async function meet(t: TestContext): Promise<Meeting> {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const priya = await visit(t, server.address, { name: "Priya Nair", losesServer: true });
  const temi = await visit(t, server.address, { name: "Temi Adeyemi", losesServer: true });
  await Promise.all([openPlan(priya.page, id), openPlan(temi.page, id)]);
  await Promise.all([statusBecomes(priya.page, "Saved"), statusBecomes(temi.page, "Saved")]);
  return { server, id, priya, temi };
}

const voiceOf = async ({ server, id }: Meeting) =>
  (await server.plan(id)).outcomes[0]?.writing["voice"]?.text;

test("two people see each other's names and carets, and their words and facts merge", async (t) => {
  const meeting = await meet(t);
  const { priya, temi, server, id } = meeting;
  for (const [{ page }, other] of [
    [priya, "Temi Adeyemi"],
    [temi, "Priya Nair"],
  ] as const)
    await page.getByRole("list", { name: `Also here: ${other}` }).waitFor();

  const one = outcome(priya.page, 1);
  const two = outcome(temi.page, 1);
  await write(one, VOICE, "I want to sing.");
  await eventually(() => wordsIn(two, VOICE), "I want to sing.");
  await (await field(two, VOICE)).click();
  const caret = (page: Page) => page.locator(".presence-caret").first();
  await eventually(() => caret(priya.page).textContent(), "Temi Adeyemi");
  await eventually(() => caret(temi.page).textContent(), "Priya Nair");

  // Both type at once, one at either end of the same words.
  await temi.page.keyboard.press("Control+Home");
  await Promise.all([
    priya.page.keyboard.type(" With the altos. 🎶", { delay: 5 }),
    temi.page.keyboard.type("Most of all: ", { delay: 5 }),
  ]);
  const both = "Most of all: I want to sing. With the altos. 🎶";
  await eventually(() => wordsIn(one, VOICE), both);
  await eventually(() => wordsIn(two, VOICE), both);

  await one.getByRole("button", { name: "Add an action" }).click();
  await write(one, "Action 1: what will happen", "Ring Moira.");
  await choose(two, "Who will do it? Action 1", "Rosa Adeyemi");
  await chooseDay(one, "By when: Action 1", "2030-04-08");
  await eventually(
    () => one.getByRole("combobox", { name: /^Who will do it/ }).inputValue(),
    "resident",
  );
  await two.getByRole("button", { name: /^By when.* 8 Apr 2030$/ }).waitFor();
  await Promise.all([statusBecomes(priya.page, "Saved"), statusBecomes(temi.page, "Saved")]);
  const plan = await server.plan(id);
  assert.equal(plan.outcomes[0]?.writing["voice"]?.text, both);
  const action = plan.outcomes[0]?.actions[0];
  assert.deepEqual(
    [action?.wording.text, action?.owner, action?.dueOn],
    ["Ring Moira.", "resident", "2030-04-08"],
  );

  await temi.context.close();
  await eventually(() => priya.page.locator(".presence-caret").count(), 0);
  await eventually(() => priya.page.locator("ow-presence-list li").count(), 0);
});

test("one goes offline, both go on writing, and on return both have every word", async (t) => {
  const meeting = await meet(t);
  const { priya, temi, server, id } = meeting;
  const one = outcome(priya.page, 1);
  const two = outcome(temi.page, 1);
  await write(one, VOICE, "I want to sing.");
  await eventually(() => wordsIn(two, VOICE), "I want to sing.");
  await Promise.all([statusBecomes(priya.page, "Saved"), statusBecomes(temi.page, "Saved")]);

  await temi.context.setOffline(true);
  await statusBecomes(temi.page, "Offline");
  await write(two, VOICE, " Standing, not in a chair.");
  await write(two, STRENGTHS, "I know the whole programme by heart.");
  await statusBecomes(temi.page, "Saved on this device");

  await (await field(one, VOICE)).click();
  await priya.page.keyboard.press("Control+Home");
  await priya.page.keyboard.type("Said on Tuesday: ");
  await statusBecomes(priya.page, "Saved");
  assert.equal(await voiceOf(meeting), "Said on Tuesday: I want to sing.");
  assert.equal(await wordsIn(two, VOICE), "I want to sing. Standing, not in a chair.");

  await temi.context.setOffline(false);
  const both = "Said on Tuesday: I want to sing. Standing, not in a chair.";
  for (const scope of [one, two]) {
    await eventually(() => wordsIn(scope, VOICE), both);
    await eventually(() => wordsIn(scope, STRENGTHS), "I know the whole programme by heart.");
  }
  await Promise.all([statusBecomes(priya.page, "Saved"), statusBecomes(temi.page, "Saved")]);
  const [outcomeNow] = (await server.plan(id)).outcomes;
  assert.equal(outcomeNow?.writing["voice"]?.text, both);
  assert.equal(outcomeNow?.writing["individual"]?.text, "I know the whole programme by heart.");
});

test("while the server is stopped both write on their devices, and then have it all", async (t) => {
  const meeting = await meet(t);
  const { priya, temi, server } = meeting;
  const one = outcome(priya.page, 1);
  const two = outcome(temi.page, 1);
  for (const scope of [one, two]) await field(scope, VOICE);
  await server.kill();
  await Promise.all([statusBecomes(priya.page, "Offline"), statusBecomes(temi.page, "Offline")]);
  await write(one, VOICE, "I want to sing.");
  await write(two, STRENGTHS, "I know it by heart.");
  for (const { page } of [priya, temi]) await statusBecomes(page, "Saved on this device");
  await server.startAgain();
  for (const scope of [one, two]) {
    await eventually(() => wordsIn(scope, VOICE), "I want to sing.");
    await eventually(() => wordsIn(scope, STRENGTHS), "I know it by heart.");
  }
  for (const { page } of [priya, temi]) await statusBecomes(page, "Saved");
  assert.equal(await voiceOf(meeting), "I want to sing.");
});

test("the status says saving while words are on their way, and saved only when they are kept", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await page.evaluate(() => {
    const status = document.querySelector("ow-sync-status");
    const shown = new Set<string>();
    const note = () => shown.add(status?.textContent?.trim() ?? "");
    if (status)
      new MutationObserver(note).observe(status, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    Object.assign(globalThis, { shown });
  });
  for (let round = 1; round <= 5; round++) {
    await write(outcome(page, 1), VOICE, `Round ${round}. `);
    await until(async () => (await statusOf(page)) === "Saved", "it is saved");
    // No waiting here: what is said to be saved is on the server's disk now.
    const kept = (await server.plan(id)).outcomes[0]?.writing["voice"]?.text;
    assert.ok(kept?.endsWith(`Round ${round}. `), kept);
  }
  const shown = await page.evaluate(() => [
    ...(globalThis as unknown as { shown: Set<string> }).shown,
  ]);
  assert.deepEqual(shown.toSorted(), ["Saved", "Saving…"]);
});
