import { openExample, type State } from "./states.ts";

/** What is asked of a plan, what is done about it, and the help about it. */
export const questionStates: readonly State[] = [
  {
    name: "plan: question open",
    widths: (width) => width >= 1280,
    arrange: async (page) => {
      await openExample(page);
      await page.locator(".finding-item .finding-head").first().click();
    },
  },
  {
    name: "plan: questions on a phone",
    widths: (width) => width <= 360,
    arrange: async (page) => {
      await openExample(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await page
        .getByRole("banner")
        .getByRole("button", { name: /question/ })
        .click();
      await page.locator(".finding-item .finding-head").first().click();
    },
  },
  {
    name: "plan: question set aside, and the reasons for another",
    widths: (width) => width >= 1280,
    arrange: async (page) => {
      await openExample(page);
      await page.locator(".finding-item .finding-head").first().click();
      await page.getByRole("button", { name: "Not useful" }).click();
      await page.getByText("Set aside (1)").click();
      await page.locator(".finding-item .finding-head").first().click();
      await page.getByRole("button", { name: "Ask next time" }).click();
      await page.getByText("More", { exact: true }).click();
      await page.getByText("A plan that does well").waitFor();
      await page.getByRole("button", { name: "Set aside…" }).click();
      await page.getByRole("button", { name: "Something else…" }).click();
    },
  },
  {
    name: "plan: sitting together",
    arrange: async (page) => {
      await openExample(page);
      await page.getByRole("button", { name: "Sitting together with Rosa" }).click();
      await page.getByRole("region", { name: "Sitting together" }).waitFor();
    },
  },
  {
    name: "help: all questions",
    arrange: async (page) => {
      await page.goto("/help/rules");
      await page.getByRole("heading", { name: "What Ownwords asks, and why" }).waitFor();
    },
  },
  {
    name: "help: one question",
    arrange: async (page) => {
      await page.goto("/help/rules/action-has-owner?pack=pathway");
      await page.getByRole("heading", { name: "It asks about this" }).waitFor();
    },
  },
];
