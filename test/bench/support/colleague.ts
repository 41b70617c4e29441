import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { textOf } from "#src/document/roots.ts";

/** Someone else in a plan, at a program of their own. */
export type Colleague = {
  /** Types one letter at the end of a piece of writing. */
  type: (entity: string, key: string, letter: string) => void;
  leave: () => void;
};

/** Opens a plan on a server as a colleague; resolves when all of it is there. */
export async function joinPlan(address: string, plan: string): Promise<Colleague> {
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, plan, ydoc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise((resolve) => provider.once("sync", resolve));
  return {
    type(entity, key, letter) {
      const ytext = textOf(ydoc, entity, key);
      ytext.insert(ytext.length, letter);
    },
    leave() {
      provider.destroy();
      ydoc.destroy();
    },
  };
}
