import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAt } from "#src/api/quality.ts";
import { today } from "#src/browser/today.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import { anonymise } from "#src/lint/anonymise/anonymise.ts";
import { doubtsIn } from "#src/lint/anonymise/doubts.ts";
import { namesOf } from "#src/lint/anonymise/plan-names.ts";
import { writingAt } from "#src/lint/text-at.ts";
import { count } from "#src/plan/in-words.ts";
import { eventually, until } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

/** The views in which forms go wrong first. */
const LOOKS = new Set(["wide, dark", "phone, text twice as large"]);

test("a lead sees what it would do to ask no more, says why, and nobody is asked from then on", async (t) => {
  const server = await startServer(t);
  const { plans } = await (await server.get("/api/plans")).json();
  const [{ id }] = plans;
  const plan = await server.plan(id);
  const template = await server.template(plan.template.name);
  const questions = questionsIn(lint(plan, { template, today: today() }), plan);
  const { rule } = questions[0] ?? assert.fail("The example asks nothing.");
  const other = questions.find((it) => it.rule !== rule) ?? assert.fail("It asks one thing only.");
  const own = questions.filter((it) => it.rule === rule);
  const { page } = await visit(t, server.address);
  await page.goto(`${server.address}/quality/rules?rule=${rule}`);
  await page.getByLabel("How it is asked", { exact: true }).selectOption("off");
  await page.getByRole("button", { name: "See what this would do" }).click();
  const goes = `Not asked any more: ${count(own.length, "place")} in 1 of 1 plan.`;
  await page.getByText(goes).waitFor();
  await page.getByLabel("Why, for everybody").fill("We talk about this in supervision.");
  await page.getByRole("button", { name: "Save for everybody" }).click();
  await page.getByText("“We talk about this in supervision.”").waitFor();
  await page.getByText("This is how it is asked now.").waitFor();

  await page.goto(`${server.address}/plans/${id}`);
  const asked = async () => {
    const heads = page.locator(".group-head[aria-expanded=false]");
    // One may go just then; it is asked again.
    for (const head of await heads.all()) await head.click({ timeout: 500 }).catch(() => {});
    return page.locator(".finding-question").allTextContents();
  };
  await until(async () => (await asked()).includes(other.question), "other questions are asked");
  const still = own.filter((it) => it.question !== other.question).map((it) => it.question);
  const now = await asked();
  assert.deepEqual(
    now.filter((it) => still.includes(it)),
    [],
  );
});

test("a lead makes an example of words in a plan, without names, and a colleague reads it in the help", async (t) => {
  const server = await startServer(t);
  const { plans } = await (await server.get("/api/plans")).json();
  const plan = await server.plan(plans[0].id);
  const template = await server.template(plan.template.name);
  const names = namesOf(plan);
  const { place, rule } =
    questionsIn(lint(plan, { template, today: today() }), plan).find((it) => {
      const words = writingAt(plan, it.place)?.text ?? "";
      return anonymise(words, names) !== words;
    }) ?? assert.fail("Nothing is asked where somebody is named.");
  const { page } = await visit(t, server.address);
  await page.goto(addressAt(plan.id, place.entity, place.key, rule));
  const card = page.locator("ow-finding-card");
  await card.getByText("More", { exact: true }).click();
  await card.getByRole("button", { name: "Use these words as an example…" }).click();
  const dialog = page.getByRole("dialog", { name: "Make an example for the team" });
  const words = dialog.getByLabel("The example", { exact: true });
  await words.waitFor();
  const kept = await words.inputValue();
  assert.match(kept, /\[[\p{L} -]+\]/u);
  assert.deepEqual(doubtsIn(kept, names, []), []);
  for (const view of views) {
    if (!LOOKS.has(view.name)) continue;
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
  const [wide] = views;
  if (wide) await showAs(page, wide);
  await dialog
    .getByLabel("Why: what a colleague can learn from it")
    .fill("Who is paid is not said.");
  await dialog.getByRole("button", { name: "Keep it for the team" }).click();
  await dialog.getByText("When nobody could be recognised from it, tick the box.").waitFor();
  await dialog.getByLabel("I have read it, and nobody could be recognised").check();
  await dialog.getByRole("button", { name: "Keep it for the team" }).click();
  await page.getByText("Kept. The team sees it").waitFor();

  // Words of their own choice, for a question that they name.
  const voice = page.locator("ow-outcome-card ow-text-field").first();
  await voice.evaluate((it) => it.scrollIntoView({ block: "center" }));
  await voice.click();
  await voice.locator(".ProseMirror:focus").waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  const [first = "", second = ""] = (await voice.innerText()).split(" ");
  const chosen = `${first} ${second}`;
  await eventually(() => page.evaluate(() => String(getSelection()).trim()), chosen);
  await page.keyboard.press("Control+k");
  await page.getByRole("button", { name: "Use the selected words as an example" }).click();
  await words.waitFor();
  assert.equal(await words.inputValue(), chosen);
  await dialog.getByRole("button", { name: "Make none" }).click();

  const { page: other } = await visit(t, server.address, { name: "Priya Nair" });
  await other.goto(`/help/rules/${rule}`);
  const own = other.getByRole("region", { name: "From your team" });
  await own.getByText("Who is paid is not said.").waitFor();
  assert.equal(await own.getByRole("blockquote").textContent(), kept);
  await own.getByText("This could do better").waitFor();
});
