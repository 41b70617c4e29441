import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ownwords, PLANS } from "#test/server/cli/run-cli.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { PATIENCE_MS } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { launchBrowser } from "./support/visitor.ts";

test("the linter's report is accessible at every width, light and dark, and asks for nothing else", async (t) => {
  const file = join(temporaryFolder(t), "report.html");
  const { code } = await ownwords([
    "lint",
    "--today",
    "2030-05-01",
    "--format",
    "html",
    "--out",
    file,
    PLANS,
    "none.json",
  ]);
  assert.equal(code, 2);
  const browser = await launchBrowser();
  // The page allows no script, and axe is one.
  const context = await browser.newContext({ bypassCSP: true });
  context.setDefaultTimeout(PATIENCE_MS);
  t.after(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (it) => asked.push(it.url()));
  await page.goto(pathToFileURL(file).href);
  assert.ok((await page.locator("article").count()) >= 3);
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("nav").isVisible(), false);
  assert.deepEqual(asked, [pathToFileURL(file).href]);
});
