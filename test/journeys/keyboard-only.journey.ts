import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually.ts";
import { planIdOf, planShown, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

/** Presses Tab until the control with this role and name has the focus. */
async function tabTo(page: Page, role: "button" | "textbox" | "combobox", name: RegExp) {
  const wanted = page.getByRole(role, { name });
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    for (const it of await wanted.all())
      if (await it.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`150 presses of Tab lead to no ${role} ${name.source}.`);
}

test("a plan is begun, written, rearranged and copied for Word by the keyboard alone", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  const { keyboard } = page;
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).waitFor();
  await tabTo(page, "button", /^New plan$/);
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New plan" });
  await dialog.getByRole("radio").nth(4).waitFor();
  await eventually(
    () => dialog.getByLabel("Whose plan is it?").evaluate((it) => it === document.activeElement),
    true,
  );
  await keyboard.type("Amina Osei");
  await keyboard.press("Enter");
  await planShown(page);
  await statusBecomes(page, "Saved");

  await tabTo(page, "textbox", /^The outcome I wish to achieve/);
  await keyboard.type("I want to cook on Sundays.");
  await tabTo(page, "combobox", /^How long/);
  await keyboard.press("ArrowDown");
  await tabTo(page, "button", /^By\b/);
  await keyboard.press("Enter");
  await page.locator('input[type="date"]:focus').waitFor();
  await keyboard.press("Escape");
  await tabTo(page, "button", /^Add a progress marker/);
  await keyboard.press("Enter");
  await eventually(() => focusedName(page), "Progress marker 1");
  await keyboard.type("First");
  await keyboard.press("Control+Enter");
  await eventually(() => focusedName(page), "Progress marker 2");
  await keyboard.type("Second");
  await keyboard.press("Alt+ArrowUp");
  const markers = async () =>
    (await server.plan(planIdOf(page))).outcomes[0]?.markers.map((it) => it.wording.text);
  await eventually(markers, ["Second", "First"]);
  await tabTo(page, "button", /^Add an action/);
  await keyboard.press("Enter");
  await eventually(() => focusedName(page), "Action 1: what will happen");
  await keyboard.type("Buy a pan.");
  await tabTo(page, "combobox", /^Who will do it/);
  await keyboard.press("ArrowDown");
  await eventually(
    async () => (await server.plan(planIdOf(page))).outcomes[0]?.actions[0]?.owner,
    "resident",
  );

  await keyboard.press("F8");
  await eventually(async () => (await page.getByText(/^Question 1 of \d+:/).count()) > 0, true);
  await keyboard.press("F6");
  await keyboard.press("F6");
  await keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands and keys" }).waitFor();
  await keyboard.type("make a copy");
  await tabTo(page, "button", /^Make a copy/);
  await keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Make a copy" }).waitFor();
  const downloaded = page.waitForEvent("download");
  await tabTo(page, "button", /^Word file/);
  await keyboard.press("Enter");
  assert.match((await downloaded).suggestedFilename(), /\.docx$/);
  await statusBecomes(page, "Saved");
});

/** The accessible name that the field with the focus was given. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}
