import type { TestContext } from "node:test";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type ClientOptions, WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { DURABLE, MARK, MAY, OWN_MESSAGE, REFUSED } from "#src/api/sync.ts";
import { until } from "#test/server/support.ts";

/** A plain y-websocket client, which also asks when its changes are on disk. */
export type Client = {
  ydoc: Y.Doc;
  provider: WebsocketProvider;
  refusals: string[];
  synced: () => Promise<void>;
  /** Resolves when all that was written so far is on disk. */
  durable: () => Promise<void>;
};

/** Connects a plain y-websocket client. */
export function connect(
  t: TestContext,
  address: string,
  planId: string,
  ydoc = new Y.Doc(),
  options: ClientOptions = {},
): Client {
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, planId, ydoc, {
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, options);
      }
    } as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  });
  t.after(() => {
    provider.destroy();
    ydoc.destroy();
  });
  const refusals: string[] = [];
  let acknowledged = 0;
  let last = 0;
  provider.messageHandlers[OWN_MESSAGE] = (_encoder: unknown, decoder: decoding.Decoder) => {
    const kind = decoding.readVarUint(decoder);
    if (kind === DURABLE) acknowledged = decoding.readVarUint(decoder);
    if (kind === REFUSED) refusals.push(decoding.readVarString(decoder));
  };
  return {
    ydoc,
    provider,
    refusals,
    synced: () => until(() => provider.synced, "the client is in step"),
    async durable() {
      const mark = ++last;
      await until(() => provider.synced || !provider.shouldConnect, "the client is in step");
      provider.ws?.send(new Uint8Array(markFrame(mark)));
      const isOver = () => acknowledged >= mark || !provider.shouldConnect;
      await until(isOver, `mark ${mark} is on disk`);
      if (acknowledged < mark) throw new Error("The client went away before.");
    },
  };
}

/** A line on which a test says what it likes. */
export async function rawLine(t: TestContext, address: string, planId: string, options = {}) {
  const line = new WebSocket(`${address.replace("http", "ws")}/sync/${planId}`, options);
  t.after(() => line.terminate());
  const frames: Uint8Array[] = [];
  let closed: number | null = null;
  line.on("message", (data) => frames.push(new Uint8Array(data as Buffer)));
  line.on("close", (code) => (closed = code));
  await new Promise((resolve, reject) => line.once("open", resolve).once("error", reject));
  return {
    line,
    frames,
    /** The code with which the server closed the line. */
    async closed(): Promise<number> {
      await until(() => closed !== null, "the line is closed");
      return closed!;
    },
    /** The refusals that came, as `[code, sentence]`. */
    refusals: () =>
      frames.flatMap((frame) => {
        const decoder = decoding.createDecoder(frame);
        if (decoding.readVarUint(decoder) !== OWN_MESSAGE) return [];
        if (decoding.readVarUint(decoder) !== REFUSED) return [];
        return [[decoding.readVarString(decoder), decoding.readVarString(decoder)] as const];
      }),
  };
}

/** A sync message with an update. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** "Tell me when all before this is on disk." */
export function markFrame(mark: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, OWN_MESSAGE);
    encoding.writeVarUint(encoder, MARK);
    encoding.writeVarUint(encoder, mark);
  });
}

/** What the server said last that whoever is on the line may do; nothing before it has said so. */
export function mayOf(frames: readonly Uint8Array[]): string[] {
  const said = frames.flatMap((frame) => {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== OWN_MESSAGE) return [];
    return decoding.readVarUint(decoder) === MAY ? [decoding.readVarString(decoder)] : [];
  });
  return said.at(-1)?.split(",") ?? [];
}
