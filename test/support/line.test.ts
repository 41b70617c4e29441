import assert from "node:assert/strict";
import { once } from "node:events";
import { createConnection, createServer } from "node:net";
import { test, type TestContext } from "node:test";
import { until } from "#test/server/support.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import { openLine } from "./line.ts";

/** A program that says back what it hears, behind a line. */
async function echo(t: TestContext) {
  const server = createServer((it) => it.on("error", () => {}).pipe(it)).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const address = server.address();
  return openLine(t, (address as { port: number }).port, createRandom(1));
}

function dial(t: TestContext, port: number) {
  const socket = createConnection({ port, host: "127.0.0.1" });
  const heard = { text: "", isOver: false, error: "" };
  socket.on("data", (bytes) => (heard.text += bytes));
  socket.on("error", (error: NodeJS.ErrnoException) => (heard.error = error.code ?? ""));
  socket.on("close", () => (heard.isOver = true));
  t.after(() => socket.destroy());
  return { socket, heard };
}

test("what goes over a line arrives whole and in order, however late and thin it is", async (t) => {
  const line = await echo(t);
  line.setWeather({ delay: 2, jitter: 10, bytesPerSecond: 4_000_000 });
  const { socket, heard } = dial(t, line.port);
  let sent = "";
  for (let at = 0; at < 300; at++) {
    const piece = `${at},`.repeat(at % 7 === 0 ? 200 : 1);
    sent += piece;
    socket.write(piece);
    if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  socket.end();
  await until(() => heard.isOver, "all is back");
  assert.equal(heard.text, sent);
  assert.equal(heard.error, "");
});

test("a line that is cut ends what is open and takes nothing new until it is healed", async (t) => {
  const line = await echo(t);
  const first = dial(t, line.port);
  first.socket.write("one");
  await until(() => first.heard.text === "one", "it is heard");
  line.cut();
  await until(() => first.heard.isOver, "it is cut");
  assert.equal(first.heard.error, "ECONNRESET");
  const second = dial(t, line.port);
  second.socket.write("two");
  await until(() => second.heard.isOver, "it is refused");
  assert.equal(second.heard.text, "");
  line.heal();
  const third = dial(t, line.port);
  third.socket.write("three");
  await until(() => third.heard.text === "three", "it is heard again");
});

test("a silent line keeps what is said until it is healed, and nobody is told", async (t) => {
  const line = await echo(t);
  const { socket, heard } = dial(t, line.port);
  socket.write("one");
  await until(() => heard.text === "one", "it is heard");
  line.silence();
  socket.write("two");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(heard, { text: "one", isOver: false, error: "" });
  line.heal();
  await until(() => heard.text === "onetwo", "it is heard late");
});
