// @y/websocket-server with the LevelDB persistence that it offers, over a current ws instead of the
// old one that it asks for. With FILL it puts documents in place and ends.
import http from "node:http";
import { fromCache, whatToFill } from "./from-cache.mjs";

const { PORT = "0", DATA_DIR = "." } = process.env;
const folder = `${DATA_DIR}/level`;
const fill = whatToFill();
if (fill) {
  const { LeveldbPersistence } = fromCache("y-leveldb");
  const level = new LeveldbPersistence(folder);
  for (const room of fill.rooms)
    for (const update of [fill.document, ...fill.log]) await level.storeUpdate(room, update);
  await level.destroy();
} else {
  process.env["YPERSISTENCE"] = folder;
  const { setupWSConnection } = fromCache("@y/websocket-server/utils");
  const { WebSocketServer } = fromCache("ws");
  const lines = new WebSocketServer({ noServer: true });
  lines.on("connection", setupWSConnection);
  const server = http.createServer((_request, response) => response.end("okay"));
  server.on("upgrade", (request, socket, head) =>
    lines.handleUpgrade(request, socket, head, (/** @type {unknown} */ line) =>
      lines.emit("connection", line, request),
    ),
  );
  server.listen(Number(PORT), "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object") console.log(`ready at ws://127.0.0.1:${address?.port}`);
  });
  process.on("SIGTERM", () => process.exit(0));
}
