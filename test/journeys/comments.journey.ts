import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.ts";
import {
  field,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

test("a lead comments on words, and a practitioner sees it beside them, answers and settles it", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const lead = await visit(t, server.address);
  const priya = await visit(t, server.address, { name: "Priya Nair" });
  await Promise.all([openPlan(lead.page, id), openPlan(priya.page, id)]);
  await Promise.all([statusBecomes(lead.page, "Saved"), statusBecomes(priya.page, "Saved")]);
  await write(outcome(priya.page, 1), VOICE, "I want to sing again.");

  // The lead selects the last word and asks about it.
  const words = await field(outcome(lead.page, 1), VOICE);
  await eventually(() => wordsIn(outcome(lead.page, 1), VOICE), "I want to sing again.");
  await words.click();
  await lead.page.keyboard.press("Control+End");
  await lead.page.keyboard.press("ArrowLeft");
  await lead.page.keyboard.press("Control+Shift+ArrowLeft");
  await lead.page.keyboard.press("Control+Alt+m");
  const comments = lead.page.getByRole("complementary", { name: "Comments" });
  await comments.getByLabel("Your comment").fill("Since when not?");
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  const mark = (page: typeof lead.page) =>
    page.locator(".commented").filter({ hasText: "again" }).first();
  await mark(lead.page).waitFor();

  // The mark is on the other screen, and leads to what was said.
  await mark(priya.page).waitFor();
  const counted = { name: "1 comment", exact: true };
  await priya.page.getByRole("banner").getByRole("button", counted).waitFor();
  await priya.page.getByRole("main").getByRole("button", counted).click();
  const thread = priya.page.getByRole("complementary", { name: "Comments" });
  await thread.getByText("Since when not?").waitFor();
  await thread.getByRole("button", { name: "Answer" }).click();
  await thread.getByLabel("Your answer").fill("Since she moved here.");
  await thread.getByRole("button", { name: "Answer" }).click();
  await comments.getByText("Since she moved here.").waitFor();
  await thread.getByRole("button", { name: "Settle" }).click();
  await comments.getByText("Settled (1)").waitFor();
  await eventually(() => lead.page.locator(".commented").count(), 0);

  // What is for staff only is no part of the plan, and is told apart in words.
  await thread.getByRole("button", { name: "New comment" }).click();
  await thread.getByLabel("Your comment").fill("Shall we ask her sister?");
  await thread.getByLabel("Staff only").check();
  await thread.getByRole("button", { name: "Comment", exact: true }).click();
  await comments.getByText("Shall we ask her sister?").waitFor();
  await comments.getByText("Staff only").waitFor();
  const { remarks } = await server.plan(id);
  assert.deepEqual(
    remarks.map((it) => it.words.text),
    ["Since when not?", "Since she moved here."],
  );

  // Other words for one word are shown in place on both screens, and are in the plan with a yes.
  const offerTo = async (last: string, instead: string) => {
    await words.click();
    await lead.page.keyboard.press("Control+End");
    await lead.page.keyboard.press("ArrowLeft");
    await lead.page.keyboard.press("Control+Shift+ArrowLeft");
    await lead.page.keyboard.press("Control+Alt+Shift+m");
    const form = comments.getByRole("region", { name: "Other words" });
    await eventually(() => form.getByLabel("What you suggest").inputValue(), last);
    await form.getByLabel("What you suggest").fill(instead);
    await form.getByRole("button", { name: "Suggest it" }).click();
    const offered = priya.page.locator(".suggested-in").filter({ hasText: instead });
    await offered.waitFor();
    const pointer = priya.page.getByRole("region", { name: "Suggested words" });
    await pointer.getByRole("button", { name: "Look at it" }).click();
    const found = thread.getByRole("listitem", { name: /^Suggestion by/ });
    await found.filter({ has: priya.page.getByRole("button", { name: "Accept" }) }).waitFor();
  };
  await offerTo("again", "in a choir");
  assert.equal(await wordsIn(outcome(priya.page, 1), VOICE), "I want to sing again.");
  await thread.getByRole("button", { name: "Accept" }).click();
  await eventually(() => wordsIn(outcome(lead.page, 1), VOICE), "I want to sing in a choir.");
  await eventually(() => lead.page.locator(".suggested-in").count(), 0);

  // What is declined stays as it is, and whoever suggested it reads why.
  await offerTo("choir", "band");
  await thread.getByRole("button", { name: "Decline" }).click();
  await thread.getByLabel("Why not?").fill("She would rather sing.");
  await thread.getByRole("button", { name: "Decline" }).click();
  await comments.getByText("Settled (3)").click();
  await comments.getByText("She would rather sing.").waitFor();
  await comments.getByText(/^Declined by/).waitFor();
  assert.equal(await wordsIn(outcome(lead.page, 1), VOICE), "I want to sing in a choir.");
});
