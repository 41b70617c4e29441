import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromeArgs, findChrome } from "#test/chrome.mjs";

/** Starts a browser for measuring. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? (await findChrome());
  return chromium.launch({ executablePath, args: chromeArgs });
}

/** Somebody's own browser, who has said what they are called. */
export async function visitorOf(browser: Browser, options = {}): Promise<BrowserContext> {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ locale: "en-GB", viewport, ...options });
  await context.addInitScript(() => {
    const kept = { id: "0123456789abcdef", name: "Priya Nair", colour: "teal" };
    localStorage.setItem("ownwords.identity", JSON.stringify(kept));
  });
  return context;
}

/** Notes when a page can be read, and when its first words can be typed in; see `openingOf`. */
export async function watchOpening(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen = { read: 0, edit: 0 };
    Object.assign(globalThis, { seen });
    // One for the page that comes: the new document is not yet there.
    const watcher = new MutationObserver(() => {
      seen.read ||= document.querySelector("ow-outcome-card .writing") ? performance.now() : 0;
      seen.edit ||= document.querySelector("ow-text-field .ProseMirror") ? performance.now() : 0;
      if (seen.edit) watcher.disconnect();
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
}

/** When a plan could be read and when it could be edited, in milliseconds from the page's request. */
export async function openingOf(page: Page): Promise<{ read: number; edit: number }> {
  await page.locator("ow-text-field .ProseMirror").first().waitFor();
  return page.evaluate(
    () => (globalThis as unknown as { seen: { read: number; edit: number } }).seen,
  );
}

/** Waits until a plan is on the page to the last outcome, and the server has all of it. */
export async function wholePlan(page: Page, outcomes: number): Promise<void> {
  await page.waitForFunction(
    (amount) => document.querySelectorAll("ow-outcome-card").length === amount,
    outcomes,
  );
  await page.locator("ow-text-field .ProseMirror").first().waitFor();
  await page.waitForFunction(() =>
    document.querySelector("ow-sync-status")?.textContent?.includes("Saved"),
  );
}

/** Puts the caret at the end of what an outcome says. */
export async function caretIn(page: Page, outcome: number): Promise<void> {
  const card = page.locator("ow-outcome-card").nth(outcome);
  const editor = card.locator("ow-text-field .ProseMirror").first();
  // What comes into view takes its real size, which moves what is below.
  while (!(await editor.isVisible())) {
    await card.evaluate((it) => it.querySelector("h2")?.scrollIntoView({ block: "center" }));
    await page.waitForTimeout(100);
  }
  await editor.click();
  await page.keyboard.press("Control+End");
}
