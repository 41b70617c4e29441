import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { temporaryFolder } from "#test/server/support.ts";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { outcome, planIdOf, planShown, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const STRAY = "The cat is fed by the neighbour.";

/** A plan as somebody might have it in Word: headings, a table of actions, and a note in the margin. */
async function wordPlan(): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((it) => new TableCell({ children: [new Paragraph(it)] })) });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: "Support plan", heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ children: [new TextRun({ text: "Name: Amina Osei" })] }),
            heading("House motto"),
            new Paragraph("Tea first, then talk."),
            heading("Notes on the house"),
            new Paragraph(STRAY),
            heading("Goal 1"),
            new Paragraph("I want to cook for my friends."),
            heading("What I am good at"),
            new Paragraph("I make good soup."),
            heading("Actions"),
            new Table({
              rows: [
                row("What", "Who", "By when"),
                row("Buy a large pan", "Dev Patel", "3 May 2030"),
              ],
            }),
          ],
        },
      ],
    }),
  );
}

const asFile = (buffer: Buffer, name = "Old plan.docx") => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer,
});

test("another Word plan is looked at, every word is put somewhere, and becomes a plan", async (t) => {
  const labels = join(temporaryFolder(t), "labels.json");
  writeFileSync(labels, JSON.stringify({ "House motto": "plan.talking" }));
  const server = await startServer(t, { IMPORT_LABELS: labels });
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await page.goto("/");
  await page.getByRole("button", { name: "New plan" }).click();
  await page.getByRole("link", { name: "Begin with a Word file" }).click();
  await page.getByRole("heading", { name: "New plan from a Word file" }).waitFor();
  assert.deepEqual(await faultsOf(page), []);

  await page.getByLabel("Word file").setInputFiles(asFile(Buffer.from("no document")));
  await page.getByText("This file is not a Word document.").waitFor();
  await page.getByLabel("Word file").setInputFiles(asFile(await wordPlan()));
  await page.getByRole("heading", { name: "No place yet" }).waitFor();
  await eventually(() => page.getByLabel("Whose plan is it?").inputValue(), "Amina Osei");
  for (const view of views) {
    await showAs(page, view);
    assert.deepEqual(await faultsOf(page), [], view.name);
  }
  const stray = page.getByRole("listitem").filter({ hasText: STRAY });
  await stray.getByRole("combobox").selectOption({ label: "What matters to Amina" });
  await stray.getByRole("button", { name: "Put it there" }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await planShown(page);
  await statusBecomes(page, "Saved");
  await outcome(page, 1).waitFor();

  const plan = await server.plan(planIdOf(page));
  assert.equal(plan.resident.name, "Amina Osei");
  assert.equal(plan.writing["talking"]?.text, "Tea first, then talk.");
  assert.equal(plan.outcomes[0]?.writing["voice"]?.text, "I want to cook for my friends.");
  assert.equal(plan.outcomes[0]?.writing["voice"]?.speaker.kind, "document");
  assert.ok(JSON.stringify(plan).includes(STRAY));
  assert.deepEqual(
    plan.takenIn.map(({ file, by }) => [file, by]),
    [["Old plan.docx", "Priya Nair"]],
  );
});
