import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { today } from "#src/browser/today.ts";
import { lint } from "#src/lint/lint.ts";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { openPlan, planShown, statusBecomes, write } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

/** The views in which numbers and lines go wrong first. */
const LOOKS = new Set(["wide, dark", "phone, text twice as large", "320 wide"]);
const RULE = "no-blank-section";

test("a lead finds a place by its rule, mends it in the plan, the number falls by itself, and words that recur are found", async (t) => {
  const server = await startServer(t);
  const other = await server.createPlan("Bilal Khan");
  const plan = await server.createPlan("Amina Osei");
  const template = await server.template("care-act");
  const blanksOf = async () => {
    const found = lint(await server.plan(plan), { template, today: today() });
    return found.filter((it) => it.rule === RULE).length;
  };
  // Both plans are as empty.
  const blanks = await blanksOf();
  assert.ok(blanks > 0);
  const all = 2 * blanks;
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await page.goto("/");
  await page.getByRole("link", { name: "Quality" }).click();
  await numberIs(page, all);
  await isAccessible(page, "overview");

  await page.getByRole("combobox", { name: "What was noticed" }).selectOption(RULE);
  await eventually(async () => new URL(page.url()).search, `?rule=${RULE}`);
  await numberIs(page, all);
  await row(page)
    .getByRole("link", { name: /of \d+ plan/ })
    .click();
  const ours = page.locator(".place-plan").filter({ hasText: "Amina Osei" });
  await eventually(() => ours.getByRole("link").count(), blanks);
  await isAccessible(page, "places");

  await ours.getByRole("link").first().click();
  await planShown(page);
  await page.locator(".ProseMirror:focus").waitFor();
  await page.keyboard.type(WORDS);
  await eventually(blanksOf, blanks - 1);
  await statusBecomes(page, "Saved");

  await page.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("link", { name: "Quality" }).click();
  await numberIs(page, all - 1);

  await openPlan(page, other);
  await write(page.locator(".sheet"), "What matters to me", WORDS);
  await eventually(async () => (await server.plan(other)).writing["about"]?.text, WORDS);
  await statusBecomes(page, "Saved");
  await page.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("link", { name: "Quality" }).click();
  await page.getByRole("link", { name: "Sameness" }).click();
  const wording = page.locator(".sameness-wording");
  await wording.getByText("In 2 plans, each of another resident.").waitFor();
  await wording.getByText("Open one of the plans").click();
  await isAccessible(page, "sameness");
  await wording.getByRole("link", { name: /Bilal Khan/ }).click();
  await planShown(page);
  await page.locator(".ProseMirror:focus", { hasText: WORDS }).waitFor();
});

const WORDS = "My sister, my allotment, and being asked before things are decided.";

const row = (page: Page) => page.getByRole("row").filter({ hasText: "Nothing is written under" });

/** Waits, and touches nothing, until the overview says so many places. */
const numberIs = (page: Page, places: number) =>
  row(page)
    .filter({ hasText: new RegExp(`\\b${places} place`) })
    .waitFor();

async function isAccessible(page: Page, what: string) {
  for (const view of views) {
    if (!LOOKS.has(view.name)) continue;
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], `${what}, ${view.name}`);
  }
  const [wide] = views;
  if (wide) await showAs(page, wide);
}
