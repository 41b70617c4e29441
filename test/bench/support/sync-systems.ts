import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import type { Scope } from "#test/support/services.ts";
import type { Dialect } from "./sync-client.ts";
import { type FilledPlan, fillDatabase } from "./sync-fill.ts";
import { installPeers } from "./sync-peers.ts";
import {
  freePort,
  runToEnd,
  type ServerProcess,
  startProcess,
  type Usage,
} from "./sync-process.ts";
import { openServices, type Services } from "./sync-services.ts";

/** What the rooms of a run begin with: one document for all, and changes that came after it. */
export type Filling = { rooms: string[]; document: Uint8Array; log: Uint8Array[] };

/** One server, or several over one database, with data of its own. */
export type Deployment = {
  /** Where clients connect, one address a node. */
  urls: string[];
  /** Starts, or starts again on the same addresses and data. */
  start: () => Promise<void>;
  /** What all nodes cost together. */
  usage: (collect?: boolean) => Promise<Usage>;
  /** Asks all to end, and ends them as a power cut does. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
  /** What several nodes share; null for one that stands alone. */
  services: Services | null;
};

/** Something that keeps documents in step. */
export type SyncSystem = {
  name: string;
  dialect: Dialect;
  /** Its settings, for whoever reads the table. */
  settings: string;
  /** Whether it keeps changes one by one, and not only whole documents. */
  keepsLog: boolean;
  /** After so long a room that nobody uses takes as little memory as it ever will. */
  restMs: number;
  /** Prepares data that go when `t` ends; nothing runs yet. */
  deploy: (t: Scope, filling: Filling) => Promise<Deployment>;
};

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));
const HOCUSPOCUS = fileURLToPath(new URL("../peers/hocuspocus.mjs", import.meta.url));
const Y_WEBSOCKET = fileURLToPath(new URL("../peers/y-websocket-server.mjs", import.meta.url));

/** Ours; `flags` go to its Node. */
export function ownwords(nodes: 1 | 2 = 1, flags: readonly string[] = []): SyncSystem {
  return {
    name: nodes === 1 ? "Ownwords" : "Ownwords, 2 nodes",
    dialect: "ownwords",
    keepsLog: true,
    restMs: 125_000,
    settings:
      nodes === 1
        ? "SQLite, synchronous=FULL; a mark after every key, acknowledged once it is on disk"
        : "PostgreSQL, fsync and synchronous_commit on; Redis; a mark after every key",
    deploy: async (t, { rooms, document, log }) => {
      const plans = rooms.map((id) => ({ id, archived: 0, document }));
      return (await deployPlans(t, nodes, plans, log, flags)).deployment;
    },
  };
}

/** Prepares ours over these plans; `log` are changes to each that no snapshot covers. */
export async function deployPlans(
  t: Scope,
  nodes: 1 | 2,
  plans: readonly FilledPlan[],
  log: readonly Uint8Array[] = [],
  flags: readonly string[] = [],
): Promise<{ deployment: Deployment; folder: string }> {
  const folder = folderFor(t);
  const services = nodes === 1 ? null : await openServices(t);
  const place = services
    ? ({ kind: "postgres", url: services.env.DATABASE_URL } as const)
    : ({ kind: "sqlite", dataDir: folder } as const);
  await fillDatabase(place, plans, log);
  const env = { HOST: "127.0.0.1", DATA_DIR: folder, SIGN_IN: "off", ...services?.env };
  const start = (port: number) => startProcess(MAIN, { ...env, PORT: String(port) }, flags);
  return { deployment: await deployment(t, nodes, "/sync", services, start), folder };
}

/**
 * Hocuspocus with its database extension, and with its Redis extension where there are two; one that
 * `storesAtOnce` comes as near to keeping what it acknowledges as its settings go.
 */
export function hocuspocus(nodes: 1 | 2 = 1, storesAtOnce = false): SyncSystem {
  const name = storesAtOnce ? "Hocuspocus, stores at once" : "Hocuspocus";
  const env: Record<string, string> = storesAtOnce ? { DEBOUNCE: "0" } : {};
  return {
    name: nodes === 1 ? name : `${name}, 2 nodes`,
    dialect: "hocuspocus",
    keepsLog: false,
    restMs: 3000,
    settings:
      nodes === 1
        ? "4.7.0, its own settings (flushDelay 0, stores after 2 to 10 s); node:sqlite, WAL, synchronous=NORMAL"
        : "4.7.0, its own settings; extension-redis and extension-database on PostgreSQL",
    deploy: (t, filling) => deployPeer(t, HOCUSPOCUS, nodes, filling, env),
  };
}

/** The server that comes with y-websocket. */
export function yWebsocketServer(): SyncSystem {
  return {
    name: "@y/websocket-server",
    dialect: "y-websocket",
    keepsLog: true,
    restMs: 3000,
    settings: "0.1.1, the line for Yjs 13; y-leveldb 0.2 as persistence; ws 8 in place of its ws 6",
    deploy: (t, filling) => deployPeer(t, Y_WEBSOCKET, 1, filling),
  };
}

async function deployPeer(
  t: Scope,
  script: string,
  nodes: number,
  filling: Filling,
  more: Record<string, string> = {},
): Promise<Deployment> {
  const folder = folderFor(t);
  const services = nodes === 1 ? null : await openServices(t);
  // Rooms of a Redis that others use too are kept apart by the names of their channels.
  const env = {
    PEERS: await installPeers(),
    DATA_DIR: folder,
    REDIS_PREFIX: folder.slice(-6),
    ...services?.env,
    ...more,
  };
  const list = join(folder, "filling");
  writeFileSync(list, serialize(filling));
  await runToEnd(script, { ...env, FILL: list });
  return deployment(t, nodes, "", services, (port) =>
    startProcess(script, { ...env, PORT: String(port) }),
  );
}

async function deployment(
  t: Scope,
  nodes: number,
  path: string,
  services: Services | null,
  start: (port: number) => Promise<ServerProcess>,
): Promise<Deployment> {
  const ports: number[] = [];
  for (let node = 0; node < nodes; node++) ports.push(await freePort());
  let running: ServerProcess[] = [];
  const all = async (deed: (it: ServerProcess) => Promise<void>) => {
    await Promise.all(running.map(deed));
  };
  t.after(() => all((it) => it.kill()));
  return {
    urls: ports.map((port) => `ws://127.0.0.1:${port}${path}`),
    async start() {
      running = await Promise.all(ports.map(start));
    },
    async usage(collect) {
      const each = await Promise.all(running.map((it) => it.usage(collect)));
      const sum = (of: (it: Usage) => number) => each.reduce((sum, it) => sum + of(it), 0);
      return { cpu: sum((it) => it.cpu), rss: sum((it) => it.rss), live: sum((it) => it.live) };
    },
    stop: () => all((it) => it.stop()),
    kill: () => all((it) => it.kill()),
    services,
  };
}

function folderFor(t: Scope): string {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}
