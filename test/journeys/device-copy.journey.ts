import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually.ts";
import { openPlan, outcome, statusBecomes, wordsIn, write } from "./support/plan-on-screen.ts";
import { ADMINISTRATOR, startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

const copies = (page: Page) =>
  page.evaluate(
    async () =>
      (await indexedDB.databases()).filter((it) => it.name?.startsWith("ownwords")).length,
  );

const keptOnDevice = (page: Page) =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready));

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Settings of this device" }).click();
  await page.getByRole("button", { name: `Sign out ${ADMINISTRATOR.name}` }).click();
}

test("a device opens a plan without the server for whoever is signed in, and forgets it with them", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Dilys Price");
  const { page } = await visit(t, server.address, { losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "On the server.");
  await statusBecomes(page, "Saved");
  await keptOnDevice(page);
  await server.kill();

  // What the server does not have yet is asked about, and nothing happens without an answer.
  await openPlan(page, id);
  await eventually(() => wordsIn(outcome(page, 1), VOICE), "On the server.");
  await write(outcome(page, 1), VOICE, " Here alone.");
  await statusBecomes(page, "Saved on this device");
  await page.goto("/");
  await signOut(page);
  const question = page.getByRole("dialog", { name: "Sign out and lose words?" });
  await question.getByText(/1 plan has words that are on this\s+device alone/).waitFor();
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await page.getByRole("link", { name: "Dilys Price" }).waitFor();

  // With the server back they are sent first.
  await server.startAgain();
  await signOut(page);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  assert.equal(await copies(page), 0);
  await page.goto(`/plans/${id}`);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await page.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password").fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await eventually(() => wordsIn(outcome(page, 1), VOICE), "On the server. Here alone.");
  await statusBecomes(page, "Saved");

  // Signing out without the server wipes the device all the same, and holds when the server is back.
  await page.goto("/");
  await page.getByRole("link", { name: "Dilys Price" }).waitFor();
  await server.kill();
  await signOut(page);
  await page
    .getByRole("alert")
    .getByText(/Whoever was here has signed out/)
    .waitFor();
  assert.equal(await copies(page), 0);
  await server.startAgain();
  await page.goto(`/plans/${id}`);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});
