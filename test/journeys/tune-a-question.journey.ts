import assert from "node:assert/strict";
import { test } from "node:test";
import { today } from "#src/browser/today.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import { count } from "#src/plan/in-words.ts";
import { until } from "./support/eventually.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

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
