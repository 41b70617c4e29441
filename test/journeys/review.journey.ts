import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { today } from "#src/browser/today.ts";
import { checkWord } from "#src/export/check-word.ts";
import { lint } from "#src/lint/lint.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { planShown, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

/** The views in which forms and lists go wrong first. */
const LOOKS = new Set(["wide, dark", "phone, text twice as large", "320 wide"]);
const RULE = "no-blank-section";

test("a lead draws a sample, comments and asks for a change; a practitioner mends it and answers; the lead signs off, and the report says so", async (t) => {
  const server = await startServer(t);
  const plan = await server.plan(await server.createPlan("Amina Osei"));
  const template = await server.template("care-act");
  const blanks = lint(plan, { template, today: today() }).filter((it) => it.rule === RULE).length;
  const { page: lead } = await visit(t, server.address);
  const { page: priya } = await visit(t, server.address, {
    name: "Priya Nair",
    role: "practitioner",
  });

  // By a rule on the overview to a sample of the plans in which it has something.
  await lead.goto(`/quality?rule=${RULE}`);
  await placesAre(lead, blanks);
  await lead.getByRole("link", { name: "Draw a sample of these plans" }).click();
  await lead.getByLabel("How many plans").fill("5");
  await lead.getByLabel("What it is for").fill("Audit in spring");
  await lead.getByRole("button", { name: "Draw a sample" }).click();
  await lead.getByRole("heading", { name: "Audit in spring" }).waitFor();
  await isAccessible(lead, "a sample");

  // Into the plan: a comment, and one change asked for.
  await lead.getByRole("link", { name: "Amina Osei", exact: true }).click();
  await planShown(lead);
  const review = lead.getByRole("complementary", { name: "Review" });
  await review.getByRole("checkbox").first().check();
  await isAccessible(lead, "the review of a lead");
  await lead.keyboard.press("Control+Alt+m");
  const comments = lead.getByRole("complementary", { name: "Comments" });
  await comments.getByLabel("Your comment").fill("How does she like to be asked?");
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  await comments.getByText("How does she like to be asked?").waitFor();
  await lead.getByRole("button", { name: "Show the review" }).click();
  await review.getByRole("button", { name: "1 open comment" }).waitFor();
  await review.getByLabel("What you want to say").fill("Please ask Amina first.");
  await review.getByRole("button", { name: "Ask for 1 change" }).click();
  await lead
    .getByText(/^Sana Iqbal asked for 1 change/)
    .first()
    .waitFor();

  // The practitioner is told, sees it beside the text, mends it and says so.
  await priya.goto("/");
  await priya.getByRole("button", { name: "Notices, 1 new" }).click();
  await priya
    .getByRole("link", { name: /^Sana Iqbal asked for changes in Amina Osei's plan/ })
    .click();
  await planShown(priya);
  const asked = priya.getByRole("complementary", { name: "Review" });
  await asked.locator("blockquote", { hasText: "Please ask Amina first." }).waitFor();
  await asked.getByText("Still as it was.").waitFor();
  await isAccessible(priya, "the review of a practitioner");
  await asked.getByRole("button", { name: /^Go to the words/ }).click();
  await priya.locator(".ProseMirror:focus").waitFor();
  await priya.keyboard.type("My sister, my allotment, and being asked before things are decided.");
  await asked.getByText("Not asked any more.").waitFor();
  await statusBecomes(priya, "Saved");
  await asked.getByLabel("What you did about it, or why not").fill("We wrote it together.");
  await asked.getByRole("button", { name: "Say that it’s done" }).click();
  await priya
    .getByText(/^Priya Nair answered/)
    .first()
    .waitFor();

  // The lead sees the answer without touching anything, and signs off with reasons.
  await review.locator("blockquote", { hasText: "We wrote it together." }).waitFor();
  await review.getByText("The plan has changed since.").waitFor();
  await review.getByText("Not asked any more.").waitFor();
  await review.getByRole("button", { name: "Sign off…" }).click();
  for (const reason of await review.getByLabel(/^Why it is left open/).all())
    await reason.fill("We come to it at the next review.");
  await isAccessible(lead, "signing off");
  await review.getByRole("button", { name: "Sign off", exact: true }).click();
  await review.locator(".review-standing", { hasText: "Signed off by Sana Iqbal" }).waitFor();
  await review.getByRole("link", { name: "Back to the sample" }).click();
  await lead
    .locator(".place-plan")
    .filter({ hasText: "Amina Osei" })
    .getByText("Signed off")
    .waitFor();
  await priya
    .getByText(/^Signed off by Sana Iqbal/)
    .first()
    .waitFor();

  // What was mended is counted no more.
  await lead.goto(`/quality?rule=${RULE}`);
  await placesAre(lead, blanks - 1);

  // The month's report tells what was settled and signed off, and is there as Word.
  await lead.getByRole("link", { name: "Reports" }).click();
  await lead
    .getByRole("link", { name: /^Board report/ })
    .first()
    .waitFor();
  await isAccessible(lead, "the reports");
  await lead
    .getByRole("link", { name: /^Board report/ })
    .first()
    .click();
  await lead
    .getByRole("table", { name: /^What was settled in the month/ })
    .getByRole("row")
    // So many were new, one was settled, none was set aside or called not useful.
    .filter({ hasText: new RegExp(`Nothing is written under … yet\\.${blanks}100`) })
    .waitFor();
  await lead.getByText("Signed off: 1 time", { exact: true }).waitFor();
  await isAccessible(lead, "a report");
  const downloading = lead.waitForEvent("download");
  await lead.getByRole("link", { name: "Word file" }).click();
  assert.deepEqual(checkWord(await readFile(await (await downloading).path())), []);
});

/** Waits, and touches nothing, until the overview says so many places. */
const placesAre = (page: Page, places: number) =>
  page
    .getByRole("row")
    .filter({ hasText: "Nothing is written under" })
    .filter({ hasText: new RegExp(`\\b${places} place`) })
    .waitFor();

async function isAccessible(page: Page, what: string) {
  const [wide] = views;
  for (const view of views) {
    if (!LOOKS.has(view.name)) continue;
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], `${what}, ${view.name}`);
  }
  if (wide) await showAs(page, wide);
}
