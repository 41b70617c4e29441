import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { chromium, type Page } from "playwright-core";
import { chromeArgs, findChrome } from "#test/chrome.mjs";
import { eventually, PATIENCE_MS } from "./support/eventually.ts";
import {
  beginPlan,
  openPlan,
  outcome,
  planIdOf,
  planShown,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { LAUNCH_MS, signInAt, visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

const voiceOf = async (server: RunningServer, id: string) =>
  (await server.plan(id)).outcomes[0]?.writing["voice"]?.text ?? "";

const keptOnDevice = (page: Page) =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready));

/** A browser whose disk outlives it; each call starts it anew. */
function browserWithDisk(t: TestContext, address: string) {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-browser-"));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: process.env["CHROME_PATH"] ?? (await findChrome()),
      args: chromeArgs,
      baseURL: address,
      locale: "en-GB",
      viewport: { width: 1280, height: 900 },
      timeout: LAUNCH_MS,
    });
    await signInAt(context, address);
    context.setDefaultTimeout(PATIENCE_MS);
    t.after(() => context.close());
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };
}

test("from a cold start without network: an old plan and a new one are written in, and the server has both word for word later", async (t) => {
  const server = await startServer(t);
  const old = await server.createPlan("Dilys Price");
  const start = browserWithDisk(t, server.address);

  const first = await start();
  await first.page.goto("/");
  await first.page.getByRole("link", { name: "Dilys Price" }).click();
  await planShown(first.page);
  await write(outcome(first.page, 1), VOICE, "I want to sing.");
  await statusBecomes(first.page, "Saved");
  await keptOnDevice(first.page);
  await first.context.close();
  await server.kill();

  const { context, page } = await start();
  await page.goto("/");
  await page.getByText("The server can't be reached.").waitFor();
  await page.getByRole("link", { name: "Dilys Price" }).click();
  await planShown(page);
  await write(outcome(page, 1), VOICE, " Standing.");
  await statusBecomes(page, "Saved on this device");
  const begun = await beginPlan(page, "Amina Osei");
  await write(outcome(page, 1), VOICE, "I want to cook on Sundays.");
  await statusBecomes(page, "Saved on this device");
  await page.getByRole("link", { name: "Plans" }).first().click();
  const card = page.locator(".plan-card").filter({ hasText: "Amina Osei" });
  await card.getByText("Only on this device yet").waitFor();
  await context.close();

  await server.startAgain();
  const later = await start();
  await later.page.goto("/");
  await eventually(async () => {
    const { status } = await server.get(`/api/plans/${begun}/plan.json`);
    return status;
  }, 200);
  // Nobody has to open a plan for its words to be sent.
  await eventually(() => voiceOf(server, begun), "I want to cook on Sundays.");
  await eventually(() => voiceOf(server, old), "I want to sing. Standing.");
  assert.equal((await server.plan(begun)).resident.name, "Amina Osei");
  await later.page.goto("/");
  await later.page.locator(".plan-card").filter({ hasText: "Amina Osei" }).waitFor();
  await eventually(() => later.page.getByText("Only on this device yet").count(), 0);
});

test("a plan that was begun without server is sent while it is open, and what is written goes on", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).waitFor();
  await page.locator(".plan-card").first().waitFor();
  await keptOnDevice(page);
  await server.kill();
  const ids: string[] = [];
  for (const [at, name] of ["Amina Osei", "Bilal Khan"].entries()) {
    ids.push(await beginPlan(page, name));
    await write(outcome(page, 1), VOICE, `Words ${at}.`);
    await statusBecomes(page, "Saved on this device");
  }
  await server.startAgain();
  await statusBecomes(page, "Saved");
  await write(outcome(page, 1), VOICE, " More.");
  await statusBecomes(page, "Saved");
  assert.equal(await voiceOf(server, ids[1]!), "Words 1. More.");
  // The other one is sent too, though nobody has opened it again.
  await eventually(() => voiceOf(server, ids[0]!), "Words 0.");
});

test("two tabs write offline; whichever closes first, all words are there afterwards", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page: writer, context } = await visit(t, server.address, {
    name: "Priya",
    losesServer: true,
  });
  await openPlan(writer, id);
  await statusBecomes(writer, "Saved");
  await keptOnDevice(writer);
  const other = await context.newPage();
  await openPlan(other, id);
  await statusBecomes(other, "Saved");
  await server.kill();
  for (const page of [writer, other]) await statusBecomes(page, "Offline");
  await write(outcome(writer, 1), VOICE, "From the first. ");
  await eventually(() => wordsIn(outcome(other, 1), VOICE), "From the first. ");
  await write(outcome(other, 1), VOICE, "From the second. ");
  await statusBecomes(other, "Saved on this device");
  await writer.close();
  await write(outcome(other, 1), VOICE, "After it closed.");
  await statusBecomes(other, "Saved on this device");
  await other.close();

  const again = await context.newPage();
  await openPlan(again, id);
  const all = "From the first. From the second. After it closed.";
  await eventually(() => wordsIn(outcome(again, 1), VOICE), all);
  await server.startAgain();
  await statusBecomes(again, "Saved");
  assert.equal(await voiceOf(server, id), all);
});

test("everything on the device is forgotten in all tabs, after a question that says what would be lost", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page, context } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await keptOnDevice(page);
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, "Nowhere else.");
  await statusBecomes(page, "Saved on this device");

  const home = await context.newPage();
  await home.goto("/");
  const ask = async () => {
    await home.getByRole("button", { name: "Settings of this device" }).click();
    await home.getByRole("button", { name: "Forget everything on this device" }).click();
  };
  await ask();
  const dialog = home.getByRole("dialog", { name: "Forget everything on this device?" });
  await dialog.getByText(/1 plan has words that are on this device\s+alone/).waitFor();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await home.getByRole("link", { name: "Rosa Adeyemi" }).waitFor();

  await ask();
  await dialog.getByRole("button", { name: "Forget it and lose these words" }).click();
  // Who is signed in is forgotten as well, so there is nothing to show until the server can be asked.
  for (const tab of [page, home]) {
    await tab.getByText("The server can't be reached").waitFor();
    assert.equal(await tab.getByText("Rosa Adeyemi").count(), 0);
  }
  assert.equal(await home.evaluate(() => localStorage.getItem("ownwords.identity")), null);
  await server.startAgain();
  await home.getByRole("heading", { level: 1, name: "Plans" }).waitFor();
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  assert.equal(await wordsIn(outcome(page, 1), VOICE), "");
  assert.equal(planIdOf(page), id);
});
