import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { pause } from "./world.ts";

/** A server that is well answers within this time. */
const PATIENCE_MS = 30_000;

/** A plan as a plain client gets it that knows nothing yet; to be destroyed by whoever asked. */
export async function read(address: string, plan: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, plan, ydoc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  });
  const end = Date.now() + PATIENCE_MS;
  try {
    while (!provider.synced) {
      if (Date.now() > end) throw new Error(`Plan ${plan} can't be read at ${address}.`);
      await pause(5);
    }
  } finally {
    provider.destroy();
  }
  return ydoc;
}

/** Whether two copies hold the same changes, deletions included. */
export function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));
}
