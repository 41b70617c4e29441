import type { Page } from "playwright-core";
import { openExample, type State } from "./states.ts";

/** What asks for a copy, and copies to look at. */
export const copyStates: readonly State[] = [
  {
    name: "copy: asked for",
    arrange: async (page) => {
      await openExample(page);
      await askFor(page, /^Those who work/);
    },
  },
  {
    name: "copy: for the resident, made, with its outcomes unfolded",
    arrange: async (page) => {
      await openExample(page);
      const dialog = await askFor(page, /^Rosa/);
      await dialog.getByText("All 3 outcomes").click();
      await dialog.getByRole("button", { name: "Web page" }).click();
      await dialog.getByText("The web page is in your downloads.").waitFor();
    },
  },
  {
    name: "copy: for a review without the server",
    losesServer: true,
    arrange: async (page, server) => {
      await openExample(page);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await server.kill();
      const dialog = await askFor(page, /^A formal review/);
      await dialog.getByText("Earlier versions are kept on the server").waitFor();
    },
  },
  ...["practitioner", "resident&largePrint=yes", "provider", "review"].map((wish) => ({
    name: `copy: shown for ${wish}`,
    arrange: async (page: Page) => {
      await openExample(page);
      await page.goto(`${page.url()}/copy?for=${wish}`);
      await page.locator("ow-copy-sheet article").waitFor();
    },
  })),
];

async function askFor(page: Page, whom: RegExp) {
  await page.getByRole("button", { name: "Make a copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a copy" });
  await dialog.getByRole("radio", { name: whom }).check();
  return dialog;
}
