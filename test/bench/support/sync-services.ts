import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { createClient } from "redis";
import { postgresUrl, redisUrl, type Scope } from "#test/support/services.ts";

/** A PostgreSQL database and a Redis that the nodes of one deployment share. */
export type Services = {
  env: { DATABASE_URL: string; REDIS_URL: string };
  /** CPU seconds of both since they began; null where this machine does not tell. */
  cpu: () => number | null;
  /** Transactions committed in the database so far. */
  commits: () => Promise<number>;
};

/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

/** Makes both ready, until `t` ends. */
export async function openServices(t: Scope): Promise<Services> {
  const env = { DATABASE_URL: await postgresUrl(t), REDIS_URL: await redisUrl() };
  const database = await postmasterOf(env.DATABASE_URL);
  const redis = await processOfRedis(env.REDIS_URL);
  return {
    env,
    cpu() {
      try {
        return treeCpu(database) + treeCpu(redis);
      } catch {
        return null;
      }
    },
    async commits() {
      const rows = await ask(
        env.DATABASE_URL,
        "select xact_commit as n from pg_stat_database where datname = current_database()",
      );
      return Number(rows[0]?.["n"]);
    },
  };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** The process that all of PostgreSQL's others come from. */
async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const parent = statOf(Number(rows[0]?.pid))?.parent ?? 0;
  await client.end();
  return parent;
}

async function processOfRedis(url: string): Promise<number> {
  const client = createClient({ url });
  await client.connect();
  const said = await client.info("server");
  await client.close();
  return Number(/process_id:(\d+)/.exec(said)?.[1]);
}

/** A process and its children, those that have ended included. */
function treeCpu(pid: number): number {
  const all = readdirSync("/proc").flatMap((it) => statOf(Number(it)) ?? []);
  const top = all.find((it) => it.pid === pid);
  const children = all.filter((it) => it.parent === pid);
  const ticks = children.reduce((sum, it) => sum + it.own, (top?.own ?? 0) + (top?.ended ?? 0));
  return ticks / TICKS;
}

function statOf(pid: number) {
  if (!pid) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold anything, but nothing after it holds a bracket.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const sum = (...places: number[]) => places.reduce((all, it) => all + (fields[it] ?? 0), 0);
    return { pid, parent: fields[1] ?? 0, own: sum(11, 12), ended: sum(13, 14) };
  } catch {
    return null;
  }
}
