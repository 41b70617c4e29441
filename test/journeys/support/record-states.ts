import type { Locator, Page } from "playwright-core";
import { outcome } from "./plan-on-screen.ts";
import { openExample, type State } from "./states.ts";

/** What is on record of a plan, folded and unfolded. */
export const recordStates: readonly State[] = [
  {
    name: "plan: record, folded",
    arrange: async (page) => {
      await openExample(page);
      await showRecord(page);
      // At the top nothing lies half under the bar that stays.
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: "plan: record, a review and one of everything unfolded",
    arrange: async (page) => {
      await openExample(page);
      const panel = await showRecord(page);
      for (const it of await panel.locator(".section-head .button").all()) {
        await it.click();
        await panel.locator(".record-fields :focus").waitFor();
      }
      await unfoldAll(panel.locator("summary"));
      await page.locator("ow-outcome-card").first().scrollIntoViewIfNeeded();
      await unfoldAll(outcome(page, 1).locator(".record-in-place > summary"));
      await outcome(page, 1)
        .getByRole("button", { name: /^Still right/ })
        .first()
        .click();
    },
  },
  {
    name: "plan: record, a picture being chosen",
    arrange: async (page) => {
      await openExample(page);
      await unfoldAll(outcome(page, 1).locator(".record-in-place > summary").last());
      await outcome(page, 1)
        .getByRole("button", { name: /^Picture in copies/ })
        .click();
      await outcome(page, 1)
        .getByRole("radio", { name: /^music/ })
        .check();
    },
  },
];

const showRecord = async (page: Page) => {
  const panel = page.locator("ow-record-panel");
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole("heading", { name: "About this plan" }).waitFor();
  return panel;
};

const unfoldAll = async (lines: Locator) => {
  for (const it of await lines.all())
    if (!(await it.evaluate((one) => one.parentElement?.hasAttribute("open")))) await it.click();
};
