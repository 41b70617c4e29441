import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually.ts";
import {
  field,
  openPlan,
  outcome,
  planShown,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { type RunningServer, startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";

const voiceOf = async (server: RunningServer, id: string) =>
  (await server.plan(id)).outcomes[0]?.writing["voice"]?.text ?? "";

/** Waits until the app's own files are kept on the device. */
function keptOnDevice(page: Page) {
  return page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

test("what was shown as saved outlives the server and the browser, however both end", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  let acknowledged = "";
  for (let round = 1; round <= 3; round++) {
    const { page, context } = await visit(t, server.address, { name: "Priya", losesServer: true });
    await openPlan(page, id);
    await statusBecomes(page, "Saved");
    const editor = await field(outcome(page, 1), VOICE);
    await editor.click();
    await page.keyboard.press("Control+End");
    for (let word = 1; word <= 12; word++) {
      await page.keyboard.type(`${round}.${word} `);
      if (word > 8) continue;
      await statusBecomes(page, "Saved");
      acknowledged += `${round}.${word} `;
    }
    await server.kill();
    // With its browser gone, only what the server wrote to its disk can come back.
    await context.close();
    await server.startAgain();
    const kept = await voiceOf(server, id);
    assert.ok(kept.startsWith(acknowledged), `${kept} lacks some of ${acknowledged}`);
    acknowledged = kept;
  }
});

test("killed while somebody types, the server has every word once it is back", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await (await field(outcome(page, 1), VOICE)).click();
  const words = "I want to sing with St Brannoc's again, standing with the altos. "
    .repeat(4)
    .trim();
  const typing = page.keyboard.type(words, { delay: 2 });
  await eventually(async () => (await wordsIn(outcome(page, 1), VOICE)).length > 40, true);
  await server.kill();
  await typing;
  await statusBecomes(page, "Saved on this device");
  assert.equal(await wordsIn(outcome(page, 1), VOICE), words);
  await server.startAgain();
  await statusBecomes(page, "Saved");
  assert.equal(await voiceOf(server, id), words);
});

test("a closed tab opens again without server, keeps the work, goes on, and sends it later", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page, context } = await visit(t, server.address, { name: "Priya", losesServer: true });
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to sing.");
  await statusBecomes(page, "Saved");
  await keptOnDevice(page);
  await server.kill();
  await statusBecomes(page, "Offline");
  await write(outcome(page, 1), VOICE, " Standing.");
  await statusBecomes(page, "Saved on this device");
  await page.close();

  const again = await context.newPage();
  await again.goto(`/plans/${id}`);
  await planShown(again);
  await eventually(() => wordsIn(outcome(again, 1), VOICE), "I want to sing. Standing.");
  await statusBecomes(again, "Saved on this device");
  await write(outcome(again, 1), VOICE, " With the altos.");
  await statusBecomes(again, "Saved on this device");
  await again.goto("/");
  await again.getByText("The server can't be reached.").waitFor();
  await again.getByRole("link", { name: "Rosa Adeyemi" }).click();
  await eventually(
    () => wordsIn(outcome(again, 1), VOICE),
    "I want to sing. Standing. With the altos.",
  );
  await statusBecomes(again, "Saved on this device");

  await server.startAgain();
  await statusBecomes(again, "Saved");
  assert.equal(await voiceOf(server, id), "I want to sing. Standing. With the altos.");
});

test("a server that dies before the editor has come is no reason to reload: it comes when the server does", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya", losesServer: true });
  // On the very first visit the worker has kept nothing yet.
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  let isAway = true;
  await page.route(/create-editor/, (route) => (isAway ? route.abort() : route.continue()));
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await server.kill();
  await statusBecomes(page, "Offline");
  const words = outcome(page, 1).getByRole("textbox", { name: /^The outcome I wish to achieve/ });
  await words.click();
  await page.getByText("The editor is not here yet.").waitFor();
  isAway = false;
  await server.startAgain();
  await write(outcome(page, 1), VOICE, "I want to sing.");
  await statusBecomes(page, "Saved");
  assert.equal(await voiceOf(server, id), "I want to sing.");
});
