import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.ts";
import { faultsOf } from "./support/look.ts";
import { openPlan, outcome, statusBecomes, wordsIn, write } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const WORDS = "I want to sing with other people again.";

test("the resident comes in on their own phone, writes, and is out when the access ends", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const { context, page: phone } = await visit(t, server.address, {
    viewport: { width: 360, height: 740 },
    losesServer: true,
    isRefused: true,
  });
  await context.clearCookies();
  const faults = new Set<string>();
  const lookAt = async (it: typeof page) => {
    for (const fault of await faultsOf(it)) faults.add(fault);
  };

  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await page.getByRole("button", { name: "Let somebody in" }).click();
  const dialog = page.getByRole("dialog", { name: "Let somebody in" });
  await dialog.getByLabel("What did Rosa agree to?").fill("Writing in her plan on her phone");
  await dialog.getByLabel("How did Rosa say so?").fill("Said so today");
  await lookAt(page);
  await dialog.getByRole("button", { name: "Show the code" }).click();
  const link = await dialog.getByLabel("Or open this link there").inputValue();
  await dialog.getByRole("img", { name: /QR code/ }).waitFor();
  await lookAt(page);
  await dialog.getByRole("button", { name: "Close" }).click();

  await phone.goto(link);
  await phone.getByRole("heading", { name: "Hello" }).waitFor();
  await lookAt(phone);
  await phone.getByRole("button", { name: "Come in" }).click();
  const heading = phone.locator("#step-heading");
  await heading.waitFor();
  await lookAt(phone);
  for (let step = 0; step < 20; step++) {
    if ((await heading.textContent()) === "The outcome I wish to achieve") break;
    const before = await phone.getByText(/^\d+ of \d+$/).textContent();
    await phone.getByRole("button", { name: "Next" }).click();
    await eventually(async () => {
      const now = await phone.getByText(/^\d+ of \d+$/).textContent();
      return now !== before;
    }, true);
  }
  await write(phone.locator("main"), "The outcome I wish to achieve", WORDS);
  await eventually(() => wordsIn(outcome(page, 1), VOICE), WORDS);
  await statusBecomes(phone, "Saved");
  assert.equal((await server.plan(id)).outcomes[0]?.writing["voice"]?.text, WORDS);
  await page.getByRole("list", { name: /Also here: Rosa/ }).waitFor();

  await page.getByRole("button", { name: "Let somebody in" }).click();
  await dialog.getByRole("button", { name: /End access/ }).click();
  await dialog.getByText("Access ended").waitFor();
  await lookAt(page);
  await phone.getByRole("heading", { name: "Your access has ended" }).waitFor();
  assert.equal(await phone.getByText(WORDS).count(), 0);
  await lookAt(phone);
  assert.deepEqual([...faults], []);
});
