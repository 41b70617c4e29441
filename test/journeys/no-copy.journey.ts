import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import mammoth from "mammoth";
import { chromium, type Page } from "playwright-core";
import { readConfig } from "#server/config.ts";
import { createLog } from "#server/log.ts";
import { FOLDERS, serve } from "#server/serve.ts";
import { chromeArgs, findChrome } from "#test/chrome.mjs";
import { temporaryFolder } from "#test/server/support.ts";
import { eventually, PATIENCE_MS } from "./support/eventually.ts";
import {
  beginPlan,
  openPlan,
  outcome,
  planShown,
  statusBecomes,
  statusOf,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { LAUNCH_MS, signInAt, visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const REST = "The server can't be reached either. Keep this page open until it can.";

/** Browsers that keep nothing, each in its way, and what the page says of it. */
const BROWSERS: [what: string, breakIt: () => void, sentence: string][] = [
  [
    "does not allow it",
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Not here.", "SecurityError");
      };
    },
    "This device can't keep a copy: the browser doesn't allow it in this window.",
  ],
  [
    "never answers",
    () => {
      const open = IDBFactory.prototype.open;
      // Kept, for one that nobody knows of any more is closed.
      const held: IDBOpenDBRequest[] = [];
      // A request that waits for ever behind another one.
      IDBFactory.prototype.open = function (this: IDBFactory, name: string) {
        held.push(open.call(this, `${name}-held`, 1));
        return open.call(this, `${name}-held`, 2);
      };
    },
    "This device can't keep a copy: its storage doesn't answer.",
  ],
  [
    "has no room",
    () => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("Full.", "QuotaExceededError");
      };
    },
    "This device can't keep a copy: its storage is full.",
  ],
];

for (const [what, breakIt, sentence] of BROWSERS)
  test(`where the browser's storage ${what} the page says so when it matters, and loses nothing`, async (t) => {
    const server = await startServer(t);
    const id = await server.createPlan("Dilys Price");
    const { page } = await visit(t, server.address, { losesServer: true });
    await page.addInitScript(breakIt);
    await losesNothing(page, server, id, sentence);
  });

test("a page that is not opened over https keeps no copy, says so when it matters, and loses nothing", async (t) => {
  // The port has to be known before it can be named.
  const port = await freePort();
  const origin = `http://plans.test:${port}`;
  const server = await startServer(t, { PORT: port, ORIGINS: origin });
  const id = await server.createPlan("Dilys Price");
  const browser = await chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? (await findChrome()),
    args: [...chromeArgs, "--host-resolver-rules=MAP plans.test 127.0.0.1"],
    timeout: LAUNCH_MS,
  });
  t.after(() => browser.close());
  const context = await browser.newContext({ baseURL: origin, locale: "en-GB" });
  await signInAt(context, server.address, { domain: "plans.test" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto("/");
  assert.equal(await page.evaluate(() => isSecureContext), false);
  const sentence =
    "This device can't keep a copy: the address of this page doesn't begin with https.";
  await losesNothing(page, server, id, sentence);
});

async function freePort(): Promise<string> {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, "close");
  return String(port);
}

/** Writes while the server is there, while it is away, and when it is back. */
async function losesNothing(page: Page, server: RunningServer, id: string, sentence: string) {
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await write(outcome(page, 1), VOICE, "One. ");
  await statusBecomes(page, "Saved");
  await server.kill();
  await eventually(async () => (await statusOf(page)) !== "Saved", true);
  await write(outcome(page, 1), VOICE, "Two.");
  await statusBecomes(page, `${sentence} ${REST}`);
  await server.startAgain();
  await statusBecomes(page, "Saved");
  const { outcomes } = await server.plan(id);
  assert.equal(outcomes[0]?.writing["voice"]?.text, "One. Two.");
}

test("a plan whose key is gone says that words were lost, and shows what the server has", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Dilys Price");
  const { page } = await visit(t, server.address, { losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "On the server. ");
  await statusBecomes(page, "Saved");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, "Here alone.");
  await statusBecomes(page, "Saved on this device");
  await page.goto("/");
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const [{ name }] = JSON.parse(localStorage.getItem("ownwords.copies") ?? "[]");
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const writing = opening.result.transaction("keys", "readwrite");
          writing.objectStore("keys").clear();
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.goto(`/plans/${id}`);
  // Nor can it be read who was signed in here.
  await page.getByText("The server can't be reached.").waitFor();
  await server.startAgain();
  await page.getByText(/Some words that were written on this device .* can't be read/).waitFor();
  await statusBecomes(page, "Saved");
  assert.equal(await wordsIn(outcome(page, 1), VOICE), "On the server. ");
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  assert.equal(await page.getByText(/can't be read/).count(), 0);
});

test("a plan begun from a template that the server has no more is refused in words, stays, and can be copied", async (t) => {
  const dataDir = temporaryFolder(t);
  const templates = temporaryFolder(t);
  cpSync(FOLDERS.templates, templates, { recursive: true });
  const start = (port: string) =>
    serve(
      readConfig({ PORT: port, DATA_DIR: dataDir, SIGN_IN: "off" }),
      createLog(() => {}),
      { ...FOLDERS, templates },
    );
  let server = await start("0");
  t.after(() => server.close());
  const { address } = server;
  const { page } = await visit(t, address, {
    name: "Priya",
    losesServer: true,
    isRefused: true,
  });
  await page.goto("/");
  await page.locator(".plan-card").first().waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.close();
  const begun = await beginPlan(page, "Amina Osei", (dialog) =>
    dialog.getByRole("radio", { name: /^Personal Action Plan/ }).check(),
  );
  const first = page.locator("ow-text-field .ProseMirror").first();
  await first.click();
  await page.keyboard.type("I want to cook on Sundays.");
  await statusBecomes(page, "Saved on this device");

  rmSync(join(templates, "personal-action-plan.json"));
  server = await start(new URL(address).port);
  const refusal =
    "The server does not have the template of this plan any more, so it can't take it. Your words are kept on this device.";
  await statusBecomes(page, refusal);
  await page.goto("/");
  const card = page.locator(".plan-card").filter({ hasText: "Amina Osei" });
  await card.getByText("Only on this device yet").waitFor();
  await openPlan(page, begun);
  await statusBecomes(page, refusal);
  await planShown(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await page.getByRole("button", { name: "Word file" }).click();
  const { value } = await mammoth.extractRawText({
    path: await (await downloading).path(),
  });
  assert.ok(value.includes("I want to cook on Sundays."));
});
