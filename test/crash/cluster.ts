import type { Random } from "#test/src/document/schedules/random.ts";
import { type Line, openLine } from "#test/support/line.ts";
import { serverProcess } from "#test/support/server-process.ts";
import { type Scope, startPostgres, startRedis } from "#test/support/services.ts";
import { createWays, pause, tally, type World } from "./world.ts";

/** Two servers that share PostgreSQL and Redis, with a line between any two that can be broken. */
export async function createClusterWorld(t: Scope, random: Random): Promise<World> {
  const [postgres, redis] = await Promise.all([startPostgres(t), startRedis(t)]);
  const deeds = new Map<string, number>();
  const nodes = await Promise.all(["A", "B"].map(createNode));
  const ways = createWays(t, random);
  /** Services that were killed and not yet started again. */
  const down = new Set<"PostgreSQL" | "Redis">();
  const services = { PostgreSQL: postgres, Redis: redis };

  return {
    mend,
    openWay: () => ways.open(random.pick(running()).port),
    addresses: () => running().map((it) => `http://127.0.0.1:${it.port}`),
    strike,
    deeds,
    events() {
      const sum = new Map<string, number>();
      for (const { server } of nodes)
        for (const [event, count] of server.events) tally(sum, event, count);
      return sum;
    },
    faults: () => nodes.flatMap((it) => it.server.faults),
  };

  async function createNode(name: string) {
    const toPostgres = await openLine(t, postgres.port, random);
    const toRedis = await openLine(t, redis.port, random);
    const at = (url: string, { port }: Line) => Object.assign(new URL(url), { port: String(port) });
    const server = serverProcess({
      DATABASE_URL: at(postgres.url, toPostgres).href,
      REDIS_URL: at(redis.url, toRedis).href,
    });
    t.after(() => server.kill());
    return { name, server, toPostgres, toRedis, port: 0 };
  }

  function running() {
    return nodes.filter((it) => it.server.isRunning());
  }

  async function mend() {
    for (const it of everyLine()) {
      it.heal();
      it.setWeather({});
    }
    for (const name of down) await services[name].restart();
    down.clear();
    await Promise.all(nodes.map(startNode));
    for (const it of ways.lines) it.leadTo(random.pick(running()).port);
  }

  async function startNode(node: (typeof nodes)[number]) {
    const end = Date.now() + 30_000;
    while (!node.server.isRunning()) {
      const address = await node.server.start();
      if (address) node.port = Number(new URL(address).port);
      else if (Date.now() > end) throw new Error(`Node ${node.name} does not start.`);
      else await pause(200);
    }
  }

  function everyLine() {
    return [...nodes.flatMap((it) => [it.toPostgres, it.toRedis]), ...ways.lines];
  }

  async function strike() {
    let kills = 0;
    await pause(random.below(500));
    if (random.chance(0.15)) await replace(random.pick(nodes));
    else await disturb();
    await pause(random.below(500));
    const victims = random.weighted({ A: 5, B: 5, both: 2, Redis: 3, PostgreSQL: 4, all: 1 });
    for (const node of nodes)
      if ([node.name, "both", "all"].some((it) => it === victims)) await killNode(node);
    for (const name of ["Redis", "PostgreSQL"] as const)
      if (victims === name || victims === "all") await killService(name);
    // The rest goes on for a while without what died.
    if (victims !== "both" && victims !== "all") {
      for (const it of ways.lines) if (random.chance(0.5)) it.leadTo(random.pick(running()).port);
      await pause(random.below(700));
    }
    return kills;

    /** What an update does: the old one goes in good order, and a new one comes. */
    async function replace(node: (typeof nodes)[number]) {
      await node.server.stop();
      tally(deeds, `node ${node.name} told to go`);
      await startNode(node);
    }

    async function killNode({ name, server }: (typeof nodes)[number]) {
      await server.kill();
      kills += 1;
      tally(deeds, `killed node ${name}`);
    }

    async function killService(name: "Redis" | "PostgreSQL") {
      await services[name].kill();
      down.add(name);
      kills += 1;
      tally(deeds, `killed ${name}`);
    }
  }

  /** Spoils some line for a while; what is not healed here is healed after the kill. */
  async function disturb() {
    if (random.chance(0.4)) return;
    const node = random.pick(nodes);
    const kinds = {
      PostgreSQL: [node.toPostgres],
      Redis: [node.toRedis],
      writers: [...ways.lines].filter(() => random.chance(0.3)),
    };
    const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[]);
    const how = random.pick(["cut", "silent", "slow"] as const);
    for (const line of kinds[kind]) {
      if (how === "cut") line.cut();
      else if (how === "silent") line.silence();
      else line.setWeather({ delay: 5, jitter: 60, bytesPerSecond: 300_000 });
    }
    tally(deeds, `line to ${kind} ${how}`);
    await pause(random.below(900));
    if (random.chance(0.6)) for (const it of kinds[kind]) it.heal();
  }
}
