import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { today } from "#src/browser/today.ts";
import { eventually, until } from "./support/eventually.ts";
import {
  called,
  choose,
  openPlan,
  outcome,
  planShown,
  statusBecomes,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

/** What is on record of the plan that is open, once it has come. */
async function recordOf(page: Page): Promise<Locator> {
  const panel = page.locator("ow-record-panel");
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole("heading", { name: "About this plan" }).waitFor();
  return panel;
}

/** Adds an entry, and waits until its first control has the focus. */
async function add(panel: Locator, label: string): Promise<void> {
  await panel.getByRole("button", { name: label }).click();
  const isInside = () =>
    panel.evaluate(() => document.activeElement?.closest(".record-fields") !== null);
  await until(isInside, `${label} has the focus`);
}

/** The line of an entry, by what it says. */
const line = (panel: Locator, words: string) => panel.locator("summary", { hasText: words });

test("a review is held by two people: what is still right is confirmed with one tap, what is new needs none", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const { page: other } = await visit(t, server.address, { name: "Temi Cole" });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to sing in a choir.");
  await write(outcome(page, 1), "My own strengths, outcome 1", "I know the alto part.");
  await openPlan(other, id);
  await other.locator(".sheet", { hasText: "alto part" }).waitFor();

  const panel = await recordOf(page);
  await add(panel, "Start a review");
  await page.keyboard.type("We read it together.");
  const right = outcome(other, 1).getByRole("button", {
    name: called(`Still right: ${VOICE.split(",")[0]}`),
  });
  await right.click();
  await eventually(() => right.getAttribute("aria-pressed"), "true");
  await eventually(
    async () => (await server.plan(id)).reviews.map((it) => it.stillRight.length),
    [1],
  );
  const [review] = (await server.plan(id)).reviews;
  assert.equal(review?.on, today());
  assert.equal(review.notes.text, "We read it together.");
  await line(panel, "1 part still right").waitFor();
  await line(await recordOf(other), "We read it together.").waitFor();

  // What is written anew in the review needs no word that it is still right.
  const strengths = outcome(other, 1).getByRole("button", {
    name: called("Still right: My own strengths"),
  });
  await strengths.waitFor();
  await write(outcome(other, 1), "My own strengths, outcome 1", " And the tenor.");
  await strengths.waitFor({ state: "detached" });
});

test("what is put down about a plan is put away, undone, and brought back", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  const panel = await recordOf(page);
  await add(panel, "Add a need");
  await page.keyboard.type("A warmer room");
  await panel.getByRole("checkbox", { name: "Outcome 1" }).check();
  await eventually(
    async () => (await server.plan(id)).needs.map((it) => [it.wording.text, it.outcomes.length]),
    [["A warmer room", 1]],
  );
  await panel.getByRole("button", { name: "More for need 1" }).click();
  await page.locator(".menu:popover-open").getByRole("button", { name: "Remove" }).click();
  await eventually(() => panel.locator("ow-record-entry", { hasText: "warmer" }).count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await line(panel, "A warmer room").waitFor();
  await eventually(async () => (await server.plan(id)).needs.length, 1);

  await panel.getByRole("button", { name: "More for need 1" }).click();
  await page.locator(".menu:popover-open").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: called("Bring back: Need: A warmer room") }).click();
  await line(panel, "A warmer room").waitFor();
});

test("a question about the record leads to the control that answers it", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to sing.");
  const panel = await recordOf(page);
  await add(panel, "Add a need");
  await page.keyboard.type("A warmer room");
  await add(panel, "Add who agreed");
  await choose(panel, "How: Agreement 1", "Made a mark");
  await line(panel, "How far it is").click();
  await choose(panel, "How far it is: How far it is", "Final");
  await statusBecomes(page, "Saved");
  // As somebody finds it who opens the plan another day: nothing is unfolded.
  await page.reload();
  await planShown(page);
  await page.locator(".finding-question").first().waitFor();
  await eventually(() => page.locator("ow-record-panel summary").count(), 0);
  await page.getByRole("heading", { name: "Questions to ask" }).focus();

  const leads: [question: RegExp, control: RegExp][] = [
    [/plan for this, or leave it/, /^What it is\s?: Need 1/],
    [/: Who was there/, /^Who was there\s?: Agreement 1/],
    [/like to have this plan/, /Note a copy/],
  ];
  const said = page.locator("ow-plan-page > p.visually-hidden");
  const asked = new Set<string>();
  for (let last = ""; !asked.has(last);) {
    asked.add(last);
    await page.keyboard.press("F8");
    await until(async () => (await said.innerText()) !== last, "the next question is told");
    last = await said.innerText();
    const control = leads.find(([question]) => question.test(last))?.[1];
    if (control)
      await until(
        async () => control.test(await focused(page)),
        `${last} leads to ${control.source}`,
      );
  }
  for (const [question] of leads)
    assert.ok(
      [...asked].some((it) => question.test(it)),
      question.source,
    );
});

/** What the control with the focus is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const it = document.activeElement;
    const id = it?.getAttribute("aria-labelledby")?.split(" ")[0];
    const label = id
      ? document.getElementById(id)
      : document.querySelector(`label[for="${it?.id}"]`);
    return (label ?? it)?.textContent?.trim().replaceAll(/\s+/g, " ") ?? "";
  });
}

test("without a network a risk is put down, and the server has it later", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair", losesServer: true });
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await page.reload();
  await planShown(page);
  const panel = await recordOf(page);
  await add(panel, "Add a risk");
  await page.keyboard.type("Falling on the stairs");
  await write(panel, "What Amina does: Risk 1", "I hold the rail.");
  await write(panel, "What others do: Risk 1", "Temi mends the light.");
  await statusBecomes(page, "Saved on this device");
  await server.startAgain();
  await statusBecomes(page, "Saved");
  const [risk] = (await server.plan(id)).risks;
  assert.deepEqual(
    [risk?.wording, risk?.personDoes, risk?.staffDo].map((it) => it?.text),
    ["Falling on the stairs", "I hold the rail.", "Temi mends the light."],
  );
});

test("the whole record can be written with the keyboard alone", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  const panel = await recordOf(page);
  const button = panel.getByRole("button", { name: "Note a copy" });
  await button.focus();
  await page.keyboard.press("Enter");
  await until(
    async () => (await focused(page)).startsWith("What kind of copy"),
    "it has the focus",
  );
  await page.keyboard.type("large print");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Taken home.");
  await eventually(
    async () =>
      (await server.plan(id)).copies.map(({ on, format, response }) => [on, format, response]),
    [[today(), "large print", "Taken home."]],
  );
  const entry = line(panel, "large print");
  await entry.focus();
  await page.keyboard.press("Enter");
  await eventually(() => panel.getByLabel("What came of it").count(), 0);
});
