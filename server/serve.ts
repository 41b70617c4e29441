import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import type { Kysely } from "kysely";
import { lint } from "#src/lint/lint.ts";
import { Plan } from "#src/plan/plan.ts";
import { createApp } from "./app.ts";
import { type Config, StartError } from "./config.ts";
import { type Log, traceOf } from "./log.ts";
import { createOriginCheck, type OriginCheck } from "./origin.ts";
import { createPlanLibrary } from "./plan-library.ts";
import { type DatabasePlace, openDatabase } from "./store/database.ts";
import { createPlanStore } from "./store/plan-store.ts";
import type { Tables } from "./store/tables.ts";
import { createUpdateStore } from "./store/update-store.ts";
import { createVersionStore } from "./store/version-store.ts";
import { openBus } from "./sync/open-bus.ts";
import { createRooms } from "./sync/rooms.ts";
import { createSyncSockets, type SyncSockets } from "./sync/socket.ts";
import { readJsonFile, readTemplates } from "./templates.ts";
import { createVersions } from "./versions.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where the files lie that come with the program. */
export type Folders = { templates: string; client: string };

/** The folders of an ordinary checkout. */
export const FOLDERS: Folders = {
  templates: join(ROOT, "templates"),
  client: join(ROOT, "dist/client"),
};

/** A server that listens. */
export type Running = {
  /** Where people open it, `"http://127.0.0.1:8080"`. */
  address: string;
  db: Kysely<Tables>;
  /** Keeps what has arrived, says goodbye, and resolves when all is closed. */
  close: () => Promise<void>;
};

/** Opens the database and listens; throws an error with one sentence when it can't. */
export async function serve(
  config: Config,
  log: Log,
  folders: Folders = FOLDERS,
): Promise<Running> {
  const templates = readTemplates(folders.templates);
  const example = readJsonFile(join(ROOT, "server/example-plan.json"), Plan, "example plan");
  const database = await openDatabase(
    placeOf(config),
    () => log("database-stopped"),
    (setting) => log("database-unsafe", { setting }),
  );
  const { db } = database;
  const plans = createPlanStore(database, Date.now);
  const updates = createUpdateStore(database, Date.now);
  const library = createPlanLibrary({
    plans,
    updates,
    templates,
    lint,
    now: () => new Date(),
    onFailed: (plan, error) => log("summary-failed", { plan, ...traceOf(error) }),
  });
  const { summaries } = library;
  const versions = createVersions({
    versions: createVersionStore(db),
    plans,
    updates,
    now: () => new Date(),
    onFailed: (plan, error) => log("version-failed", { plan, ...traceOf(error) }),
  });
  const bus = await openBus(database, config.redisUrl, (isUp, error) =>
    log(isUp ? "bus-up" : "bus-down", error === undefined ? {} : traceOf(error)),
  );
  try {
    if (await plans.isEmpty()) await library.addExample(example);

    const rooms = createRooms(
      updates,
      {
        onChanged: summaries.noteWritten,
        onQuiet: (plan) => summaries.makeSoon([plan]),
        beforeChange: versions.beforeChange,
        onFailed: (plan, error) => log("room-failed", { plan, ...traceOf(error) }),
      },
      bus,
    );
    const sockets = createSyncSockets(rooms, (plan, code) => log("refused", { plan, code }));
    const checkOrigin = createOriginCheck(config);
    const app = createApp({
      library,
      plans,
      versions,
      templates,
      checkOrigin,
      log,
      clientDir: folders.client,
    });
    const answer = getRequestListener(app.fetch);
    const server = createServer((request, response) => void answer(request, response));
    takeUpgrades(server, sockets, checkOrigin);
    const port = await listen(server, config);
    summaries.sweep();

    return {
      address: `http://${hostOf(config.host)}:${port}`,
      db,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeIdleConnections();
        await sockets.close();
        server.closeAllConnections();
        await closed;
        await bus.close();
        await summaries.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await bus.close();
    await summaries.close();
    await db.destroy();
    throw error;
  }
}

function placeOf({ databaseUrl, dataDir }: Config): DatabasePlace {
  return databaseUrl === null
    ? { kind: "sqlite", dataDir }
    : { kind: "postgres", url: databaseUrl };
}

function takeUpgrades(server: Server, sockets: SyncSockets, checkOrigin: OriginCheck) {
  server.on("upgrade", (request, socket, head) => {
    const { origin, host } = request.headers;
    if (checkOrigin({ origin, host }, true) === null) return sockets.upgrade(request, socket, head);
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(sentenceFor(error, port, host)));
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function sentenceFor(error: Error, port: number, host: string): Error {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} is in use by another program. Set PORT to another number.`);
  if (code === "EACCES")
    return new StartError(
      `Port ${port} may not be used by this person. Set PORT to another number.`,
    );
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartError(`HOST is "${host}", which is no address of this machine.`);
  return error;
}

/** How an address is written in a link; one that stands for all is shown as this machine. */
function hostOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
