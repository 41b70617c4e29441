import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import {
  field,
  openPlan,
  outcome,
  planShown,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

/** The words that are marked on the page. */
const marked = (page: Page) => page.locator(".misspelt").allInnerTexts();

const menuOf = (page: Page) => page.getByRole("group", { name: /^Spelling of/ });

test("a slip is marked once the caret has left it, mended by keys alone, and comes back by undo", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Oluwaseun Adebayo");
  const { page } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await openPlan(page, id);
  const one = outcome(page, 1);

  await write(one, VOICE, "Oluwaseun's freinds say that “thay cook” and I want to see tham");
  await eventually(() => marked(page), ["freinds"]);
  assert.equal(await (await field(one, VOICE)).getAttribute("spellcheck"), "false");
  await page.keyboard.type(" all.");
  await eventually(() => marked(page), ["freinds", "tham"]);

  await page.keyboard.press("Control+Home");
  for (let at = 0; at < "Oluwaseun's fre".length; at++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Alt+Enter");
  const best = menuOf(page).getByRole("button", { name: "friends", exact: true });
  await eventually(() => best.evaluate((it) => it === document.activeElement), true);
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
  await page.keyboard.press("Enter");
  const mended = "Oluwaseun's friends say that “thay cook” and I want to see tham all.";
  await eventually(() => wordsIn(one, VOICE), mended);
  await eventually(() => marked(page), ["tham"]);
  await page.keyboard.press("Control+z");
  await eventually(() => wordsIn(one, VOICE), mended.replace("friends", "freinds"));
  await page.keyboard.press("Control+End");
  await eventually(() => marked(page), ["freinds", "tham"]);
  await statusBecomes(page, "Saved");

  // From a cold start without the server the dictionary is there all the same.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await page.goto("about:blank");
  await page.goto(`/plans/${id}`);
  await planShown(page);
  await (await field(one, VOICE)).click({ position: { x: 4, y: 4 } });
  await eventually(() => marked(page), ["freinds", "tham"]);
});

test("what is left or added is marked no more, and a name of the plan never is", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya" });
  await openPlan(page, id);
  const one = outcome(page, 1);
  await write(one, VOICE, "rosa and Adeyemi like zumbaa, skatting and the grandkiddies.");
  await page.keyboard.press("Control+Home");
  const slips = ["zumbaa", "skatting", "grandkiddies"];
  await eventually(() => marked(page), slips);

  await page.locator(".misspelt", { hasText: "skatting" }).click();
  await menuOf(page).getByRole("button", { name: "Leave “skatting” as it is" }).click();
  await eventually(() => marked(page), ["zumbaa", "grandkiddies"]);
  await page.locator(".misspelt", { hasText: "grandkiddies" }).click({ button: "right" });
  await menuOf(page).getByRole("button", { name: "Add “grandkiddies” to my words" }).click();
  await eventually(() => marked(page), ["zumbaa"]);
  await statusBecomes(page, "Saved");

  await page.reload();
  await planShown(page);
  await (await field(one, VOICE)).click({ position: { x: 4, y: 4 } });
  await eventually(() => marked(page), ["zumbaa", "skatting"]);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.equal(kept.includes("grandkiddies"), false);
});

test("spelling can be switched off for this device, and on again", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya" });
  await openPlan(page, id);
  const one = outcome(page, 1);
  const voice = await field(one, VOICE);
  const flip = async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("button", { name: "Check spelling: on or off" }).click();
  };
  await write(one, VOICE, "I want my freinds to come.");
  await eventually(() => marked(page), ["freinds"]);
  await flip();
  await eventually(() => marked(page), []);
  await eventually(() => voice.getAttribute("spellcheck"), null);
  await statusBecomes(page, "Saved");

  await page.reload();
  await planShown(page);
  await write(one, VOICE, " Sonn.");
  await flip();
  await eventually(() => marked(page), ["freinds", "Sonn"]);
  assert.equal(await voice.getAttribute("spellcheck"), "false");
});
