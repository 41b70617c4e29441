import type { Server } from "node:http";
import { type GuardParts, refuseUpgrade } from "./guard.ts";
import type { SyncSockets } from "./sync/socket.ts";

/** Hands requests for live lines on that may come, and refuses the others. */
export function takeUpgrades(server: Server, sockets: SyncSockets, guard: GuardParts) {
  server.on("upgrade", (request, socket, head) => {
    const refusal = refuseUpgrade(guard, request);
    if (refusal === null) return sockets.upgrade(request, socket, head);
    socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}
