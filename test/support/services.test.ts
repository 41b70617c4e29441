import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import pg from "pg";
import { createClient } from "redis";
import { until } from "#test/server/support.ts";
import { postgresUrl, startPostgres, startRedis } from "./services.ts";

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("two tests that ask for a database don't see each other's tables", async (t) => {
  const [first, second] = [await postgresUrl(t), await postgresUrl(t)];
  await rows(first, "create table only_here (n int)");
  await assert.rejects(rows(second, "select * from only_here"), /does not exist/);
});

test("a PostgreSQL that was killed has what it had committed when it is back", async (t) => {
  const { url, kill, restart } = await startPostgres(t);
  await rows(url, "create table kept as select 1 as n");
  await kill();
  await assert.rejects(rows(url, "select 1"));
  await restart();
  assert.deepEqual(await rows(url, "select n from kept"), [{ n: 1 }]);
});

test("a Redis that was killed is back at the same address and has forgotten everything", async (t) => {
  const { url, kill, restart } = await startRedis(t);
  const read = async () => {
    const client = await createClient({ url, socket: { reconnectStrategy: false } })
      .on("error", () => {})
      .connect();
    const before = await client.get("word");
    await client.set("word", "kept");
    client.destroy();
    return before;
  };
  assert.equal(await read(), null);
  assert.equal(await read(), "kept");
  await kill();
  await assert.rejects(read());
  await restart();
  assert.equal(await read(), null);
});

test("no server outlives a test that is killed", async (t) => {
  const script = `
    import { startRedis } from "#test/support/services.ts";
    const { port } = await startRedis({ after() {} });
    console.log(port);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", script]);
  t.after(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const url = `redis://127.0.0.1:${Number(said)}`;
  const answers = () =>
    createClient({ url, socket: { reconnectStrategy: false } })
      .on("error", () => {})
      .connect()
      .then(
        (it) => (it.destroy(), true),
        () => false,
      );
  assert.equal(await answers(), true);
  child.kill("SIGKILL");
  await until(async () => !(await answers()), "the server is gone");
});
