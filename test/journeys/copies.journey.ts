import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import type { Locator, Page } from "playwright-core";
import { eventually, until } from "./support/eventually.ts";
import {
  openPlan,
  outcome,
  planIdOf,
  planShown,
  statusBecomes,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { openExample } from "./support/states.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

/** Opens what asks for a copy, and chooses whom it is for. */
async function askFor(page: Page, whom: string | RegExp): Promise<Locator> {
  await page.getByRole("button", { name: "Make a copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a copy" });
  await dialog.getByRole("radio", { name: whom }).check();
  return dialog;
}

/** Presses a button and answers the file that comes, by its name and its bytes. */
async function fileFrom(page: Page, scope: Locator, button: string) {
  const downloading = page.waitForEvent("download");
  await scope.getByRole("button", { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("each kind of copy is the same in Word, on the screen and as a web page", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  const plan = page.url();
  for (const whom of [/^Those who work/, /^Rosa/, /^A provider/, /^A formal review/]) {
    const dialog = await askFor(page, whom);
    const word = await fileFrom(page, dialog, "Word file");
    await dialog.getByText("The Word file is in your downloads.").waitFor();
    const web = await fileFrom(page, dialog, "Web page");
    await dialog.getByText("The web page is in your downloads.").waitFor();
    await dialog.getByRole("link", { name: "See it first" }).click();
    const sheet = page.locator("ow-copy-sheet article");
    const shown = plain(await textIn(sheet));

    const other = await page.context().newPage();
    await other.setContent(web.bytes.toString());
    assert.equal(plain(await textIn(other.locator("article"))), shown);
    await other.close();
    const { value } = await mammoth.convertToHtml({ buffer: word.bytes });
    const headings = (html: string) =>
      [...html.matchAll(/<h[123][^>]*>(.*?)<\/h[123]>/g)].map((it) =>
        plain((it[1] ?? "").replaceAll(/<[^>]+>/g, "")),
      );
    assert.deepEqual(headings(value), headings(await sheet.innerHTML()));
    assert.ok(headings(value).length > 8);
    assert.match(word.name, /Rosa Adeyemi.*\.docx$/);
    assert.match(web.name, /Rosa Adeyemi.*\.html$/);
    await page.getByRole("link", { name: "The plan" }).click();
    await planShown(page);
    assert.equal(page.url(), plan);
  }
});

test("a resident who needs large print gets it unasked, and that they have it goes on record", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  const panel = page.locator("ow-record-panel");
  await panel.scrollIntoViewIfNeeded();
  await panel.getByText(/^Rosa needs|^Any format that Rosa needs/).click();
  await panel.getByRole("checkbox", { name: "Large print" }).check();

  const dialog = await askFor(page, /^Rosa/);
  await eventually(() => dialog.getByRole("checkbox", { name: /^Large print/ }).isChecked(), true);
  await dialog.getByText("All 3 outcomes").click();
  await dialog.getByRole("checkbox", { name: /^Outcome 2/ }).uncheck();
  await fileFrom(page, dialog, "Word file");
  await dialog.getByRole("button", { name: "Rosa has it: put it on record" }).click();
  await dialog.getByText("It is on record that Rosa was given this copy today.").waitFor();
  await eventually(
    async () => (await server.plan(planIdOf(page))).copies.at(-1)?.format,
    "Word file, large print",
  );

  await dialog.getByRole("link", { name: "See it first" }).click();
  const sheet = page.locator("ow-copy-sheet article");
  await sheet.waitFor();
  const headings = await sheet.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.deepEqual(
    headings.filter((it) => it.startsWith("Outcome")),
    ["Outcome 1", "Outcome 3"],
  );
  assert.equal(await sheet.evaluate((it) => getComputedStyle(it).fontSize), "24px");
  await page.emulateMedia({ media: "print" });
  assert.equal(await sheet.evaluate((it) => getComputedStyle(it).fontSize), "24px");
});

test("a review shows what was changed since the plan was agreed, beside what stood there", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  await openExample(page);
  const panel = page.locator("ow-record-panel");
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole("button", { name: "Add who agreed" }).click();
  const reasons = async () =>
    (await (await server.get(`/api/plans/${planIdOf(page)}/versions`)).json()).versions;
  await eventually(
    async () => (await reasons()).some((it: { reason: string }) => it.reason === "agreement"),
    true,
  );
  await openPlan(page, planIdOf(page));
  await write(outcome(page, 1), VOICE, " And again in spring.");
  await statusBecomes(page, "Saved");

  const dialog = await askFor(page, /^A formal review/);
  const since = dialog.getByLabel("What is the old wording?");
  await eventually(
    async () => /last agreed/.test(await since.evaluate((it) => it.textContent)),
    true,
  );
  await dialog.getByRole("checkbox", { name: /^As tracked changes/ }).check();
  const word = await fileFrom(page, dialog, "Word file");
  const xml = strFromU8(unzipSync(word.bytes)["word/document.xml"] ?? new Uint8Array());
  assert.match(xml, /<w:ins [^>]*>.*And again in spring\./);
  await dialog.getByRole("link", { name: "See it first" }).click();
  const sheet = page.locator("ow-copy-sheet article");
  await sheet.getByText("Compared with").waitFor();
  assert.ok((await sheet.locator("s, del").count()) > 0);
  await sheet.getByText("And again in spring.").waitFor();
});

test("a copy to edit in Word holds the questions as comments and records changes", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  const dialog = await askFor(page, /^Those who work/);
  await dialog.getByRole("checkbox", { name: /^Questions as comments/ }).check();
  await dialog.getByRole("checkbox", { name: /^To be edited in Word/ }).check();
  const { bytes } = await fileFrom(page, dialog, "Word file");
  const parts = unzipSync(bytes);
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  assert.ok((read("word/comments.xml").match(/<w:comment /g) ?? []).length > 2);
  assert.match(read("word/settings.xml"), /<w:trackRevisions\/>/);
});

test("the picture of an outcome is in the Word file, in the web page and on the screen", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  const first = outcome(page, 1);
  await first.locator(".record-in-place > summary", { hasText: "Outcome" }).click();
  await first.getByRole("button", { name: /^Picture in copies/ }).click();
  await first.getByRole("radio", { name: /^music/ }).check();
  await eventually(async () => (await server.plan(planIdOf(page))).outcomes[0]?.picture, "music");
  await openPlan(page, planIdOf(page));
  const dialog = await askFor(page, /^Rosa/);
  await dialog.getByText("1 of 3 outcomes has a picture.").waitFor();
  await dialog.getByRole("checkbox", { name: /^Pictures/ }).check();
  const word = await fileFrom(page, dialog, "Word file");
  assert.equal(Object.keys(unzipSync(word.bytes)).filter((it) => /media\/./.test(it)).length, 1);
  const web = await fileFrom(page, dialog, "Web page");
  assert.match(web.bytes.toString(), /<img src="data:image\/png;base64,[^"]+" alt="[^"]+">/);
  await dialog.getByRole("link", { name: "See it first" }).click();
  const picture = page.locator("ow-copy-sheet img");
  await until(
    () => picture.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 100),
    "the picture is shown",
  );
});

test("without a network copies are made from this device, and what is written shows in them", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { losesServer: true });
  await openExample(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, " And again in spring.");
  await statusBecomes(page, "Saved on this device");

  let dialog = await askFor(page, /^Those who work/);
  const { bytes } = await fileFrom(page, dialog, "Word file");
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  assert.ok(value.includes("And again in spring."));
  await dialog.getByRole("radio", { name: /^A formal review/ }).check();
  await dialog.getByText("Earlier versions are kept on the server").waitFor();
  await dialog.getByRole("link", { name: "See it first" }).click();
  await page.locator("ow-copy-sheet article").waitFor();
  await page.reload();
  await page.locator("ow-copy-sheet").getByText("And again in spring.").waitFor();
  await page.getByRole("button", { name: "Another copy…" }).click();
  dialog = page.getByRole("dialog", { name: "Make a copy" });
  await eventually(() => dialog.getByRole("radio", { name: /^A formal review/ }).isChecked(), true);
});

test("a Word file that takes long can be called off, and one that fails says why", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { losesServer: true });
  await openExample(page);
  const held = Promise.withResolvers<void>();
  await page.route("**/assets/word-worker-*.js", async (route) => {
    await held.promise;
    // What was called off is no longer there to be answered.
    await route.abort().catch(() => {});
  });
  const dialog = await askFor(page, /^Those who work/);
  await dialog.getByRole("button", { name: "Word file" }).click();
  await dialog.getByText("Making the Word file…").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await eventually(() => dialog.getByRole("button", { name: "Word file" }).isEnabled(), true);
  held.resolve();
  await dialog.getByRole("button", { name: "Word file" }).click();
  await dialog.getByText("The Word file could not be made on this device.").waitFor();
});

/** All words, heard and seen. */
const textIn = (it: Locator) => it.evaluate((element) => element.textContent);

/** Words without the spaces between them; the minute in which a copy was made is no word of it. */
const plain = (text: string) =>
  text
    .replaceAll(/\d\d:\d\d/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
