import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import * as Y from "yjs";
import { readConfig } from "#server/config.ts";
import { createLog } from "#server/log.ts";
import { FOLDERS, serve } from "#server/serve.ts";
import { openDatabase } from "#server/store/database.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { metaOf, SCHEMA } from "#src/document/roots.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import {
  beginPlan,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

test("an address without a plan says so and leads back to the plans", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await page.goto("/plans/AAAAAAAAAAAAAAAAAAAAAAAA");
  await page.getByRole("heading", { level: 1, name: "This plan can't be shown" }).waitFor();
  await eventually(
    () => page.getByRole("alert").innerText(),
    "The server doesn't have this plan, or it isn't open to you.",
  );
  await page.getByRole("link", { name: "See the plans" }).click();
  await page.getByRole("heading", { level: 1, name: /own words/ }).waitFor();
});

test("when the server's disk is full the page says so, keeps the words, and saves them later", async (t) => {
  // In this process, so that the test can fill the disk.
  const config = readConfig({ PORT: "0", DATA_DIR: temporaryFolder(t), SIGN_IN: "off" });
  const server = await serve(
    config,
    createLog(() => {}),
    FOLDERS,
  );
  t.after(() => server.close());
  const { page } = await visit(t, server.address, { name: "Priya Nair", losesServer: true });
  const id = await beginPlan(page, "Amina Osei");
  await statusBecomes(page, "Saved");

  await sql`pragma max_page_count = 1`.execute(server.db);
  const words = `I want to cook on Sundays. ${"And again. ".repeat(60)}`.trim();
  await write(outcome(page, 1), VOICE, words);
  await statusBecomes(page, "Can't save: the disk of the server is full.");
  assert.equal(await wordsIn(outcome(page, 1), VOICE), words);
  await isAccessible(page);

  await sql`pragma max_page_count = 1000000`.execute(server.db);
  await statusBecomes(page, "Saved");
  const plan = await (await fetch(`${server.address}/api/plans/${id}/plan.json`)).json();
  assert.equal(plan.outcomes[0].writing.voice.text, words);
});

test("a new plan that neither the server nor the device can keep keeps what was typed and says why", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { losesServer: true });
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).click();
  const dialog = page.getByRole("dialog", { name: "New plan" });
  await dialog.getByRole("radio").nth(4).waitFor();
  await dialog.getByLabel("Whose plan is it?").fill("Amina Osei");
  await server.kill();
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("No room.", "QuotaExceededError");
    };
  });
  await dialog.getByRole("button", { name: "Start the plan" }).click();
  await eventually(
    () => dialog.getByRole("alert").innerText(),
    "The server can't be reached. Check the connection and try again.",
  );
  assert.equal(await dialog.getByLabel("Whose plan is it?").inputValue(), "Amina Osei");
  await server.startAgain();
  await dialog.getByRole("button", { name: "Start the plan" }).click();
  await page.getByRole("heading", { level: 1, name: /Amina Osei/ }).waitFor();
});

test("a plan that a newer version has changed meanwhile can be read, keeps what was written here, and says what to do", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to cook.");
  await statusBecomes(page, "Saved");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, " On Sundays.");
  await statusBecomes(page, "Saved on this device");
  await markAsNewer(server.dataDir, id);
  await server.startAgain();

  const words = outcome(page, 1).getByRole("textbox", { name: /^The outcome I wish to achieve/ });
  for (const isNew of [false, true]) {
    if (isNew) await openPlan(page, id);
    await page.getByText(/changed by a newer version of Ownwords. Load the page again/).waitFor();
    await eventually(() => words.getAttribute("aria-readonly"), "true");
    await statusBecomes(
      page,
      "This plan was written by a newer version of Ownwords. Your words are kept on this device.",
    );
    await words.click();
    await page.keyboard.type("lost?");
    assert.equal(await wordsIn(outcome(page, 1), VOICE), "I want to cook. On Sundays.");
    assert.equal(await page.getByRole("button", { name: "Add an outcome" }).isEnabled(), false);
  }
  await isAccessible(page);
});

/** Looks at the page as it is now in every way that `look.ts` names. */
async function isAccessible(page: Page) {
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
}

/** Writes into the database of a server that is off what a newer version would have written. */
async function markAsNewer(dataDir: string, id: string) {
  const database = await openDatabase({ kind: "sqlite", dataDir }, () => {});
  const updates = createUpdateStore(database, Date.now);
  const ydoc = new Y.Doc();
  for (const update of (await updates.load(id))?.updates ?? []) Y.applyUpdate(ydoc, update);
  const before = Y.encodeStateVector(ydoc);
  metaOf(ydoc).set("schema", SCHEMA + 1);
  await updates.append(id, [Y.encodeStateAsUpdate(ydoc, before)]);
  await database.db.destroy();
}
