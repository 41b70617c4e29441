import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { openPlan, outcome, statusBecomes, wordsIn, write } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

/** Opens the versions with their key. */
async function openVersions(page: Page): Promise<Locator> {
  await page.keyboard.press("F9");
  const dialog = page.getByRole("dialog", { name: "Versions of this plan" });
  await dialog.waitFor();
  return dialog;
}

/** Keeps the plan as it is under a name. */
async function keep(dialog: Locator, name: string): Promise<void> {
  await dialog.getByLabel("Name for the plan as it is now").fill(name);
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await dialog.getByRole("button", { name: `: ${name}` }).waitFor();
}

/** What a version says of the words that changed, with signs for what came and went. */
const compared = (dialog: Locator) =>
  dialog.locator(".compared").evaluateAll((found) =>
    found.map((it) => {
      const copy = it.cloneNode(true) as HTMLElement;
      for (const hidden of copy.querySelectorAll(".visually-hidden")) hidden.remove();
      for (const ins of copy.querySelectorAll("ins")) ins.replaceWith(`{+${ins.textContent}+}`);
      for (const del of copy.querySelectorAll("del")) del.replaceWith(`[-${del.textContent}-]`);
      return copy.textContent;
    }),
  );

test("a plan is kept by hand, compared, gone back to before everybody's eyes, and undone", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const { page: colleague } = await visit(t, server.address, { name: "Temi Cole" });
  await openPlan(page, id);
  await openPlan(colleague, id);
  await write(outcome(page, 1), VOICE, "I want to sing in a choir.");
  await statusBecomes(page, "Saved");

  let dialog = await openVersions(page);
  await dialog.getByText("No version is kept yet.").waitFor();
  await keep(dialog, "before the meeting");
  await dialog.getByRole("button", { name: "Kept by Priya Nair: before the meeting" }).click();
  await dialog.getByText("Nothing is different.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Go back to this version" }).count(), 0);
  await dialog.getByRole("button", { name: "Close the versions" }).click();

  await write(outcome(page, 1), VOICE, " On Mondays.");
  await page.getByRole("button", { name: "Add an outcome" }).click();
  await outcome(page, 2).waitFor();
  await write(outcome(page, 2), VOICE.replace("1", "2"), "I want a dog.");
  await statusBecomes(page, "Saved");
  await eventually(() => colleague.locator("ow-outcome-card").count(), 2);

  dialog = await openVersions(page);
  await dialog.getByRole("button", { name: ": before the meeting" }).click();
  await dialog.getByText("1 outcome changed, 1 added.").waitFor();
  assert.deepEqual(await compared(dialog), [
    "I want to sing in a choir.{+ On Mondays.+}",
    "{+I want a dog.+}",
  ]);
  await dialog.getByLabel("Read it as it was").check();
  await dialog
    .locator(".reading")
    .getByText("I want to sing in a choir.", { exact: true })
    .waitFor();
  await dialog.getByRole("button", { name: "Go back to this version" }).click();
  const question = page.getByRole("dialog", { name: "Go back to this version?" });
  await question.getByRole("button", { name: "Leave the plan as it is" }).click();
  await dialog.getByRole("button", { name: "Go back to this version" }).click();
  await question.getByRole("button", { name: "Go back to it" }).click();
  await page.getByText("The plan reads as it did in “before the meeting”.").waitFor();
  await dialog.waitFor({ state: "hidden" });

  for (const screen of [page, colleague]) {
    await eventually(() => screen.locator("ow-outcome-card").count(), 1);
    await eventually(() => wordsIn(outcome(screen, 1), VOICE), "I want to sing in a choir.");
  }
  await statusBecomes(page, "Saved");
  assert.deepEqual(
    (await server.plan(id)).outcomes.map((it) => it.writing["voice"]?.text),
    ["I want to sing in a choir."],
  );

  // What offers it at the foot of the page may have gone on a slow machine.
  await page.keyboard.press("Control+z");
  for (const screen of [page, colleague]) {
    await eventually(() => screen.locator("ow-outcome-card").count(), 2);
    await eventually(
      () => wordsIn(outcome(screen, 1), VOICE),
      "I want to sing in a choir. On Mondays.",
    );
  }

  // The plan as it was before going back was kept too.
  dialog = await openVersions(page);
  const newest = dialog.locator(".version-items button").first();
  await newest.filter({ hasText: /^\s*Before Priya Nair went back to an earlier version/ }).click();
  await dialog.getByText("Written in by Priya Nair.").waitFor();
  await dialog.getByText("Nothing is different.").waitFor();
  // Any two can be compared, the earlier first.
  const beside = dialog.getByLabel("Compared with");
  await beside.selectOption(await beside.getByText(": before the meeting").getAttribute("value"));
  await dialog.getByText("1 outcome changed, 1 added.").waitFor();
  assert.deepEqual(await compared(dialog), [
    "I want to sing in a choir.{+ On Mondays.+}",
    "{+I want a dog.+}",
  ]);
});

test("versions can be looked through with the keyboard alone, and say when the server is away", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair", losesServer: true });
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await page.keyboard.press("Control+k");
  const commands = page.getByRole("dialog", { name: "Commands and keys" });
  await commands.waitFor();
  await page.keyboard.type("versions");
  await eventually(() => commands.locator(".command-items button").count(), 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Versions of this plan" });
  await dialog.getByText("No version is kept yet.").waitFor();
  const note = dialog.getByLabel("Name for the plan as it is now");
  await note.focus();
  await page.keyboard.type("first");
  await page.keyboard.press("Enter");
  const item = dialog.getByRole("button", { name: ": first" });
  await item.waitFor();
  const isReached = () => item.evaluate((it) => it === document.activeElement);
  for (let presses = 0; presses < 3 && !(await isReached()); presses++)
    await page.keyboard.press("Tab");
  assert.ok(await isReached());
  await page.keyboard.press("Enter");
  await dialog.getByText("Nothing is different.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await server.kill();
  await statusBecomes(page, "Offline");
  await openVersions(page);
  await dialog.getByText("Versions are kept on the server, which can't be reached now.").waitFor();
  await note.fill("second");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await dialog.getByText("The newest words have not reached the server.").waitFor();
  await server.startAgain();
  await statusBecomes(page, "Saved");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await item.waitFor();
});

test("the versions are accessible in every view", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await page.goto("/");
  await page
    .getByRole("link", { name: /example plan/ })
    .first()
    .click();
  await statusBecomes(page, "Saved");
  let dialog = await openVersions(page);
  await keep(dialog, "before the meeting on Tuesday with everybody who was there last time");
  await dialog.getByRole("button", { name: "Close the versions" }).click();
  const first = outcome(page, 1);
  await write(first, VOICE, " And every Sunday.");
  await first.getByRole("button", { name: "More for outcome 1" }).click();
  await page.getByRole("button", { name: "Move down" }).click();
  await page.getByLabel("Title of the plan").fill("My plan for this year");
  await statusBecomes(page, "Saved");
  dialog = await openVersions(page);
  await dialog.getByRole("button", { name: ": before the meeting" }).waitFor();
  const looks: [string, () => Promise<unknown>][] = [
    ["the list", async () => {}],
    [
      "what changed",
      async () => {
        await dialog.getByRole("button", { name: ": before the meeting" }).click();
        await dialog.locator(".compared").first().waitFor();
      },
    ],
    ["the version", () => dialog.getByLabel("Read it as it was").check()],
    ["the question", () => dialog.getByRole("button", { name: "Go back to this version" }).click()],
  ];
  const faults: string[] = [];
  for (const [what, arrange] of looks) {
    await showAs(page, views[0]!);
    await arrange();
    for (const view of views) {
      await showAs(page, view);
      if (process.env["SHOTS"])
        await page.screenshot({ path: `${process.env["SHOTS"]}/${what}, ${view.name}.png` });
      for (const it of await faultsOf(page)) faults.push(`${it} [${what}; ${view.name}]`);
    }
  }
  assert.deepEqual(faults, []);
});
