import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { DURABLE, MARK, OWN_MESSAGE, REFUSED } from "#src/api/sync.ts";
import { createLog } from "#server/log.ts";
import { FOLDERS, type Running, serve } from "#server/serve.ts";

/** A new folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with built browser files, as small as it can be. */
export function clientFolder(t: TestContext): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Ownwords</title>");
  writeFileSync(join(folder, "sw.js"), "self.skipWaiting();");
  writeFileSync(join(folder, "assets/main-Bx81kQ2z.js"), "export {};");
  return folder;
}

/** A server of this process on a free port, over a new folder or a given one. */
export async function startServer(
  t: TestContext,
  { dataDir = temporaryFolder(t), client = clientFolder(t), origins = [] as string[] } = {},
): Promise<Running & { lines: string[] }> {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const config = { port: 0, host: "127.0.0.1", dataDir, origins };
  const running = await serve(config, log, { ...FOLDERS, client });
  t.after(() => running.close().catch(() => {}));
  return { ...running, lines };
}

/** Asks the server for JSON. */
export async function ask(address: string, method: string, path: string, body?: unknown) {
  const response = await fetch(address + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

/** Begins a plan and answers its id. */
export async function createPlan(address: string, resident = "Amina", more = {}): Promise<string> {
  const beginning = { template: "care-act", resident, voice: "first", ...more };
  const { status, body } = await ask(address, "POST", "/api/plans", beginning);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

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
): Client {
  const provider = new WebsocketProvider(`${address.replace("http", "ws")}/sync`, planId, ydoc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
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
      await until(() => provider.synced, "the client is in step");
      provider.ws?.send(markFrame(mark));
      await until(() => acknowledged >= mark, `mark ${mark} is on disk`);
    },
  };
}

/** A line on which a test says what it likes. */
export async function rawLine(t: TestContext, address: string, planId: string, headers = {}) {
  const line = new WebSocket(`${address.replace("http", "ws")}/sync/${planId}`, { headers });
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

/** What one edit changes, as an update. */
export function updateOf(edit: (ydoc: Y.Doc) => void, before?: Uint8Array): Uint8Array {
  const ydoc = new Y.Doc();
  if (before) Y.applyUpdate(ydoc, before);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.transact(() => edit(ydoc));
  return Y.encodeStateAsUpdate(ydoc, vector);
}

/** Resolves when `holds`, and rejects with `what` was waited for after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
