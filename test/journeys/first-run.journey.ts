import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { temporaryFolder } from "#test/server/support.ts";
import { eventually } from "./support/eventually.ts";
import { faultsOf } from "./support/look.ts";
import {
  beginPlan,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { ADMINISTRATOR, startUnclaimed } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const PROGRAM = fileURLToPath(new URL("../../server/cli/main.ts", import.meta.url));
const VOICE = "The outcome I wish to achieve, outcome 1";
const FORMER = "I want to sing.";
const NEWER = " And to dance.";

const shell = promisify(execFile);

test("somebody sets the server up with the code it printed, and a backup brings back what was, with what devices have since", async (t) => {
  const server = await startUnclaimed(t);
  const { address, dataDir, code } = server;
  assert.ok(code);
  const upkeep = (...words: string[]) =>
    shell(process.execPath, [PROGRAM, ...words], {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" },
    });

  const { page } = await visit(t, address, { isRefused: true, losesServer: true });
  await page.goto(`/setup#${"0".repeat(code.length)}`);
  await setUp(page);
  await page.getByText("This is not the code that the server printed when it started.").waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("button", { name: "New plan" }).waitFor();
  await page.goto(`/setup#${code}`);
  await page.getByRole("button", { name: "New plan" }).waitFor();

  const id = await beginPlan(page, "Amina Osei");
  await write(outcome(page, 1), VOICE, FORMER);
  await statusBecomes(page, "Saved");
  const backup = join(temporaryFolder(t), "backup.tar.gz");
  await upkeep("backup", backup);
  // Two plans that the backup does not have, one of which nobody opens again.
  const unopened = await beginPlan(page, "Mia Lund");
  await write(outcome(page, 1), VOICE, FORMER);
  await statusBecomes(page, "Saved");
  const later = await beginPlan(page, "Leo Hart");
  await write(outcome(page, 1), VOICE, FORMER);
  await statusBecomes(page, "Saved");
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, NEWER);
  await statusBecomes(page, "Saved");
  await page.goto("about:blank");
  await server.kill();
  await upkeep("restore", backup, "--into", `sqlite:${dataDir}`, "--replace");
  await server.startAgain();

  const { page: other } = await visit(t, address, { isRefused: true, losesServer: true });
  await other.goto(`/plans/${id}`);
  await other.getByLabel("E-mail address").fill(ADMINISTRATOR.email);
  await other.getByLabel("Password").fill(ADMINISTRATOR.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await statusBecomes(other, "Saved");
  assert.equal(await wordsIn(outcome(other, 1), VOICE), FORMER);

  await openPlan(page, id);
  await eventually(() => wordsIn(outcome(page, 1), VOICE), FORMER + NEWER);
  await eventually(() => wordsIn(outcome(other, 1), VOICE), FORMER + NEWER);
  await write(outcome(other, 1), VOICE, " On Sundays.");
  await eventually(() => wordsIn(outcome(page, 1), VOICE), `${FORMER}${NEWER} On Sundays.`);
  await statusBecomes(page, "Saved");
  await statusBecomes(other, "Saved");

  await openPlan(page, later);
  await statusBecomes(page, "Saved");
  await openPlan(other, later);
  await eventually(() => wordsIn(outcome(other, 1), VOICE), FORMER);
  await write(outcome(other, 1), VOICE, NEWER);
  await eventually(() => wordsIn(outcome(page, 1), VOICE), FORMER + NEWER);
  const isBack = async () => {
    await other.goto("/");
    await other.getByRole("link", { name: /Leo Hart/ }).waitFor();
    return other.getByRole("link", { name: /Mia Lund/ }).isVisible();
  };
  await eventually(isBack, true);
  await openPlan(other, unopened);
  await eventually(() => wordsIn(outcome(other, 1), VOICE), FORMER);
});

async function setUp(page: Page) {
  const { organisation, team, name, email, password } = ADMINISTRATOR;
  await page.getByLabel("Your organisation").fill(organisation);
  await page.getByLabel("Your team or service").fill(team);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
}
