import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { textOf } from "#src/document/roots.ts";
import { ask, createPlan } from "./start-server.ts";
import { eventsOf, start } from "./start-program.ts";
import { temporaryFolder, until } from "./support.ts";
import { connect } from "./sync/client.ts";

test("it says where it is and where plans are kept, and stops when told to", async (t) => {
  const dataDir = temporaryFolder(t);
  const program = start(t, { DATA_DIR: dataDir });
  const address = await program.address();
  assert.match(program.output(), /^Ownwords is ready at http:\/\/127\.0\.0\.1:\d+\n/);
  assert.ok(program.output().includes(dataDir));
  assert.deepEqual(eventsOf(program), ["started"]);
  const client = connect(t, address, await createPlan(address));
  await client.synced();
  program.child.kill("SIGTERM");
  assert.equal(await program.exit, 0);
  assert.deepEqual(eventsOf(program), ["started", "stopping", "stopped"]);
});

test("it warns in plain words when other machines can reach it", async (t) => {
  const program = start(t, { DATA_DIR: temporaryFolder(t), HOST: "0.0.0.0", SIGN_IN: "on" });
  await program.address();
  await until(() => program.errors().includes("HOST"), "the warning is there");
  assert.match(program.errors(), /Passwords and plans would cross the network in the clear/);
  assert.match(program.output(), /Nobody has an account yet\. Open \S+\/setup#[A-Z0-9-]{14} /);
});

test("nothing acknowledged is lost when the process is killed, again and again", async (t) => {
  const dataDir = temporaryFolder(t);
  let program = start(t, { DATA_DIR: dataDir });
  let address = await program.address();
  const plan = await createPlan(address);
  let acknowledged = "";
  for (let round = 0; round < 4; round++) {
    const client = connect(t, address, plan);
    await client.synced();
    const about = textOf(client.ydoc, "plan", "about");
    assert.ok(about.toString().startsWith(acknowledged), `round ${round}`);
    for (let at = 0; at < 15; at++) {
      about.insert(about.length, `${round}.${at} `);
      const written = about.toString();
      const durable = client.durable().then(
        () => (acknowledged = written.length > acknowledged.length ? written : acknowledged),
        () => {},
      );
      if (at < 10) await durable;
      else void durable;
    }
    program.child.kill("SIGKILL");
    await program.exit;
    // The device forgets everything: only what the server kept counts.
    client.provider.destroy();
    program = start(t, { DATA_DIR: dataDir });
    address = await program.address();
  }
  const { body } = await ask(address, "GET", `/api/plans/${plan}/plan.json`);
  assert.ok(acknowledged.length > 150);
  assert.ok(body.writing.about.text.startsWith(acknowledged));
});

test("words written while the server was dead arrive when it is back", async (t) => {
  const dataDir = temporaryFolder(t);
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  await new Promise((resolve) => probe.close(resolve));

  const first = start(t, { DATA_DIR: dataDir, PORT: port });
  const plan = await createPlan(await first.address());
  const client = connect(t, await first.address(), plan);
  await client.synced();
  first.child.kill("SIGKILL");
  await first.exit;
  textOf(client.ydoc, "plan", "about").insert(0, "written alone");
  await until(() => !client.provider.synced, "the client has noticed");
  const second = start(t, { DATA_DIR: dataDir, PORT: port });
  await second.address();
  await client.durable();
  const { body } = await ask(await second.address(), "GET", `/api/plans/${plan}/plan.json`);
  assert.equal(body.writing.about.text, "written alone");
});

/** Starts a program that can't run; answers its one sentence. */
async function refusal(t: TestContext, environment: Record<string, string>): Promise<string> {
  const program = start(t, environment);
  assert.equal(await program.exit, 1);
  assert.equal(program.output(), "");
  assert.match(program.errors(), /^[A-Z][^\n]+\.\n$/);
  return program.errors();
}

test("a bad setting, a used port, a held folder, a damaged database: one sentence each", async (t) => {
  const dataDir = temporaryFolder(t);
  const running = start(t, { DATA_DIR: dataDir });
  const port = new URL(await running.address()).port;
  assert.match(await refusal(t, { PORT: "many", DATA_DIR: dataDir }), /PORT is "many"/);
  assert.match(
    await refusal(t, { PORT: port, DATA_DIR: temporaryFolder(t) }),
    /Port \d+ is in use/,
  );
  assert.match(await refusal(t, { DATA_DIR: dataDir }), /Another Ownwords already uses/);
  assert.match(await refusal(t, { HOST: "203.0.113.1", DATA_DIR: temporaryFolder(t) }), /HOST/);
  const damaged = temporaryFolder(t);
  writeFileSync(join(damaged, "ownwords.db"), "no database".repeat(500));
  assert.match(await refusal(t, { DATA_DIR: damaged }), /damaged/);
  assert.equal(readFileSync(join(damaged, "ownwords.db"), "utf8"), "no database".repeat(500));
});
