import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import { edited, nameless, trackedAfter } from "./support/edit-word.ts";
import { eventually } from "./support/eventually.ts";
import {
  openPlan,
  outcome,
  planIdOf,
  planShown,
  statusBecomes,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const SINGING = "I want to sing in a choir.";

const asFile = (buffer: Buffer, name: string) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer,
});

/** A plan as somebody might have it in Word. */
const wordPlan = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph("Name: Amina Osei"),
            new Paragraph({ text: "Goal 1", heading: HeadingLevel.HEADING_2 }),
            new Paragraph("I want to cook for my friends."),
          ],
        },
      ],
    }),
  );

test("without the server a copy that does not say whose it is, and another Word plan, are taken in and sent later", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair", losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, SINGING);
  await statusBecomes(page, "Saved");
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await page.getByRole("button", { name: "Word file" }).click();
  const copy = readFileSync(await (await downloaded).path());
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands and keys" }).waitFor();
  await page.keyboard.type("take in");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Take in a Word copy" });
  const returned = nameless(edited(copy, trackedAfter(SINGING, " With my sister.")));
  const file = asFile(returned, "Sheet.docx");
  await dialog.getByLabel("Word file").setInputFiles(file);
  await dialog.getByText("Sheet.docx does not say which plan it is a copy of.").waitFor();
  assert.equal(await dialog.getByRole("article").count(), 0);
  await dialog.getByRole("button", { name: "No", exact: true }).click();
  await dialog.getByLabel("Word file").setInputFiles(file);
  await dialog.getByRole("button", { name: "Yes, it is a copy of this plan" }).click();
  const piece = dialog.getByRole("article").filter({ hasText: "With my sister." });
  await piece.getByText("Mary Jones, 3 May 2030.").waitFor();
  await piece.getByRole("button", { name: "Take it in" }).click();
  await dialog.getByText("Taken in.").waitFor();
  await dialog.getByText("no version was kept first").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await statusBecomes(page, "Saved on this device");

  await page.goto("/import");
  await page.getByRole("radio").first().waitFor();
  await page.getByLabel("Word file").setInputFiles(asFile(await wordPlan(), "Old plan.docx"));
  await eventually(() => page.getByLabel("Whose plan is it?").inputValue(), "Amina Osei");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await planShown(page);
  await statusBecomes(page, "Saved on this device");
  const begun = planIdOf(page);

  await server.startAgain();
  await page.goto("/");
  const voiceOf = async (plan: string) =>
    (await server.plan(plan).catch(() => null))?.outcomes[0]?.writing["voice"]?.text;
  await eventually(() => voiceOf(begun), "I want to cook for my friends.");
  await eventually(() => voiceOf(id), `${SINGING} With my sister.`);
});
