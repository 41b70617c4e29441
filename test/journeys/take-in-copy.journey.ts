import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { VersionList } from "#src/api/versions.ts";
import { commentedOn, edited, trackedAfter, typedAfter, typedFirst } from "./support/edit-word.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import {
  field,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const SINGING = "I want to sing in a choir.";
const SOUP = "I make good soup.";
const STRAY = "Remember the cat.";

/** Makes the working copy in the app and answers its bytes. */
async function makeCopy(page: Page): Promise<Buffer> {
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await page.getByRole("button", { name: "Word file" }).click();
  const file = readFileSync(await (await downloaded).path());
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  return file;
}

/** Opens the dialog for copies that come back, by the list of commands. */
async function askForCopy(page: Page): Promise<Locator> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands and keys" }).waitFor();
  await page.keyboard.type("take in");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Take in a Word copy" });
  await dialog.waitFor();
  return dialog;
}

const asFile = (buffer: Buffer, name: string) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer,
});

async function reasonsOf(server: RunningServer, id: string): Promise<string[]> {
  const answer = await server.get(`/api/plans/${id}/versions`);
  return VersionList.parse(await answer.json()).versions.map((it) => it.reason);
}

/** A plan with one outcome on somebody's page, and the copy that was made of it. */
async function planWithCopy(t: import("node:test").TestContext) {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, SINGING);
  await write(outcome(page, 1), "My own strengths, outcome 1", SOUP);
  await statusBecomes(page, "Saved");
  const copy = await makeCopy(page);
  return { server, id, page, copy };
}

test("a copy comes back: one change is taken in, one left out, a comment kept, stray words put somewhere", async (t) => {
  const { server, id, page, copy } = await planWithCopy(t);
  assert.deepEqual(await reasonsOf(server, id), ["copy"]);
  // The plan goes on while the copy is away.
  await (await field(outcome(page, 1), VOICE)).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("On Mondays: ");
  await statusBecomes(page, "Saved");
  const returned = edited(commentedOn(copy, SOUP, "She cooks for ten."), (xml) =>
    typedFirst(STRAY)(
      typedAfter(SOUP, " And bread.")(trackedAfter(SINGING, " With my sister.")(xml)),
    ),
  );

  let dialog = await askForCopy(page);
  await dialog.getByLabel("Word file").setInputFiles(asFile(returned, "Rosa.docx"));
  await dialog.getByText("4 pieces of 4 to decide on.").waitFor();
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
  const piece = (words: string) => dialog.getByRole("article").filter({ hasText: words }).first();
  await piece("With my sister.").getByText("Mary Jones, 3 May 2030.").waitFor();
  await piece("With my sister.").getByText("This has changed in the plan").waitFor();
  await piece("With my sister.").getByRole("button", { name: "Take it in" }).click();
  await piece("And bread.").getByRole("button", { name: "Leave it out" }).click();
  await dialog.getByText("2 pieces of 4 to decide on.").waitFor();

  // What is not decided stays on this device.
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await outcome(page, 1).waitFor();
  dialog = await askForCopy(page);
  await dialog.getByText("She cooks for ten.").waitFor();
  const comment = dialog.getByRole("article").filter({ hasText: "She cooks for ten." });
  await comment.getByRole("button", { name: "Keep as a comment" }).click();
  const stray = dialog.getByRole("article").filter({ hasText: STRAY });
  await stray.getByRole("combobox").selectOption({ label: "What matters to me" });
  await stray.getByRole("button", { name: "Put it there" }).click();
  await dialog.getByRole("button", { name: "Finish" }).click();
  await dialog.waitFor({ state: "hidden" });
  await statusBecomes(page, "Saved");

  const plan = await server.plan(id);
  const { writing } = plan.outcomes[0]!;
  assert.equal(writing["voice"]!.text, `On Mondays: ${SINGING} With my sister.`);
  assert.equal(writing["individual"]!.text, SOUP);
  assert.equal(plan.writing["about"]!.text, STRAY);
  assert.deepEqual(
    plan.remarks.map(({ by, on, words, about }) => [by, on, words.text, about]),
    [["Mary Jones", "2030-05-03", "She cooks for ten.", `${plan.outcomes[0]!.id}/individual`]],
  );
  assert.deepEqual(
    plan.takenIn.map(({ file, by, authors }) => [file, by, authors]),
    [["Rosa.docx", "Priya Nair", "Mary Jones"]],
  );
  assert.ok((await reasonsOf(server, id)).includes("before-import"));
  await outcome(page, 1).getByRole("button", { name: "1 comment" }).waitFor();
});

test("what was taken in is undone, and a damaged file or another plan's copy says so", async (t) => {
  const { server, page, copy } = await planWithCopy(t);
  const dialog = await askForCopy(page);
  const input = dialog.getByLabel("Word file");
  await input.setInputFiles(asFile(copy.subarray(0, 2000), "Torn.docx"));
  await dialog.getByText("This file is damaged.").waitFor();
  assert.deepEqual(await faultsOf(page), []);

  await input.setInputFiles(asFile(edited(copy, trackedAfter(SINGING, " Loudly.")), "Rosa.docx"));
  const piece = dialog.getByRole("article");
  await piece.getByRole("button", { name: "Take it in" }).focus();
  await page.keyboard.press("Enter");
  await piece.getByText("Taken in.").waitFor();
  await piece.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await piece.getByRole("button", { name: "Take it in" }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  assert.equal(await wordsIn(outcome(page, 1), VOICE), SINGING);

  const other = await server.createPlan("Amina Osei");
  await openPlan(page, other);
  const fresh = await askForCopy(page);
  await fresh.getByLabel("Word file").setInputFiles(asFile(copy, "Rosa.docx"));
  await fresh.getByText("is a copy of another plan").waitFor();
  assert.equal(await fresh.getByRole("article").count(), 0);
});
