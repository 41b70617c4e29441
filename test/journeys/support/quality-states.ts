import type { Page } from "playwright-core";
import { openExample, type State } from "./states.ts";
import { planShown } from "./plan-on-screen.ts";
import type { RunningServer } from "./running-server.ts";

/** Draws a sample of two plans, and waits until it is shown. */
const drawSample = async (page: Page, server: RunningServer) => {
  await server.createPlan("Bilal Khan");
  await server.createPlan("Amina Osei");
  await page.goto("/quality/reviews");
  await page.getByLabel("What it is for").fill("Audit in spring");
  await page.getByRole("button", { name: "Draw a sample" }).click();
  await page.getByRole("heading", { name: "Audit in spring" }).waitFor();
  await page.locator(".place-plan").nth(1).waitFor();
};

/** Asks for two changes in a plan with something on record of nearly everything. */
const askForChanges = async (page: Page) => {
  await openExample(page);
  await page.goto(`${page.url()}#review`);
  await planShown(page);
  const review = page.getByRole("complementary", { name: "Review" });
  await review.getByRole("checkbox").first().check();
  await review.getByRole("button", { name: "Ask about the plan as a whole" }).click();
  await review.locator("textarea[required]").fill("Say how Rosa wants to be asked.");
  await review.getByLabel("What you want to say").fill("Two small things.");
  await review.getByRole("button", { name: "Ask for 2 changes" }).click();
  await review.getByRole("heading", { name: "What was asked for" }).waitFor();
};

/** The quality lead's pages, and the review of a plan beside its text. */
export const qualityStates: readonly State[] = [
  {
    name: "quality: overview",
    arrange: async (page, server) => {
      await server.createPlan("Bilal Khan");
      await page.goto("/quality");
      await page.getByRole("heading", { name: "Month by month" }).waitFor();
    },
  },
  {
    name: "quality: places",
    arrange: async (page, server) => {
      await server.createPlan("Bilal Khan");
      await page.goto("/quality/places");
      await page.locator(".place-plan a").first().waitFor();
    },
  },
  {
    name: "quality: samples, and a new one",
    arrange: async (page, server) => {
      await drawSample(page, server);
      await page.getByRole("link", { name: "All samples" }).click();
      await page.locator(".place-plan").waitFor();
      await page.getByText("More", { exact: true }).click();
    },
  },
  { name: "quality: a sample", arrange: drawSample },
  { name: "plan: review, changes asked for", arrange: askForChanges },
  {
    name: "plan: review, signing off",
    arrange: async (page) => {
      await askForChanges(page);
      await page.getByRole("button", { name: "Sign off…" }).click();
      await page.getByRole("heading", { name: "Sign off" }).waitFor();
    },
  },
];
