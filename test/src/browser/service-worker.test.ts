import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { stripTypeScriptTypes } from "node:module";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { chromeArgs, findChrome } from "#test/chrome.mjs";

const codeOf = (name: string) => {
  const path = fileURLToPath(new URL(`../../../src/browser/${name}`, import.meta.url));
  return stripTypeScriptTypes(readFileSync(path, "utf8"));
};

const PAGE = `<!doctype html><title>A page</title><body><script type="module">
  import { registerServiceWorker } from "/service-worker.js";
  import { watchUnsaved } from "/unsaved.ts";
  globalThis.words = { isAtRisk: false, isStuck: false };
  watchUnsaved(globalThis.words);
  registerServiceWorker((load) => {
    const button = document.createElement("button");
    button.textContent = "Load it now";
    button.onclick = load;
    document.body.append(button);
  });
</script>`;

/** A worker of some version; it answers `/version` itself. */
const worker = (version: number) => `
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("message", (event) => {
    if (event.data === "skipWaiting") event.waitUntil(self.skipWaiting());
  });
  self.addEventListener("fetch", (event) => {
    if (event.request.url.endsWith("/version")) event.respondWith(new Response("${version}"));
  });`;

/** A site with the registration, and a worker whose version can be changed. */
async function startSite(t: TestContext) {
  let version = 1;
  const files: Record<string, () => [type: string, text: string]> = {
    "/": () => ["text/html", PAGE],
    "/sw.js": () => ["text/javascript", worker(version)],
    "/service-worker.js": () => ["text/javascript", codeOf("service-worker.ts")],
    "/unsaved.ts": () => ["text/javascript", codeOf("unsaved.ts")],
  };
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ""]?.() ?? ["text/plain", ""];
    response.writeHead(text ? 200 : 404, { "content-type": type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, publish: () => (version += 1) };
}

async function openBrowser(t: TestContext) {
  const browser = await chromium.launch({ executablePath: await findChrome(), args: chromeArgs });
  t.after(() => browser.close());
  return browser.newContext();
}

const versionIn = (page: Page) => page.evaluate(async () => (await fetch("/version")).text());

test("a new version waits until somebody takes it up, and then all of the page is new", async (t) => {
  const site = await startSite(t);
  const context = await openBrowser(t);
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  assert.equal(await versionIn(page), "1");
  assert.equal(await page.getByRole("button").count(), 0, "the first version is not offered");

  site.publish();
  await page.reload();
  await page.getByRole("button").waitFor();
  assert.equal(await versionIn(page), "1");
  const other = await context.newPage();
  await other.goto(site.address);
  await other.getByRole("button").waitFor();

  await Promise.all([page.waitForEvent("load"), page.getByRole("button").click()]);
  await page.waitForFunction(() => !document.querySelector("button"));
  assert.equal(await versionIn(page), "2");

  await Promise.all([other.waitForEvent("load"), other.getByRole("button").click()]);
  assert.equal(await versionIn(other), "2");
});

test("a new version that was taken up comes only once no word would be lost", async (t) => {
  const site = await startSite(t);
  const page = await (await openBrowser(t)).newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  site.publish();
  await page.reload();
  await page.getByRole("button").waitFor();
  const say = (isAtRisk: boolean) =>
    page.evaluate((it) => void Object.assign(Reflect.get(globalThis, "words"), it), { isAtRisk });
  await say(true);
  await page.getByRole("button").click();
  await page.waitForTimeout(500);
  assert.equal(await versionIn(page), "1");
  assert.equal(await page.getByRole("button").count(), 1, "the page is as it was");
  const loaded = page.waitForEvent("load");
  await say(false);
  await loaded;
  assert.equal(await versionIn(page), "2");
});
