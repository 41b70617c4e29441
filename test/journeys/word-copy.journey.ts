import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import mammoth from "mammoth";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { planIdOf, planShown } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

test("the Word copy, read by another program, holds every word of the plan", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await page.goto("/");
  await page.getByRole("link", { name: "Look at an example plan" }).click();
  await planShown(page);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await page.getByRole("button", { name: "Word file" }).click();
  const download = await downloaded;
  await page.getByText("The Word file is in your downloads.").waitFor();
  assert.match(download.suggestedFilename(), /^[^/\\]*Rosa Adeyemi[^/\\]*\.docx$/);
  const file = readFileSync(await download.path());
  const { value } = await mammoth.extractRawText({ buffer: file });
  const copy = plain(value);

  const plan = await server.plan(planIdOf(page));
  const missing = wordsOf(plan).filter((it) => !copy.includes(plain(it)));
  assert.deepEqual(missing, []);
  assert.ok(wordsOf(plan).length > 60, "the example is a plan worth copying");
});

/** Every line that somebody wrote and every name, relation and organisation. */
function wordsOf(plan: Plan): string[] {
  const people = [plan.resident, ...plan.people];
  const writings: Writing[] = Object.values(plan.writing);
  for (const { writing, timeframe, markers, actions } of plan.outcomes)
    writings.push(
      ...Object.values(writing),
      timeframe.note,
      ...markers.map((it) => it.wording),
      ...actions.flatMap((it) => [it.wording, it.agreement.words]),
    );
  return [
    plan.title,
    plan.reference,
    ...people.flatMap((it) => [it.name, it.relation, it.organisation, it.pronouns]),
    ...writings.flatMap((it) => it.text.split("\n")),
  ].filter((it) => it.trim());
}

/** Words without the spaces between them, which a paragraph may break anywhere. */
const plain = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
