import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test, type TestContext } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { WebSocket, WebSocketServer } from "ws";
import { createWriter } from "#server/sync/write-together.ts";
import { until } from "#test/server/support.ts";

/** Lines of one writer, each with what arrives at its other end. */
async function openLines(t: TestContext, count: number) {
  const written: number[] = [];
  const writer = createWriter((bytes) => written.push(bytes));
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer().listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const lines: { line: WebSocket; client: WebSocket; arrived: Buffer[] }[] = [];
  for (let at = 0; at < count; at++) {
    const opened = new Promise<WebSocket>((resolve) => {
      server.once("upgrade", (request, stream, head) =>
        sockets.handleUpgrade(request, stream, head, (line) => {
          writer.open(line, stream);
          resolve(line);
        }),
      );
    });
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    t.after(() => client.terminate());
    const arrived: Buffer[] = [];
    client.on("message", (bytes: Buffer) => arrived.push(bytes));
    await once(client, "open");
    lines.push({ line: await opened, client, arrived });
  }
  return { writer, written, lines };
}

async function openLine(t: TestContext) {
  const { writer, written, lines } = await openLines(t, 1);
  return { ...lines[0]!, writer, written };
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

test("much for a line that takes nothing is not held back", async (t) => {
  const { line, client, writer } = await openLine(t);
  client.pause();
  for (let at = 0; at < 40; at++) writer.write(line, new Uint8Array(900_000));
  assert.ok(line.bufferedAmount > 30_000_000, `${line.bufferedAmount} bytes`);
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

test("each line gets what was written for it, also when much of it is the same", async (t) => {
  const { writer, lines } = await openLines(t, 4);
  const frames = [1, 2, 3].map((it) => new Uint8Array(200).fill(it));
  const wanted = [[0, 1], [0, 1], [0, 2], [0]];
  for (const [nth, frame] of frames.entries())
    for (const [at, { line }] of lines.entries())
      if (wanted[at]!.includes(nth)) writer.write(line, frame);
  await until(
    () => lines.every((it, at) => it.arrived.length === wanted[at]!.length),
    "all is there",
  );
  for (const [at, { arrived }] of lines.entries())
    assert.deepEqual(
      arrived.map((it) => it[0]),
      wanted[at]!.map((it) => it + 1),
    );
});
