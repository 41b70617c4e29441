import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import { today } from "#src/browser/today.ts";
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

const questionsOn = (page: Page) => page.locator(".finding-question").allInnerTexts();
const asked = (found: readonly Diagnostic[]) => found.map((it) => it.question);

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
  await eventually(() => questionsOn(page), asked(found));

  await choose(one, "Who will do it? Action 1", "Amina Osei");
  await statusBecomes(page, "Saved");
  const fewer = await noticed(server, id);
  assert.equal(fewer.length, found.length - 1);
  await eventually(() => questionsOn(page), asked(fewer));

  await page.locator(".finding-head").first().click();
  const card = page.locator(".finding-item.open");
  const first = fewer[0]!;
  for (const words of [first.message, first.why, first.better])
    await card.getByText(words).waitFor();
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
  await eventually(() => questionsOn(page), asked(found));
  const said = page.locator("ow-plan-page > p.visually-hidden[role=status]");
  const sayingOf = (at: number) => `Question ${at + 1} of ${found.length}: ${found[at]?.question}`;
  for (let at = 0; at < found.length; at++) {
    await page.keyboard.press("F8");
    await eventually(() => said.textContent(), sayingOf(at));
    await eventually(() => placeOfFocus(page), placeOnScreen(found[at]!));
  }
  await page.keyboard.press("F8");
  await eventually(() => said.textContent(), sayingOf(0));
  await page.keyboard.press("Shift+F8");
  await eventually(() => said.textContent(), sayingOf(found.length - 1));

  const review = found.findIndex((it) => it.rule === "open-timeframe-has-review");
  for (let at = found.length - 2; at >= review; at--) {
    await page.keyboard.press("Shift+F8");
    await eventually(() => said.textContent(), sayingOf(at));
  }
  await page.keyboard.press("Alt+Enter");
  const card = page.locator(".finding-item.open");
  await eventually(() => card.locator(".finding-question").innerText(), found[review]!.question);
  const fix = card.getByRole("button", { name: /^Look at it again in/ });
  await eventually(() => card.evaluate((it) => it.contains(document.activeElement)), true);
  await fix.focus();
  await page.keyboard.press("Enter");
  await eventually(() => questionsOn(page), asked(found.toSpliced(review, 1)));
  await statusBecomes(page, "Saved");
  assert.match((await reviewOf(server, id)) ?? "", /^\d{4}-\d\d-\d\d$/);

  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => questionsOn(page), asked(found));
  await statusBecomes(page, "Saved");
  assert.equal(await reviewOf(server, id), null);
  assert.equal(await wordsIn(one, VOICE), "I want to stay safe and well.");
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
