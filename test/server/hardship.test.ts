import assert from "node:assert/strict";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { WebSocket } from "ws";
import { CLOSE_REFUSED } from "#src/api/sync.ts";
import { textOf } from "#src/document/roots.ts";
import { STEP_1, syncFrame } from "#server/sync/frames.ts";
import { eventsOf, start } from "./start-program.ts";
import { ask, createPlan } from "./start-server.ts";
import { temporaryFolder, until, updateOf } from "./support.ts";
import { connect, markFrame, rawLine, updateFrame } from "./sync/client.ts";

const metric = async (address: string, name: string) => {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, "m").exec(text)?.[1]);
};

test("told to stop, it first says that it is not ready, goes on working, and then leaves", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t), DRAIN_SECONDS: "3" });
  const address = await program.address();
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  await client.synced();
  assert.equal((await ask(address, "GET", "/api/ready")).status, 200);
  program.child.kill("SIGTERM");
  await until(() => eventsOf(program).includes("stopping"), "it has heard");
  const { status, body } = await ask(address, "GET", "/api/ready");
  assert.equal(status, 503);
  assert.equal(body.server, "going away");
  assert.equal((await ask(address, "GET", "/api/health")).status, 200);
  textOf(client.ydoc, "plan", "about").insert(0, "written while it drained");
  await client.durable();
  assert.equal(await program.exit, 0);
  assert.deepEqual(eventsOf(program), ["started", "stopping", "stopped"]);
});

test("a second signal ends it at once", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t), DRAIN_SECONDS: "600" });
  await program.address();
  program.child.kill("SIGTERM");
  await until(() => eventsOf(program).includes("stopping"), "it has heard");
  program.child.kill("SIGTERM");
  assert.equal(await program.exit, 1);
});

// A trace names the file that it comes from, and this one lies in its own name.
const MISHAPS = {
  "an error that nobody caught": 'throw new Error(["sec", "ret"].join(""))',
  "a promise that nobody looked after": 'Promise.reject(new Error(["sec", "ret"].join("")))',
};
for (const [what, mishap] of Object.entries(MISHAPS))
  test(`it does not go on after ${what}`, async (t) => {
    const preload = `process.on("SIGUSR2", () => { ${mishap}; })`;
    const program = start(t, { DATA_DIR: temporaryFolder(t) }, preload);
    const address = await program.address();
    const raw = await rawLine(t, address, await createPlan(address));
    program.child.kill("SIGUSR2");
    assert.equal(await program.exit, 1);
    await raw.closed();
    assert.deepEqual(eventsOf(program).slice(0, 2), ["started", "unforeseen"]);
    assert.match(program.errors(), /"trace":"at /);
    assert.ok(!program.errors().includes("secret"));
  });

test("when the folder with the plans goes, it ends and says why, and acknowledges nothing more", async (t) => {
  const dataDir = join(temporaryFolder(t), "plans");
  const program = start(t, { DATA_DIR: dataDir });
  const address = await program.address();
  const client = connect(t, address, await createPlan(address));
  await client.synced();
  const elsewhere = `${dataDir}-elsewhere`;
  renameSync(dataDir, elsewhere);
  assert.equal(await program.exit, 1);
  assert.match(
    program.errors(),
    /The database was removed or replaced while the server was running\./,
  );
  rmSync(elsewhere, { recursive: true });
});

test("a clock that jumps a year back loses and mixes up nothing", async (t) => {
  const preload = `
    const now = Date.now;
    process.on("SIGUSR2", () => { Date.now = () => now() - 365 * 86400e3; });
  `;
  const dataDir = temporaryFolder(t);
  const program = start(t, { DATA_DIR: dataDir }, preload);
  const address = await program.address();
  const plan = await createPlan(address);
  const client = connect(t, address, plan);
  await client.synced();
  const about = textOf(client.ydoc, "plan", "about");
  about.insert(0, "before ");
  await client.durable();
  program.child.kill("SIGUSR2");
  for (let at = 0; at < 20; at++) {
    about.insert(about.length, `${at} `);
    await client.durable();
  }
  const other = connect(t, address, plan);
  await other.synced();
  await until(() => String(textOf(other.ydoc, "plan", "about")) === String(about), "both see it");
  assert.equal((await ask(address, "GET", "/api/plans")).status, 200);
  program.child.kill("SIGKILL");
  await program.exit;
  const next = start(t, { DATA_DIR: dataDir });
  const { body } = await ask(await next.address(), "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, String(about));
});

test("2,000 lines that come and go at once leave nothing behind", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t) });
  const address = await program.address();
  const plans = [await createPlan(address), await createPlan(address)];
  const writer = connect(t, address, plans[0]!);
  await writer.synced();
  const megabytes = async () =>
    (await metric(address, "process_resident_memory_bytes")) / 1024 ** 2;
  const before = await megabytes();
  let opened = 0;
  for (let round = 0; round < 5; round++) {
    const lines = Array.from({ length: 400 }, (_, at) => {
      const line = new WebSocket(`${address.replace("http", "ws")}/sync/${plans[at % 2]}`);
      line.on("error", () => {});
      line.once("open", () => {
        opened += 1;
        // Every third says goodbye, the others are gone without a word.
        if (at % 3) line.terminate();
        else line.close();
      });
      return new Promise((resolve) => line.once("close", resolve));
    });
    await Promise.all(lines);
  }
  assert.equal(opened, 2000);
  textOf(writer.ydoc, "plan", "about").insert(0, "still writing");
  await writer.durable();
  const isAlone = async () => (await metric(address, "ownwords_connections")) === 1;
  await until(isAlone, "the server has let go of all others");
  assert.equal(await metric(address, "ownwords_plans_open"), 1);
  // A line that stayed would hold some 100 KB; what was there before is the program itself.
  const more = (await megabytes()) - before;
  assert.ok(more < 250, `${more} MB more`);
  t.diagnostic(`${Math.round(more)} MB more after 2,000 lines`);
});

test("a line that takes nothing is closed, and the others go on", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t) });
  const address = await program.address();
  const plan = await createPlan(address);
  const writer = connect(t, address, plan);
  await writer.synced();
  textOf(writer.ydoc, "plan", "about").insert(0, "x".repeat(900_000));
  await writer.durable();
  const raw = await rawLine(t, address, plan);
  raw.line.pause();
  // It asks for everything, sixty times 0.9 MB, and reads none of it.
  for (let at = 0; at < 60; at++) raw.line.send(syncFrame(STEP_1, new Uint8Array([0])));
  const isClosed = async () => (await metric(address, "ownwords_dead_sockets_total")) === 1;
  await until(isClosed, "the line is closed");
  textOf(writer.ydoc, "plan", "about").insert(0, "y");
  await writer.durable();
});

test("a line that is refused leaves the program well and the log without words", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t) });
  const address = await program.address();
  const raw = await rawLine(t, address, await createPlan(address));
  raw.line.send(updateFrame(updateOf((it) => it.getMap("secret").set("a", "secret"))));
  raw.line.send(markFrame(1));
  assert.equal(await raw.closed(), CLOSE_REFUSED);
  assert.equal(await metric(address, "ownwords_refused_total"), 1);
  assert.deepEqual(eventsOf(program), ["started", "refused"]);
  assert.ok(!program.errors().includes("secret"));
});
