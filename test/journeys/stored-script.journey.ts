import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test, type TestContext } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import * as Y from "yjs";
import { newId } from "#server/new-ids.ts";
import { connect } from "#test/server/sync/client.ts";
import { docx, p } from "#test/src/import/docx-file.ts";
import { eventually, PATIENCE_MS, until } from "./support/eventually.ts";
import { HIT, hostileBirth, SCRIPT, SCRIPT_NAME, spoil } from "./support/hostile-plan.ts";
import { planShown, statusBecomes } from "./support/plan-on-screen.ts";
import { type RunningServer, signedIn, startServer } from "./support/running-server.ts";
import { launchBrowser, visit } from "./support/visitor.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const COPIES = ["resident", "practitioner", "provider", "review"];

/** Somebody who asks the server without a browser. */
function asker(address: string, cookie: string) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(address + path, {
      method,
      headers: { cookie, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer;
  };
}

/** A plan with scripts in all its texts and, where `isEverywhere`, in all its facts; answers its id. */
async function plantPlan(t: TestContext, address: string, cookie: string, isEverywhere: boolean) {
  const id = newId();
  const begun = await fetch(`${address}/api/plans/${id}`, {
    method: "PUT",
    body: Buffer.from(hostileBirth(id)),
    headers: { cookie },
  });
  assert.equal(begun.status, 201, await begun.text());
  const client = connect(t, address, id, new Y.Doc(), { headers: { cookie } });
  await client.synced();
  const { texts, facts } = spoil(client.ydoc, isEverywhere);
  assert.ok(texts > 50 && (!isEverywhere || facts > 100), `${texts} ${facts}`);
  await client.durable();
  assert.deepEqual(client.refusals, []);
  client.provider.disconnect();
  return id;
}

/** Hears of each script of ours that runs, each dialog and each breach of the policy in a browser. */
async function listenFor(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeBinding(HIT, ({ page }) => void heard.push(`a script ran at ${page.url()}`));
  context.on("dialog", (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.exposeBinding("breached", (_, what: string) => void heard.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      Reflect.get(globalThis, "breached")(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return heard;
}

/** The page shows what was planted, as words and nothing else. */
async function isHarmless(page: Page, what: string) {
  await until(() => page.evaluate(showsIt, `onerror=${HIT}()`), `the script is in words: ${what}`);
  const elements = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "[onerror],[onload],[onhit],[style],iframe,object,embed,base,img[src='x'],a[href^='javascript:' i],a[href^='data:' i]",
      ),
    ]
      .filter((it) => !it.matches("[style]") || it.getAttribute("style")?.includes("red"))
      .map((it) => it.outerHTML.slice(0, 200)),
  );
  assert.deepEqual(elements, [], what);
}

function showsIt(words: string): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, option")];
  return (
    (document.body.textContent ?? "").includes(words) ||
    fields.some((it) => it.value.includes(words) || it.textContent?.includes(words))
  );
}

test("scripts that are stored in every field of a plan, in names and in Word files never run", async (t) => {
  const server = await startServer(t);
  const { address } = server;
  const cookie = signedIn.get(address)!;
  const ask = asker(address, cookie);
  await ask("PUT", "/api/account/name", { name: SCRIPT_NAME });
  await ask("POST", "/api/teams", { name: SCRIPT_NAME });
  await ask("POST", "/api/invitations", {
    name: SCRIPT_NAME,
    email: "x@oak.example",
    isAdministrator: false,
    teamId: (await (await ask("GET", "/api/people")).json()).teams[0].id,
    role: "lead",
  });
  const plans = [
    await plantPlan(t, address, cookie, false),
    await plantPlan(t, address, cookie, true),
  ];
  await server.createPlan(SCRIPT_NAME);
  for (const id of plans) await ask("POST", `/api/plans/${id}/versions`, { name: SCRIPT_NAME });

  const { context, page } = await visit(t, address);
  const heard = await listenFor(context);
  await page.goto("/");
  await eventually(() => page.locator(".plan-card").count(), 4);
  await isHarmless(page, "the list");
  await page.getByRole("searchbox").fill(SCRIPT_NAME);
  await isHarmless(page, "a search");
  for (const path of ["/people", "/account"]) {
    await page.goto(path);
    await isHarmless(page, path);
  }
  for (const id of plans) await walkPlan(page, id);
  await importWord(page);
  await visitAsResident(t, server, ask, plans[0]!);
  assert.deepEqual(heard, []);
});

/** Every screen of one plan, and the web page saved and opened. */
async function walkPlan(page: Page, id: string) {
  await page.goto(`/plans/${id}`);
  await planShown(page);
  await statusBecomes(page, "Saved");
  await isHarmless(page, "a plan");
  for (const it of await page
    .locator("ow-record-panel .section-head summary, details > summary")
    .all())
    if (await it.isVisible()) await it.click();
  for (let outcomes = await page.locator("ow-outcome-card").count(); outcomes > 0; outcomes--)
    await page
      .locator("ow-outcome-card")
      .nth(outcomes - 1)
      .scrollIntoViewIfNeeded();
  await isHarmless(page, "a plan, unfolded");
  await page.keyboard.press("F9");
  const versions = page.getByRole("dialog", { name: "Versions of this plan" });
  await versions
    .getByRole("button", { name: /onerror/ })
    .first()
    .click();
  await isHarmless(page, "versions");
  await versions.getByRole("button", { name: "Close the versions" }).click();
  for (const whom of COPIES) {
    await page.goto(`/plans/${id}/copy?for=${whom}`);
    await page.locator("ow-copy-sheet article").waitFor();
    await isHarmless(page, `a copy for ${whom}`);
  }
  await page.goto(`/plans/${id}`);
  await planShown(page);
  await page.getByRole("button", { name: "Make a copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a copy" });
  await dialog.getByRole("radio", { name: /^Those who work/ }).check();
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Web page" }).click();
  await opensHarmless(await (await downloading).path());
}

/** A saved web page is opened from the disk, where no server forbids anything. */
async function opensHarmless(path: string) {
  const browser = await launchBrowser();
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  const heard = await listenFor(context);
  context.on("request", (it) => {
    if (!/^(file|data):/.test(it.url())) heard.push(`a request to ${it.url()}`);
  });
  const page = await context.newPage();
  await page.setContent(readFileSync(path, "utf8"));
  await isHarmless(page, "the saved web page");
  await context.close();
  assert.deepEqual(heard, []);
}

/** A Word file with scripts in its words, its links, its comments and its properties. */
async function importWord(page: Page) {
  const escaped = (words: string) =>
    words
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
  const text = escaped(SCRIPT);
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const run = `<w:r><w:t>${text}</w:t></w:r>`;
  const bytes = docx({
    body: [
      p(`Name: ${escaped(SCRIPT_NAME)}`),
      p(text),
      p(`<w:hyperlink r:id="bad1">${run}</w:hyperlink>`),
      p(`<w:hyperlink w:anchor="javascript:${HIT}()">${run}</w:hyperlink>`),
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:${HIT}()"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      p(`<w:r><w:t>Noted</w:t><w:commentReference w:id="0"/></w:r>`),
    ].join(""),
    comments: `<w:comment w:id="0" w:author="${escaped(SCRIPT_NAME)}">${p(text)}</w:comment>`,
    more: {
      "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="bad1" Type="${relations}/hyperlink" Target="javascript:${HIT}()" TargetMode="External"/><Relationship Id="c" Type="${relations}/comments" Target="comments.xml"/></Relationships>`,
      "docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="${text}" pid="2"><x>${text}</x></property></Properties>`,
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${text}</dc:title><dc:creator>${text}</dc:creator></cp:coreProperties>`,
    },
  });
  await page.goto("/import");
  await page.getByLabel("Word file").setInputFiles({
    name: `${"<img src=x onerror=hit()>"}.docx`,
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(bytes),
  });
  await page.getByRole("button", { name: "Make the plan" }).waitFor();
  await isHarmless(page, "a Word file");
  await page.getByLabel("Whose plan is it?").fill(SCRIPT_NAME);
  await page.getByRole("button", { name: "Make the plan" }).click();
  await planShown(page);
  await statusBecomes(page, "Saved");
  await isHarmless(page, "a plan from a Word file");
}

/** The resident's own page, all the way, with what was planted in names and consents. */
async function visitAsResident(
  t: TestContext,
  { address }: RunningServer,
  ask: ReturnType<typeof asker>,
  plan: string,
) {
  const link = await ask("POST", `/api/plans/${plan}/guests`, {
    name: SCRIPT_NAME,
    kind: "resident",
    relation: SCRIPT_NAME,
    scope: "own",
    until: Date.now() + DAY_MS,
    consent: { what: SCRIPT_NAME, how: SCRIPT_NAME },
  });
  const { token } = await link.json();
  const { context, page } = await visit(t, address);
  await context.clearCookies();
  const heard = await listenFor(context);
  await page.goto(`/join#${token}`);
  await page.getByRole("button", { name: "Come in" }).click();
  const count = page.getByText(/^\d+ of \d+$/);
  for (;;) {
    await count.waitFor();
    const at = await count.textContent();
    await isHarmless(page, `the resident's page ${at}`);
    if (await page.getByRole("button", { name: "Leave" }).isVisible()) break;
    await page.getByRole("button", { name: "Next" }).click();
    await eventually(async () => (await count.textContent()) !== at, true);
  }
  assert.deepEqual(heard, []);
}
