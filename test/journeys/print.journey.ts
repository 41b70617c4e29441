import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { throughPoppler } from "#test/support/readers.ts";
import { eventually, until } from "./support/eventually.ts";
import { planIdOf } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { openExample } from "./support/states.ts";
import { visit } from "./support/visitor.ts";

/** Shows a copy of the plan that is open, and prints it to a PDF as the browser does. */
async function printed(page: Page, search: string) {
  await page.goto(`${new URL(page.url()).pathname.replace("/copy", "")}/copy${search}`);
  const sheet = page.locator("ow-copy-sheet article");
  await sheet.waitFor();
  const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
  return { sheet, bytes: pdf.toString("latin1"), pdf: await throughPoppler(pdf) };
}

test("a printed copy is A4, tagged, named and read in the order of the screen", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  for (const search of ["?for=practitioner", "?for=resident&plainWords=yes", "?for=review"]) {
    const { sheet, bytes, pdf } = await printed(page, search);
    const title = await sheet.getByRole("heading", { level: 1 }).innerText();
    assert.equal(/^Title: +(.*)$/m.exec(pdf.info)?.[1], title);
    assert.match(pdf.info, /^Tagged: +yes$/m);
    assert.match(pdf.info, /^Page size: .*\(A4\)$/m);
    assert.match(bytes, /\/Lang \(en-GB\)/);
    assert.match(bytes, /\/Type \/Outlines/);

    const headings = await sheet
      .locator("h1, h2, h3")
      .evaluateAll((all) => all.map((it) => `${it.localName.toUpperCase()} ${it.textContent}`));
    assert.deepEqual(headingsIn(pdf.structure), headings);
    assert.equal(countIn(pdf.structure, "Table"), await sheet.locator("table").count());
    assert.ok(countIn(pdf.structure, "TH") >= (await sheet.locator("th").count()));
    assert.ok(countIn(pdf.structure, "LI") >= (await sheet.locator("li").count()));

    const foot = await sheet.locator(".copy-foot").innerText();
    const bodies = pdf.pages.map((text, at) =>
      bodyOf(text, foot, `Page ${at + 1} of ${pdf.pages.length}`),
    );
    const words = plain(bodies.join(""));
    let at = 0;
    // In order, and not one after the other: a table that goes on has its headings again.
    for (const part of await seenIn(sheet)) {
      const found = words.indexOf(plain(part), at);
      assert.ok(found >= at, `${part} is missing, or comes too early`);
      at = found + plain(part).length;
    }
    assert.equal(at, words.length);
  }
});

test("in large print each outcome has pages of its own", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  const { sheet, pdf } = await printed(page, "?for=resident&largePrint=yes");
  const foot = await sheet.locator(".copy-foot").innerText();
  const bodies = pdf.pages.map((text, at) =>
    bodyOf(text, foot, `Page ${at + 1} of ${pdf.pages.length}`),
  );
  const begin = bodies.filter((it) => /^Outcome \d$/m.test(it));
  assert.deepEqual(
    begin.map((it) => it.trim().split("\n")[0]),
    ["Outcome 1", "Outcome 2", "Outcome 3"],
  );
  assert.ok(bodies.every((it) => it.trim() !== ""));
});

test("Print shows the copy and prints it once, under the name of a version that is kept", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await page.addInitScript(() => {
    globalThis.print = () => {
      const foot = document.querySelector(".copy-foot")?.textContent ?? "no copy";
      document.body.dataset["printed"] = `${document.body.dataset["printed"] ?? ""}${foot}\n`;
    };
  });
  await openExample(page);
  const id = planIdOf(page);
  await page.getByRole("button", { name: "Make a copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a copy" });
  await dialog.getByRole("radio", { name: /^Rosa/ }).check();
  await dialog.getByRole("button", { name: "Print" }).click();
  const printed = () => page.evaluate(() => document.body.dataset["printed"] ?? "");
  await until(async () => (await printed()) !== "", "the copy was printed");
  assert.match(await printed(), /^Plan .*, version \d{4}-\d\d-\d\d \d\d:\d\d, resident copy\n$/);
  assert.equal(new URL(page.url()).search, "?for=resident");
  await eventually(() => page.evaluate(() => document.activeElement?.id), "main");
  const { versions } = await (await server.get(`/api/plans/${id}/versions`)).json();
  assert.equal(versions[0].reason, "copy");

  await page.reload();
  await page.locator("ow-copy-sheet article").waitFor();
  assert.equal(await printed(), "");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.getByRole("button", { name: "Rosa has it: put it on record" }).click();
  await eventually(async () => (await server.plan(id)).copies.at(-1)?.format, "printed");
});

/** A page without its foot, which must be there. */
function bodyOf(text: string, foot: string, number: string): string {
  const [first, second] = [number, foot].map((words) => {
    const found = new RegExp(words.split(/\s+/).map(literal).join("\\s+")).exec(text);
    assert.ok(found, `${words} is missing from: ${text.slice(0, 200)}`);
    return found[0];
  });
  return text.replace(first ?? "", "").replace(second ?? "", "");
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The headings of a PDF's structure, each with its level. */
function headingsIn(structure: string): string[] {
  const found: string[] = [];
  let indent = -1;
  for (const line of structure.split("\n")) {
    const depth = line.search(/\S/);
    const level = /^\s*(H\d) \(block\)/.exec(line)?.[1];
    if (depth <= indent) indent = -1;
    if (level) {
      indent = depth;
      found.push(`${level} `);
    } else if (indent >= 0)
      found.push(`${found.pop() ?? ""}${/^\s*"(.*)"$/.exec(line)?.[1] ?? ""}`);
  }
  return found;
}

const countIn = (structure: string, element: string) =>
  structure.split("\n").filter((it) => new RegExp(`^\\s*${element}\\b`).test(it)).length;

/** What paper shows of a copy, part by part: not the foot, which each page has. */
const seenIn = (sheet: Locator) =>
  sheet
    .locator("h1, h2, h3, p:not(.copy-foot p), th")
    .evaluateAll((all) => all.map((it) => it.textContent));

/** Words alone: lines break anywhere, and the marks of lists are drawn. */
const plain = (text: string) => text.replaceAll(/[\s–•]+/g, "");
