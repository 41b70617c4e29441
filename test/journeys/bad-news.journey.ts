import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import * as Y from "yjs";
import { readConfig } from "#server/config.ts";
import { createLog } from "#server/log.ts";
import { FOLDERS, serve } from "#server/serve.ts";
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
  await eventually(() => page.getByRole("alert").innerText(), "The server doesn't have this plan.");
  await page.getByRole("link", { name: "See the plans" }).click();
  await page.getByRole("heading", { level: 1, name: /own words/ }).waitFor();
});

test("when the server's disk is full the page says so, keeps the words, and saves them later", async (t) => {
  // In this process, so that the test can fill the disk.
  const config = readConfig({ PORT: "0", DATA_DIR: temporaryFolder(t) });
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

test("a new plan that the server can't make keeps what was typed and says why", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { losesServer: true });
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).click();
  const dialog = page.getByRole("dialog", { name: "New plan" });
  await dialog.getByRole("radio").nth(4).waitFor();
  await dialog.getByLabel("Whose plan is it?").fill("Amina Osei");
  await server.kill();
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

test("a plan from a newer version can be read on the device and not written in", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to cook.");
  await statusBecomes(page, "Saved");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");
  await markAsNewer(page, id);
  await openPlan(page, id);
  await page.getByText(/changed by a newer version of Ownwords/).waitFor();
  const words = outcome(page, 1).getByRole("textbox", { name: /^The outcome I wish to achieve/ });
  await eventually(() => words.getAttribute("aria-readonly"), "true");
  await words.click();
  await page.keyboard.type("lost?");
  assert.equal(await wordsIn(outcome(page, 1), VOICE), "I want to cook.");
  assert.equal(await page.getByRole("button", { name: "Add an outcome" }).isEnabled(), false);
  await isAccessible(page);
});

/** Looks at the page as it is now in every way that `look.ts` names. */
async function isAccessible(page: Page) {
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
}

/** Writes into this device's copy what a newer version would have written. */
async function markAsNewer(page: Page, id: string) {
  const kept = await page.evaluate(async (plan) => {
    const all = await new Promise<{ plan: string; bytes: Uint8Array }[]>((resolve, reject) => {
      const opening = indexedDB.open("ownwords");
      opening.onerror = () => reject(opening.error ?? new Error("no database"));
      opening.onsuccess = () => {
        const { result } = opening;
        const stores = ["snapshots", "updates"] as const;
        const reading = result.transaction(stores);
        const found: { plan: string; bytes: Uint8Array }[] = [];
        for (const store of stores) {
          const asked = reading.objectStore(store).getAll();
          asked.onsuccess = () => found.push(...asked.result);
        }
        reading.oncomplete = () => {
          result.close();
          resolve(found);
        };
      };
    });
    return all.filter((it) => it.plan === plan).map((it) => [...it.bytes]);
  }, id);
  const ydoc = new Y.Doc();
  for (const bytes of kept) Y.applyUpdate(ydoc, new Uint8Array(bytes));
  const before = Y.encodeStateVector(ydoc);
  metaOf(ydoc).set("schema", SCHEMA + 1);
  const update = [...Y.encodeStateAsUpdate(ydoc, before)];
  await page.goto("/");
  await page.evaluate(
    async ([plan, bytes]) => {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("ownwords");
        opening.onerror = () => reject(opening.error ?? new Error("no database"));
        opening.onsuccess = () => {
          const { result } = opening;
          const writing = result.transaction("updates", "readwrite");
          writing.objectStore("updates").add({ plan, bytes: new Uint8Array(bytes) });
          writing.oncomplete = () => {
            result.close();
            resolve();
          };
        };
      });
    },
    [id, update] as const,
  );
}
