// Pictures of every page to look at: `npm run screens -- FOLDER [WIDTH…]`.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { readConfig } from "#server/config.ts";
import { createLog } from "#server/log.ts";
import { serve } from "#server/serve.ts";
import { chromeArgs, findChrome } from "#test/chrome.mjs";
import { beginPlan, write } from "#test/journeys/support/plan-on-screen.ts";

const [folder, ...widths] = process.argv.slice(2);
if (!folder) throw new Error("Say where the pictures go: npm run screens -- FOLDER");
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), "ownwords-screens-"));
const config = readConfig({ PORT: "0", DATA_DIR: dataDir, SIGN_IN: "off" });
const server = await serve(
  config,
  createLog(() => {}),
);
const executablePath = process.env["CHROME_PATH"] ?? (await findChrome());
const browser = await chromium.launch({ executablePath, args: chromeArgs });

/** What to take pictures of, in this order. */
const scenes: Record<string, (page: Page, width: number) => Promise<void>> = {
  "home-welcome": async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Look at an example plan" }).waitFor();
  },
  "new-plan": async (page) => {
    await page.getByRole("button", { name: "New plan" }).click();
    await page.getByLabel("Whose plan is it?").fill("Amina Osei");
    await page.getByLabel("Through an advocate").check();
  },
  plan: async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Look at an example plan" }).click();
    await page.locator(".sheet .ProseMirror").first().waitFor();
    await page.getByText("Saved", { exact: true }).waitFor();
  },
  "plan-outcome": (page) => show(page, ".outcome"),
  "plan-strengths": (page) => show(page, ".outcome .strands"),
  "plan-actions": (page) => show(page, ".outcome .holds-actions"),
  "plan-people": (page) => show(page, ".people"),
  "finding-open": async (page, width) => {
    await page.keyboard.press("Home");
    if (width < 1000)
      await page
        .getByRole("button", { name: /\d+ question/ })
        .first()
        .click();
    await page.locator(".finding-item .finding-head").first().click();
  },
  "make-example": async (page) => {
    await page.locator("ow-finding-card").getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Use these words as an example…" }).click();
    await page.getByLabel("The example", { exact: true }).waitFor();
  },
  "quality-examples": async (page) => {
    await page.getByLabel("I have read it, and nobody could be recognised").check();
    await page.getByRole("button", { name: "Keep it for the team" }).click();
    await page.getByText("Kept. The team sees it").waitFor();
    await page.goto("/quality/examples");
    await page.getByRole("button", { name: "Change" }).first().waitFor();
  },
  "plan-empty": async (page) => {
    await page.goto("/");
    await page.getByRole("button", { name: "New plan" }).click();
    await page.getByLabel("Whose plan is it?").fill("Amina Osei");
    await page.getByRole("button", { name: "Start the plan" }).click();
    await page.locator(".sheet .ProseMirror").first().waitFor();
    await page.getByText("Saved", { exact: true }).waitFor();
  },
  offline: async (page) => {
    await page.context().setOffline(true);
    await page.getByText("Offline", { exact: true }).waitFor();
    await page.context().setOffline(false);
  },
  "quality-overview": async (page) => {
    await page.goto("/quality");
    await page.getByRole("heading", { name: "Month by month" }).waitFor();
  },
  "quality-places": async (page) => {
    await page.goto("/quality/places");
    await page.locator(".place-plan a").first().waitFor();
  },
  "quality-samples": async (page) => {
    await page.goto("/quality/reviews");
    await page.getByRole("heading", { name: "Draw a sample" }).waitFor();
  },
  "quality-sample": async (page) => {
    await page.getByRole("button", { name: "Draw a sample" }).click();
    await page.getByRole("heading", { name: "How it was drawn" }).waitFor();
  },
  "plan-review": async (page) => {
    await page.getByRole("link", { name: "Amina Osei" }).first().click();
    await page.getByRole("heading", { name: "What is open in the plan" }).waitFor();
  },
  "quality-sameness": async (page) => {
    for (const resident of ["Bilal Khan", "Cora Mensah"]) {
      await beginPlan(page, resident);
      await write(
        page.locator(".sheet"),
        "What matters to me",
        "A long bath, good company at dinner, and a garden to look at every morning.",
      );
      await page.getByText("Saved", { exact: true }).waitFor();
    }
    // The list has the server look at once through plans that were just written in.
    await page.goto("/");
    await page.getByRole("link", { name: "Quality" }).click();
    await page.getByRole("link", { name: "Sameness" }).click();
    await page.locator(".sameness-wording").waitFor();
  },
  "home-list": async (page) => {
    await page.goto("/");
    await page.getByRole("searchbox").waitFor();
    await page.locator(".plan-card").first().waitFor();
  },
  "quality-reports": async (page) => {
    await page.goto("/quality/reports");
    await page.getByRole("heading", { name: "Sent by the server" }).waitFor();
  },
  "quality-report": async (page) => {
    await page
      .getByRole("link", { name: /^Board report/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "How to read these numbers" }).waitFor();
  },
};

for (const width of widths.length ? widths.map(Number) : [360, 768, 1440])
  for (const colorScheme of ["light", "dark"] as const) {
    const context: BrowserContext = await browser.newContext({
      baseURL: server.address,
      viewport: { width, height: width < 500 ? 740 : 900 },
      colorScheme,
      locale: "en-GB",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    for (const [name, arrange] of Object.entries(scenes)) {
      // The welcome is for those who have no plan of their own yet.
      if (name === "home-welcome" && (await hasPlans())) continue;
      await arrange(page, width);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
    await forgetPlans();
    await context.close();
  }

await browser.close();
await server.close();
rmSync(dataDir, { recursive: true, force: true });

async function show(page: Page, selector: string) {
  await page
    .locator(selector)
    .first()
    .evaluate((it) => it.scrollIntoView({ block: "start" }));
  await page.waitForTimeout(300);
}

async function ownPlans(): Promise<{ id: string }[]> {
  const { plans } = await (await fetch(`${server.address}/api/plans`)).json();
  return plans.filter((it: { example: boolean }) => !it.example);
}

async function hasPlans(): Promise<boolean> {
  return (await ownPlans()).length > 0;
}

/** So that the next width begins with the welcome again. */
async function forgetPlans() {
  for (const { id } of await ownPlans())
    await fetch(`${server.address}/api/plans/${id}/archived`, {
      method: "PUT",
      body: JSON.stringify({ archived: true }),
      headers: { "content-type": "application/json" },
    });
}
