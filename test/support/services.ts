/**
 * Real databases to test with, thrown away afterwards. `DATABASE_URL` and `REDIS_URL`, or the same
 * with `TEST_` before, name servers that are used in place of ones of our own.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdtempSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findPostgres, findRedis, postgresOwner } from "#setup/services.mjs";
import { forgetFolder, keep, type Kept, keepFolder } from "./keep.ts";

/** Whoever says when something may go: a test, or a whole run. */
export type Scope = { after: (deed: () => unknown) => void };

/** A server of one's own, which a test may treat as badly as it likes. */
export type Service = {
  url: string;
  port: number;
  /** Ends it as a failing machine does: at once, and with no goodbye. */
  kill: () => Promise<void>;
  /** Starts it again on the same port and over the same data, killing it first if it runs. */
  restart: () => Promise<void>;
};

/** The address of an empty database on PostgreSQL that nobody else uses, gone after the test. */
export async function postgresUrl(t: Scope): Promise<string> {
  const server = await sharedPostgres();
  const name = `ownwords_test_${randomBytes(6).toString("hex")}`;
  await ask(server, `create database ${name}`);
  t.after(async () => {
    await ask(server, `drop database if exists ${name} with (force)`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** The address of a Redis. Others use it too: what keeps them apart is the id of the deployment. */
export async function redisUrl(): Promise<string> {
  const given = process.env["TEST_REDIS_URL"] ?? process.env["REDIS_URL"];
  if (given) return given;
  shared.redis ??= launch(redis, forGood);
  return (await shared.redis).url;
}

/** The addresses of the servers themselves, for processes that are started from this one. */
export async function serverUrls(): Promise<{ databaseUrl: string; redisUrl: string }> {
  return { databaseUrl: await sharedPostgres(), redisUrl: await redisUrl() };
}

/** A PostgreSQL of one's own with an empty database in it. */
export function startPostgres(t: Scope): Promise<Service> {
  return launch(postgres, t);
}

/** A Redis of one's own, which forgets everything when it is killed. */
export function startRedis(t: Scope): Promise<Service> {
  return launch(redis, t);
}

const shared: { postgres?: Promise<Service>; redis?: Promise<Service> } = {};

/** What is started for a whole process goes with it: see `keep`. */
const forGood: Scope = { after: () => {} };

async function sharedPostgres(): Promise<string> {
  const given = process.env["TEST_DATABASE_URL"] ?? process.env["DATABASE_URL"];
  if (given) return given;
  shared.postgres ??= launch(postgres, forGood);
  return (await shared.postgres).url;
}

/** How one kind of server is made ready once, started and spoken to. */
type Kind = {
  asOwner: boolean;
  prepare: (folder: string) => Promise<Start>;
};
type Start = {
  url: (port: number) => string;
  command: (port: number) => string[];
  env: Record<string, string>;
  answers: (port: number) => Promise<boolean>;
  /** Processes that would live on for a moment, and answer, when the first one is killed. */
  others: (port: number) => Promise<number[]>;
};

const postgres: Kind = {
  asOwner: true,
  async prepare(folder) {
    const { postgres, initdb } = await findPostgres();
    const password = randomBytes(12).toString("hex");
    writeFileSync(join(folder, "password"), password, { mode: 0o644 });
    const files = join(folder, "data");
    const say = spawnSync(initdb, initArguments(postgres, files, join(folder, "password")), {
      ...postgresOwner,
      cwd: folder,
      encoding: "utf8",
    });
    if (say.status !== 0)
      throw new Error(`initdb did not work: ${say.error?.message ?? say.stderr}`);
    const url = (port: number) => `postgres://ownwords:${password}@127.0.0.1:${port}/postgres`;
    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      shared_buffers: "32MB",
      max_connections: "200",
    };
    return {
      url,
      command: (port) => [
        postgres,
        "-D",
        files,
        "-p",
        String(port),
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      env: {},
      answers: (port) =>
        ask(url(port), "select 1").then(
          () => true,
          () => false,
        ),
      others: async (port) => {
        const rows = await ask(url(port), "select pid from pg_stat_activity").catch(() => []);
        return rows.map((it) => Number(it["pid"]));
      },
    };
  },
};

/** Sorts and compares words as the languages of people want it, and writes as durably as ever. */
function initArguments(postgres: string, files: string, passwordFile: string): string[] {
  const { stdout } = spawnSync(postgres, ["--version"], { encoding: "utf8", ...postgresOwner });
  const isNew = Number(/ (\d+)/.exec(stdout)?.[1]) >= 17;
  const locale = isNew
    ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    : [process.platform === "darwin" ? "--locale=en_GB.UTF-8" : "--locale=C.UTF-8"];
  const access = ["-U", "ownwords", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  return ["-D", files, "-E", "UTF8", ...locale, ...access, "--no-sync"];
}

const redis: Kind = {
  asOwner: false,
  async prepare(folder) {
    const { command, env } = await findRedis();
    return {
      url: (port) => `redis://127.0.0.1:${port}`,
      command: (port) => [
        command,
        ...`--port ${port} --bind 127.0.0.1 --appendonly no`.split(" "),
        "--save",
        "",
        "--dir",
        folder,
      ],
      env,
      answers: (port) => pong(port),
      others: async () => [],
    };
  },
};

async function launch(kind: Kind, t: Scope): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-service-"));
  keepFolder(folder);
  const owner = kind.asOwner ? postgresOwner : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const start = await kind.prepare(folder);
  const port = await freePort();
  let running: Kept | null = null;
  t.after(async () => {
    await kill();
    forgetFolder(folder);
  });
  await restart();
  return { url: start.url(port), port, kill, restart };

  async function kill() {
    if (!running) return;
    const others = await start.others(port);
    await running.kill();
    for (const pid of others)
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has gone by itself.
      }
    running = null;
  }

  async function restart() {
    await kill();
    const end = Date.now() + 120_000;
    while (!running) {
      const next = keep(start.command(port), { ...owner, cwd: folder, env: start.env });
      // Another's port, or remains of one that was killed, end it at once; then it is tried again.
      while (next.isRunning() && !(await start.answers(port))) await pause(20);
      if (next.isRunning()) running = next;
      else if (Date.now() > end)
        throw new Error(`${start.command(port)[0]} does not start: ${next.said()}`);
      else await pause(100);
    }
  }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A server that goes away says so on the connection as well as to whoever asked.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

function pong(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = createConnection({ port, host: "127.0.0.1" });
    line.setTimeout(1000, () => line.destroy());
    line.once("connect", () => line.write("PING\r\n"));
    line.once("data", (bytes) => {
      resolve(String(bytes).startsWith("+PONG"));
      line.destroy();
    });
    line.once("error", () => {});
    line.once("close", () => resolve(false));
  });
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
