import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { temporaryFolder } from "#test/server/support.ts";
import { letterhead } from "#test/src/export/word-templates.ts";
import { eventually } from "./support/eventually.ts";
import { outcome, planIdOf, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { openExample } from "./support/states.ts";
import { visit } from "./support/visitor.ts";

const MUSIC = readFileSync(new URL("../../templates/pictures/music.png", import.meta.url));

test("a picture is chosen by keys, and stands in the copy without a network, in the organisation's template", async (t) => {
  const wordTemplate = join(temporaryFolder(t), "letterhead.docx");
  writeFileSync(wordTemplate, await letterhead());
  const server = await startServer(t, { WORD_TEMPLATE: wordTemplate });
  const { page } = await visit(t, server.address, { losesServer: true });
  await openExample(page);
  const first = outcome(page, 1);
  await first.locator(`[id^="record-"] > summary`).last().click();
  const button = first.getByRole("button", { name: /^Picture in copies/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await first.getByLabel("Find a picture").fill("notes");
  await first.getByText("1 of 24 pictures").waitFor();
  await first.getByRole("radio", { name: "No picture" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal((await button.innerText()).trim(), "music");
  const chosen = async () => (await server.plan(planIdOf(page))).outcomes[0]?.picture;
  await eventually(chosen, "music");
  await statusBecomes(page, "Saved");

  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await page.getByRole("button", { name: "Make a copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a copy" });
  await dialog.getByRole("radio", { name: /^Rosa/ }).check();
  await dialog.getByRole("checkbox", { name: /^Pictures/ }).check();
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Word file" }).click();
  const parts = unzipSync(new Uint8Array(readFileSync(await (await downloading).path())));
  const media = Object.keys(parts).filter((it) => it.startsWith("word/media/"));
  assert.deepEqual(
    media.map((it) => Buffer.compare(MUSIC, parts[it] ?? new Uint8Array())),
    [0],
  );
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  assert.match(body, /descr="Two music notes"/);
  assert.match(body, /Larkfield Housing is a charity\./);

  await dialog.getByRole("link", { name: "See it first" }).click();
  const picture = page.locator("ow-copy-sheet").getByRole("img", { name: "Two music notes" });
  await picture.waitFor();
  assert.ok(await picture.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 0));
});
