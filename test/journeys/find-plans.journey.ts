import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { today } from "#src/browser/today.ts";
import { lint } from "#src/lint/lint.ts";
import { eventually } from "./support/eventually.ts";
import {
  chooseDay,
  openPlan,
  outcome,
  planIdOf,
  planShown,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const names = (page: Page) => page.locator("ow-plan-list h2").allInnerTexts();

test("plans are found by words in them, and a card says what is in its plan", async (t) => {
  const server = await startServer(t);
  const amina = await server.createPlan("Amina Osei");
  await server.createPlan("Bilal Khan", { template: "personal-action-plan" });
  const { page } = await visit(t, server.address);
  await openPlan(page, amina);
  await write(outcome(page, 1), "My own strengths, outcome 1", "I make kelewele like nobody else.");
  await chooseDay(page.locator("main"), "Next review", "2031-05-01");
  await page.getByRole("button", { name: "Add an outcome" }).click();
  await statusBecomes(page, "Saved");
  await page.goto("/");
  await eventually(() => names(page), ["Amina Osei", "Bilal Khan", "Rosa Adeyemi"]);

  const plan = await server.plan(amina);
  const found = lint(plan, { template: await server.template("care-act"), today: today() });
  const card = page.getByRole("listitem").filter({ hasText: "Amina Osei" });
  for (const words of [
    "2 outcomes",
    `${found.length} question`,
    "Next review 1 May 2031",
    "Outcome-based support plan",
    plan.reference,
    /Changed (just now|\d+ minutes ago)/,
  ])
    await card.filter({ hasText: words }).waitFor();

  const find = page.getByRole("searchbox", { name: "Find a plan" });
  for (const [words, expected] of [
    ["KELEWELE", ["Amina Osei"]],
    ["personal bilal", ["Bilal Khan"]],
    [plan.reference, ["Amina Osei"]],
    ["Rosa choir", ["Rosa Adeyemi"]],
  ] as const) {
    await find.fill(words);
    await eventually(() => names(page), [...expected]);
  }
  await find.fill("xylophone");
  await page.getByText("No plan has “xylophone” in it.").waitFor();
});

test("a plan is duplicated under another reference, archived and put back in use", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address);
  await openPlan(page, id);
  await write(outcome(page, 1), "My own strengths, outcome 1", "I make kelewele.");
  await statusBecomes(page, "Saved");
  await page.goto("/");
  await page.getByRole("button", { name: "More for Amina Osei" }).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await planShown(page);
  const copy = await server.plan(planIdOf(page));
  const original = await server.plan(id);
  assert.notEqual(copy.id, original.id);
  assert.notEqual(copy.reference, original.reference);
  await eventually(
    () => wordsIn(outcome(page, 1), "My own strengths, outcome 1"),
    "I make kelewele.",
  );

  await page.goto("/");
  await eventually(() => names(page), ["Amina Osei", "Amina Osei", "Rosa Adeyemi"]);
  const kept = page.getByRole("listitem").filter({ hasText: original.reference });
  await kept.getByRole("button", { name: "More for Amina Osei" }).click();
  await page.getByRole("button", { name: "Archive" }).click();
  await eventually(() => names(page), ["Amina Osei", "Rosa Adeyemi"]);
  await eventually(() => kept.count(), 0);

  await page.getByLabel("Show").selectOption({ label: "Archived plans" });
  await eventually(() => kept.count(), 1);
  await kept.getByRole("button", { name: "More for Amina Osei" }).click();
  await page.getByRole("button", { name: "Put back in use" }).click();
  await page.getByText("No plan is archived.").waitFor();
  await page.getByLabel("Show").selectOption({ label: "Plans in use" });
  await eventually(() => kept.count(), 1);
});

test("without the server the list has the plans that this device keeps", async (t) => {
  const server = await startServer(t);
  const opened = await server.createPlan("Amina Osei");
  await server.createPlan("Bilal Khan");
  const { page } = await visit(t, server.address, { losesServer: true });
  await openPlan(page, opened);
  await statusBecomes(page, "Saved");
  await page.goto("/");
  await eventually(async () => (await names(page)).length, 3);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await page.reload();
  await page.getByText("The server can't be reached. These are the plans").waitFor();
  await eventually(() => names(page), ["Amina Osei"]);
  await page.getByRole("searchbox", { name: "Find a plan" }).fill("bilal");
  await eventually(() => names(page), []);
  await server.startAgain();
  await page.getByRole("searchbox", { name: "Find a plan" }).fill("");
  await eventually(async () => (await names(page)).length, 3);
});

test("more plans than fit on a page are shown on request, each once", async (t) => {
  const server = await startServer(t);
  for (let at = 1; at <= 62; at++) await server.createPlan(`Resident ${at}`);
  const { page } = await visit(t, server.address);
  await page.goto("/");
  await page.getByText("60 of 63 plans").waitFor();
  await page.getByRole("button", { name: "Show more" }).click();
  await eventually(async () => new Set(await names(page)).size, 63);
  await eventually(() => page.getByRole("button", { name: "Show more" }).count(), 0);
});

test("whoever archives the only plan can still find it and put it back", async (t) => {
  const server = await startServer(t);
  await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address);
  await page.goto("/");
  await page.getByRole("button", { name: "More for Amina Osei" }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("button", { name: "See archived plans" }).click();
  await eventually(() => names(page), ["Amina Osei"]);
  await page.getByRole("button", { name: "More for Amina Osei" }).click();
  await page.getByRole("button", { name: "Put back in use" }).click();
  await page.getByText("No plan is archived.").waitFor();
});
