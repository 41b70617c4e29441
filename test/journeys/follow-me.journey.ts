import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { eventually } from "./support/eventually.ts";
import { faultsOf } from "./support/look.ts";
import { planIdOf, planShown, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const asFile = (buffer: Uint8Array, name = "Along.docx") => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer: Buffer.from(buffer),
});

/** The same file with the plan inside changed after it was signed. */
function tampered(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const name = "customXml/item2.xml";
  const changed = strFromU8(parts[name]!).replaceAll("Rosa", "Nora");
  return zipSync({ ...parts, [name]: strToU8(changed) });
}

async function choose(page: Page, file: Uint8Array) {
  await page.goto("/import");
  await page.getByRole("radio").first().waitFor();
  await page.getByLabel("Word file").setInputFiles(asFile(file));
  await page.getByRole("heading", { name: "No place yet" }).waitFor();
}

test("a whole plan travels inside a Word file, and is begun anew only as it was signed", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await page.goto("/");
  await page.getByRole("link", { name: "Look at an example plan" }).click();
  await planShown(page);
  await statusBecomes(page, "Saved");
  const planId = planIdOf(page);
  await page.getByRole("button", { name: "Make a copy" }).click();
  const travels = page.getByRole("checkbox", { name: "The whole plan travels inside" });
  await page.getByRole("radio", { name: "A provider of support" }).check();
  await travels.waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Rosa" }).check();
  await travels.check();
  await page.getByText("Left out of what people read, but inside the Word file").waitFor();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Word file" }).click();
  const file = new Uint8Array(readFileSync(await (await downloaded).path()));
  await page.getByText("The whole plan is inside it.").waitFor();
  const plan = await server.plan(planId);

  const another = await server.createPlan("Amina Osei");
  await page.goto(`/plans/${another}`);
  await planShown(page);
  await statusBecomes(page, "Saved");
  await page.keyboard.press("Control+k");
  await page.getByRole("button", { name: /^Take in a Word copy/ }).click();
  await page.getByLabel("Word file").setInputFiles(asFile(file));
  await page.getByText("is a copy of another plan").waitFor();
  await page.getByText("It was signed by this service.").waitFor();

  await choose(page, tampered(file));
  await page.getByRole("alert").filter({ hasText: "changed after it was signed" }).waitFor();
  await choose(page, file);
  await page.getByText("It was signed by this service.").waitFor();
  await page.getByText("The words of the document are those of the plan inside.").waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole("button", { name: "Begin a new plan with it" }).click();
  await planShown(page);
  await statusBecomes(page, "Saved");
  const begun = planIdOf(page);
  assert.notEqual(begun, planId);
  await eventually(async () => (await server.plan(begun)).outcomes, plan.outcomes);
  const { takenIn, people, needs } = await server.plan(begun);
  assert.deepEqual({ people, needs }, { people: plan.people, needs: plan.needs });
  assert.deepEqual(
    takenIn.map((it) => [it.file, it.by]),
    [["Along.docx", "Priya Nair"]],
  );
});
