import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { inGroups } from "#components/finding-groups.ts";
import { today } from "#src/browser/today.ts";
import { told } from "#src/lint/help/help-of.ts";
import { lint } from "#src/lint/lint.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { eventually } from "./support/eventually.ts";
import {
  choose,
  field,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

/** A plan with something for several rules to notice, open, the caret nowhere. */
async function planWithQuestions(t: TestContext) {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openPlan(page, id);
  const one = outcome(page, 1);
  await write(one, VOICE, "I want to stay safe and well.");
  await write(one, "My own strengths, outcome 1", "My carers come in twice a day.");
  await choose(one, "How long?", "Stays open, and we look again");
  await one.getByRole("button", { name: "Add a progress marker" }).click();
  await write(one, "Progress marker 1", "Ongoing");
  await one.getByRole("button", { name: "Add an action" }).click();
  await write(one, "Action 1: what will happen", "Ring the housing office.");
  await page.getByRole("heading", { name: "Questions to ask" }).focus();
  await statusBecomes(page, "Saved");
  return { server, id, page, one };
}

async function noticed(server: RunningServer, id: string): Promise<Diagnostic[]> {
  return lint(await server.plan(id), {
    template: await server.template("care-act"),
    today: today(),
  });
}

/** What is asked, in the order in which F8 goes: questions, then ideas; praise asks nothing. */
const open = (found: readonly Diagnostic[]) => [
  ...found.filter((it) => it.tier === "fix" || it.tier === "look"),
  ...found.filter((it) => it.tier === "idea"),
];

/** The same in the order of the list, where the findings of one rule stand together. */
const listed = (found: readonly Diagnostic[]) => [
  ...inGroups(open(found).filter((it) => it.tier !== "idea")).flatMap((it) =>
    "members" in it ? it.members.map((one) => one.question) : [it.question],
  ),
  ...found.filter((it) => it.tier === "idea").map((it) => it.question),
];

/** The questions on the page, with all that is folded unfolded. */
async function questionsOn(page: Page): Promise<string[]> {
  for (const head of await page.locator(".group-head[aria-expanded=false]").all())
    // It may go just then; whoever asks asks again.
    await head.click({ timeout: 500 }).catch(() => {});
  const ideas = page.locator("ow-diagnostic-list details.fold:not([open]) > summary");
  if (await ideas.count()) await ideas.click({ timeout: 500 }).catch(() => {});
  return page.locator(".finding-question").allTextContents();
}

test("the list beside the plan asks what the rules ask of the plan on the server", async (t) => {
  const { server, id, page, one } = await planWithQuestions(t);
  const found = await noticed(server, id);
  const rules = new Set(found.map((it) => it.rule));
  for (const rule of [
    "outcome-is-own",
    "no-ongoing-marker",
    "action-has-owner",
    "open-timeframe-has-review",
    "no-paid-care-in-strengths",
    "no-blank-section",
  ])
    assert.ok(rules.has(rule), rule);
  await eventually(() => questionsOn(page), listed(found));

  await choose(one, "Who will do it? Action 1", "Amina Osei");
  await statusBecomes(page, "Saved");
  const fewer = await noticed(server, id);
  assert.equal(fewer.length, found.length - 1);
  await eventually(() => questionsOn(page), listed(fewer));

  await page.locator(".finding-item .finding-head").first().click();
  const card = page.locator(".finding-item.open");
  const question = await card.locator(".finding-question").textContent();
  const first = fewer.find((it) => it.question === question)!;
  await card.getByText(first.message).waitFor();
  await card.getByText("More", { exact: true }).click();
  const { why, better } = told(first);
  for (const words of [why, better]) await card.getByText(words).first().waitFor();
});

test("words are underlined once the caret has left them, and not while they are written", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Amina Osei");
  const { page } = await visit(t, server.address);
  await openPlan(page, id);
  const one = outcome(page, 1);
  await one.getByRole("button", { name: "Add a progress marker" }).click();
  await write(one, "Progress marker 1", "Ongoing");
  await statusBecomes(page, "Saved");
  const editor = await field(one, "Progress marker 1");
  const marked = editor.locator(".finding");
  assert.equal(await marked.count(), 0);
  await (await field(one, VOICE)).click();
  await eventually(() => marked.allInnerTexts(), ["Ongoing"]);
  assert.equal(await wordsIn(one, "Progress marker 1"), "Ongoing");
  assert.equal((await server.plan(id)).outcomes[0]?.markers[0]?.wording.text, "Ongoing");
});

test("F8 walks the questions and says which, and Alt Enter leads to what can be done", async (t) => {
  const { server, id, page, one } = await planWithQuestions(t);
  const found = await noticed(server, id);
  await eventually(() => questionsOn(page), listed(found));
  const said = page.locator("ow-plan-page > p.visually-hidden[role=status]");
  const walk = open(found);
  const questions = walk.filter((it) => it.tier !== "idea").length;
  const sayingOf = (at: number) =>
    at < questions
      ? `Question ${at + 1} of ${questions}: ${walk[at]?.question}`
      : `Idea ${at - questions + 1} of ${walk.length - questions}: ${walk[at]?.question}`;
  for (let at = 0; at < walk.length; at++) {
    await page.keyboard.press("F8");
    await eventually(() => said.textContent(), sayingOf(at));
    await eventually(() => placeOfFocus(page), placeOnScreen(walk[at]!));
  }
  await page.keyboard.press("F8");
  await eventually(() => said.textContent(), sayingOf(0));
  await page.keyboard.press("Shift+F8");
  await eventually(() => said.textContent(), sayingOf(walk.length - 1));

  const review = walk.findIndex((it) => it.rule === "open-timeframe-has-review");
  for (let at = walk.length - 2; at >= review; at--) {
    await page.keyboard.press("Shift+F8");
    await eventually(() => said.textContent(), sayingOf(at));
  }
  await page.keyboard.press("Alt+Enter");
  const card = page.locator(".finding-item.open");
  await eventually(() => card.locator(".finding-question").innerText(), walk[review]!.question);
  const fix = card.getByRole("button", { name: /^Look at it again in/ });
  await eventually(() => card.evaluate((it) => it.contains(document.activeElement)), true);
  await fix.focus();
  await page.keyboard.press("Enter");
  await eventually(() => questionsOn(page), listed(found.filter((it) => it !== walk[review])));
  await statusBecomes(page, "Saved");
  assert.match((await reviewOf(server, id)) ?? "", /^\d{4}-\d\d-\d\d$/);

  // The page leads back to what was mended; a key that comes before would go elsewhere.
  await eventually(() => placeOfFocus(page), placeOnScreen(walk[review]!));
  await page.keyboard.press("Control+z");
  await eventually(() => questionsOn(page), listed(found));
  await statusBecomes(page, "Saved");
  assert.equal(await reviewOf(server, id), null);
  assert.equal(await wordsIn(one, VOICE), "I want to stay safe and well.");
});

test("a question is set aside in two keys, for everybody, with a reason, and can be asked again", async (t) => {
  const { server, id, page, one } = await planWithQuestions(t);
  const colleague = (await visit(t, server.address, { name: "Jo Bell" })).page;
  await openPlan(colleague, id);
  const found = await noticed(server, id);
  const owner = found.find((it) => it.rule === "action-has-owner")!;
  await eventually(() => questionsOn(page), listed(found));
  await eventually(() => questionsOn(colleague), listed(found));

  await page.locator(".finding-head", { hasText: owner.question }).click();
  await page.keyboard.press("Alt+Enter");
  const card = page.locator(".finding-item.open");
  await eventually(() => card.evaluate((it) => it.contains(document.activeElement)), true);
  await page.keyboard.press("d");
  await page.getByRole("group", { name: "Why set it aside?" }).waitFor();
  await page.keyboard.press("2");
  const rest = found.filter((it) => it !== owner);
  await eventually(() => questionsOn(page), listed(rest));
  await eventually(() => questionsOn(colleague), listed(rest));
  await colleague.getByText("Set aside (1)").click();
  await colleague.getByText(/^Priya Nair set this aside on .+: it doesn’t apply here\.$/).waitFor();
  assert.equal((await server.plan(id)).dismissals[0]?.reason, "not-applicable");

  await page.keyboard.press("Control+z");
  await eventually(() => questionsOn(page), listed(found));
  await eventually(() => questionsOn(colleague), listed(found));

  await colleague.locator(".finding-head", { hasText: owner.question }).click();
  await colleague.getByRole("button", { name: "Not useful" }).click();
  await eventually(() => questionsOn(page), listed(rest));
  await write(one, "Action 1: what will happen", " New glasses and a lamp for reading in bed.");
  await page.getByRole("heading", { name: "Questions to ask" }).focus();
  await page
    .getByText(
      /^Jo Bell set this aside on .+: the question is wrong\. The words have changed since\.$/,
    )
    .waitFor();
});

test("a question can be kept for the next conversation and ticked off there", async (t) => {
  const { server, id, page } = await planWithQuestions(t);
  const owner = (await noticed(server, id)).find((it) => it.rule === "action-has-owner")!;
  await page.locator(".finding-head", { hasText: owner.question }).click();
  await page.getByRole("button", { name: "Ask next time" }).click();
  const kept = page.getByRole("region", { name: "To talk about next time" });
  await kept.getByText(owner.question).first().waitFor();
  await page.reload();
  await kept.getByRole("button", { name: "Talked about" }).click();
  await eventually(() => kept.count(), 0);
  await statusBecomes(page, "Saved");
  assert.equal((await server.plan(id)).talks[0]?.on, today());
});

test("while people sit together, only questions for both are shown, without numbers or names", async (t) => {
  const { server, id, page } = await planWithQuestions(t);
  const found = await noticed(server, id);
  const toggle = page.getByRole("button", { name: "Sitting together with Amina" });
  await eventually(() => questionsOn(page), listed(found));
  await toggle.click();
  const said = page.locator("ow-plan-page > p.visually-hidden[role=status]");
  await eventually(
    () => said.textContent(),
    "Sitting together with Amina. Only questions for you both are shown.",
  );
  const plain = found.filter(
    (it) =>
      (it.tier === "fix" || it.tier === "look") && it.topic !== "language" && it.topic !== "voice",
  );
  assert.ok(plain.length && plain.length < found.length);
  const shown = plain.map((it) => it.plainly);
  await eventually(() => page.locator(".finding-question").allTextContents(), shown);
  const panel = page.locator("#questions");
  await panel.locator(".finding-head").first().click();
  const words = (await page.locator("ow-plan-page").innerText()).replaceAll(/\s+/g, " ");
  for (const it of found)
    for (const hidden of [it.message, told(it).why, it.rule])
      assert.ok(!words.includes(hidden), hidden);
  for (const hidden of ["To settle", "Worth a look", "Ideas", "Set aside", "Not useful"])
    assert.ok(!words.includes(hidden), hidden);
  assert.doesNotMatch(words, /\d+ (question|thing)/);
  await page.keyboard.press("F8");
  await eventually(async () => (await said.textContent())?.startsWith("Question: "), true);

  await page.reload();
  await page.getByRole("region", { name: "Sitting together" }).waitFor();
  await eventually(() => page.locator(".finding-question").allTextContents(), shown);
  await page.getByRole("button", { name: "Stop" }).click();
  await eventually(() => questionsOn(page), listed(found));
});

const reviewOf = async (server: RunningServer, id: string) =>
  (await server.plan(id)).outcomes[0]?.timeframe.reviewOn;

/** The thing of the plan that has the focus. */
function placeOfFocus(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.closest("[id^=field-], [id^=fact-]")?.id ?? "nowhere",
  );
}

/** Where the focus is to be for a diagnostic: in its words, or on the control of its fact. */
function placeOnScreen({ place: { entity, key } }: Diagnostic): string {
  const isFact = ["owner", "timeframe", "markers", "actions", "dueOn"].includes(key);
  return `${isFact ? "fact" : "field"}-${entity}-${key}`;
}
