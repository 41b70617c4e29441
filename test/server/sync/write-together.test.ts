import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test, type TestContext } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { WebSocket, WebSocketServer } from "ws";
import { createWriter } from "#server/sync/write-together.ts";
import { until } from "#test/server/support.ts";

/** A line with a writer at one end and what arrives at the other. */
async function openLine(t: TestContext) {
  const written: number[] = [];
  const writer = createWriter((bytes) => written.push(bytes));
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const opened = new Promise<WebSocket>((resolve) => {
    server.on("upgrade", (request, stream, head) =>
      sockets.handleUpgrade(request, stream, head, (line) => {
        writer.open(line, stream);
        resolve(line);
      }),
    );
  });
  const at = server.address();
  const client = new WebSocket(`ws://127.0.0.1:${typeof at === "object" && at ? at.port : 0}`);
  const arrived: Buffer[] = [];
  client.on("message", (bytes: Buffer) => arrived.push(bytes));
  t.after(() => {
    client.terminate();
    server.close();
  });
  return { line: await opened, client, writer, arrived, written };
}

test("frames of every size arrive whole and in order, written together", async (t) => {
  const { line, writer, arrived, written } = await openLine(t);
  const sizes = [0, 1, 125, 126, 127, 15_000, 65_535, 65_536, 300_000, 3];
  const frames = sizes.map((size, at) => new Uint8Array(size).fill(at + 1));
  for (const it of frames) writer.write(line, it);
  assert.deepEqual(written, []);
  await until(() => arrived.length >= frames.length, "all have arrived");
  assert.deepEqual(
    arrived.map((it) => new Uint8Array(it)),
    frames,
  );
  const heads = sizes.map((size) => (size < 126 ? 2 : size < 65_536 ? 4 : 10));
  assert.deepEqual(written, [[...sizes, ...heads].reduce((sum, it) => sum + it, 0)]);
});

test("small frames of one turn leave in one piece, one that comes later in another", async (t) => {
  const { line, writer, arrived, written } = await openLine(t);
  const same = new Uint8Array([7, 7]);
  for (const it of [same, new Uint8Array([8]), same]) writer.write(line, it);
  await nextTurn();
  writer.write(line, new Uint8Array([9]));
  await until(() => arrived.length === 4, "all have arrived");
  assert.deepEqual(
    arrived.map((it) => it[0]),
    [7, 8, 7, 9],
  );
  assert.deepEqual(written, [11, 3]);
});

test("what was written before a line is closed still arrives, and nothing goes out after", async (t) => {
  const { line, client, writer, arrived, written } = await openLine(t);
  writer.write(line, new Uint8Array([1]));
  writer.flush();
  line.close(4000);
  writer.write(line, new Uint8Array([2]));
  const [code] = await once(client, "close");
  assert.equal(code, 4000);
  assert.deepEqual(arrived, [Buffer.of(1)]);
  assert.deepEqual(written, [3]);
});
