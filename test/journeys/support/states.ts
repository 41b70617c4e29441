import type { Page } from "playwright-core";
import { field, openPlan, outcome, planShown, statusBecomes, write } from "./plan-on-screen.ts";
import type { RunningServer } from "./running-server.ts";

/** A page in a state that people meet; `arrange` brings it there. */
export type State = {
  name: string;
  arrange: (page: Page, server: RunningServer) => Promise<void>;
  /** What can only be met in some widths. */
  widths?: (width: number) => boolean;
  losesServer?: boolean;
  /** What the server is told, where that matters. */
  settings?: Record<string, string>;
};

/** Opens the example plan. */
export const openExample = async (page: Page) => {
  await page.goto("/");
  await page
    .getByRole("link", { name: /example plan|Rosa Adeyemi/ })
    .first()
    .click();
  await planShown(page);
  await statusBecomes(page, "Saved");
};

const openDialog = async (page: Page) => {
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).click();
  await page.getByRole("dialog").getByRole("radio").nth(4).waitFor();
};

const openEmpty = async (page: Page, server: RunningServer) => {
  await openPlan(page, await server.createPlan("Amina Osei"));
  await statusBecomes(page, "Saved");
};

const runCommand = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Commands and keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
};

/** Opens the list with two plans beside the example. */
export const openList = async (page: Page, server: RunningServer) => {
  await server.createPlan("Bilal Khan");
  await server.createPlan("Amina Osei");
  await page.goto("/");
  await page.getByRole("searchbox").waitFor();
  await page.locator(".plan-card").nth(2).waitFor();
};

/** The list of plans, and what opens over it. */
export const homeStates: readonly State[] = [
  {
    name: "home: welcome",
    arrange: async (page) => {
      await page.goto("/");
      await page.getByRole("link", { name: "Look at an example plan" }).waitFor();
    },
  },
  { name: "home: list", arrange: openList },
  {
    name: "home: search finds nothing",
    arrange: async (page, server) => {
      await openList(page, server);
      await page.getByRole("searchbox").fill("xylophone");
      await page.getByText("No plan has “xylophone” in it.").waitFor();
    },
  },
  {
    name: "home: archived plans",
    arrange: async (page, server) => {
      await openList(page, server);
      await page
        .getByRole("button", { name: /^More for Amina/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Archive" }).click();
      await page.getByLabel("Show").selectOption({ label: "Archived plans" });
      await page.locator(".plan-card").filter({ hasText: "Amina Osei" }).waitFor();
    },
  },
  {
    name: "home: menu of a plan",
    arrange: async (page, server) => {
      await openList(page, server);
      await page
        .getByRole("button", { name: /^More for Amina/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Duplicate" }).waitFor();
    },
  },
  {
    name: "home: light and dark menu",
    arrange: async (page, server) => {
      await openList(page, server);
      await page.getByRole("button", { name: "Settings of this device" }).click();
      await page.getByRole("button", { name: "Dark", exact: true }).waitFor();
    },
  },
  {
    name: "home: without server",
    losesServer: true,
    arrange: async (page, server) => {
      await openEmpty(page, server);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await server.kill();
      await page.goto("/");
      await page.getByText("The server can't be reached. These are the plans").waitFor();
    },
  },
  {
    name: "home: forget everything",
    losesServer: true,
    arrange: async (page, server) => {
      await openEmpty(page, server);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await server.kill();
      await statusBecomes(page, "Offline");
      await write(outcome(page, 1), VOICE, "I want to sing.");
      await statusBecomes(page, "Saved on this device");
      await page.getByRole("link", { name: "Plans" }).first().click();
      await page.getByRole("button", { name: "Settings of this device" }).click();
      await page.getByRole("button", { name: "Forget everything on this device" }).click();
      await page.getByRole("dialog").getByText("They would be lost for good").waitFor();
    },
  },
  { name: "new plan: as them", arrange: openDialog },
  {
    name: "new plan: about them",
    arrange: async (page) => {
      await openDialog(page);
      await page.getByLabel("About them").check();
    },
  },
  {
    name: "new plan: through an advocate",
    arrange: async (page) => {
      await openDialog(page);
      await page.getByLabel("Through an advocate").check();
    },
  },
  {
    name: "new plan: could not be made",
    losesServer: true,
    arrange: async (page, server) => {
      await openDialog(page);
      await page.getByLabel("Whose plan is it?").fill("Amina Osei");
      await server.kill();
      // With a copy on this device it would begin there.
      await page.evaluate(() => {
        IDBObjectStore.prototype.add = () => {
          throw new DOMException("No room.", "QuotaExceededError");
        };
      });
      await page.getByRole("button", { name: "Start the plan" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
];

/** One plan, and what opens over it. */
export const planStates: readonly State[] = [
  { name: "plan: example", arrange: openExample },
  { name: "plan: empty", arrange: openEmpty },
  {
    name: "plan: commands",
    arrange: async (page) => {
      await openExample(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "Commands and keys" }).waitFor();
    },
  },
  {
    name: "plan: own name",
    settings: { SIGN_IN: "off" },
    arrange: async (page) => {
      await openExample(page);
      await runCommand(page, "Change the name that others see");
      await page.getByLabel("Your name").waitFor();
    },
  },
  {
    name: "plan: someone else",
    arrange: async (page) => {
      await openExample(page);
      const owner = page.getByRole("combobox", { name: /^Who will do it/ }).first();
      await owner.selectOption({ label: "Someone else…" });
      await page.getByRole("dialog", { name: "Who will do it?" }).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "plan: menu of an action",
    arrange: async (page) => {
      await openExample(page);
      await page
        .getByRole("button", { name: /^More for action 1/ })
        .first()
        .click();
      await page.locator(".menu:popover-open").waitFor();
    },
  },
  {
    name: "plan: day being chosen",
    arrange: async (page) => {
      await openExample(page);
      const day = page.getByRole("button", { name: /^By when/ }).first();
      await day.focus();
      await page.keyboard.press("Enter");
      await page.locator('input[type="date"]').waitFor();
    },
  },
  {
    name: "plan: prompts unfolded",
    arrange: async (page) => {
      await openExample(page);
      for (const it of (await page.locator("summary").all()).slice(0, 3)) await it.click();
    },
  },
  {
    name: "plan: an action put away, with its toast",
    arrange: async (page) => {
      await openExample(page);
      await page
        .getByRole("button", { name: /^More for action 1/ })
        .first()
        .click();
      await page.locator(".menu:popover-open").getByRole("button", { name: "Remove" }).click();
      await page.getByRole("heading", { name: "Put away" }).waitFor();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "plan: somebody else in it",
    arrange: async (page, server) => {
      await openEmpty(page, server);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await write(outcome(other, 1), VOICE, "I want to sing.");
      await other.keyboard.press("Shift+Home");
      await page.locator(".presence-caret").waitFor();
      await page.locator("ow-presence-list li").waitFor();
    },
  },
  {
    name: "plan: without server",
    losesServer: true,
    arrange: async (page, server) => {
      await openEmpty(page, server);
      const voice = await field(outcome(page, 1), VOICE);
      await server.kill();
      await statusBecomes(page, "Offline");
      await voice.click();
      await page.keyboard.type("I want to sing.");
      await statusBecomes(page, "Saved on this device");
    },
  },
  {
    name: "plan: not there",
    arrange: async (page) => {
      await page.goto("/plans/AAAAAAAAAAAAAAAAAAAAAAAA");
      await page.getByRole("alert").waitFor();
    },
  },
];

const VOICE = "The outcome I wish to achieve, outcome 1";
