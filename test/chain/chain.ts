import { Awareness } from "y-protocols/awareness";
import { openServerLine } from "#src/browser/server-line.ts";
import { indexOf } from "#src/document/roots.ts";
import { createClusterWorld } from "#test/crash/cluster.ts";
import { isSame, read } from "#test/crash/reader.ts";
import { pause, tally, type World } from "#test/crash/world.ts";
import { createPlan } from "#test/server/start-server.ts";
import { createPeer } from "#test/src/document/schedules/peer.ts";
import { createRandom, type Random } from "#test/src/document/schedules/random.ts";
import { type Profile, profiles } from "#test/src/document/schedules/schedule.ts";
import { createWatch, type Result } from "#test/src/document/schedules/watch.ts";
import type { Scope } from "#test/support/services.ts";

/** What to run. `atOnce` schedules go on at the same time, each about a plan of its own. */
export type ChainOrder = { seed: number; schedules: number; turns: number; atOnce: number };

/** What came of it. */
export type ChainResult = {
  typed: number;
  /** Characters that vanished though nobody who could see them deleted them. */
  lost: string[];
  /** Whatever differed between people, screens and servers in the end. */
  diverged: string[];
  /** What was done to people, servers, databases and lines, how often. */
  deeds: Map<string, number>;
};

const PEOPLE = 3;
/** After the last failure, people go on for so long without any. */
const CALM_TURNS = 12;
const calm: Profile = { ...profiles["meeting"]!, leaves: 0, returns: 1 };
/** The longest pause between two turns. */
const PAUSE_MS = 120;
/** Everybody agrees within this time after all is mended. */
const PATIENCE_MS = 120_000;

/**
 * Lets people write through the editor's binding, the app's own line, two servers, Redis and
 * PostgreSQL, while lines are cut and servers and databases are killed; then brings all together.
 */
export async function runChain(t: Scope, order: ChainOrder): Promise<ChainResult> {
  const random = createRandom(order.seed);
  const world = await createClusterWorld(t, random);
  await world.mend();
  const result: ChainResult = { typed: 0, lost: [], diverged: [], deeds: world.deeds };
  const names = Object.keys(profiles);
  for (let first = 0; first < order.schedules; first += order.atOnce) {
    const count = Math.min(order.atOnce, order.schedules - first);
    const wave = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const name = names[(first + at) % names.length]!;
        const seed = order.seed * 1_000_003 + first + at;
        const profile = profiles[name]!;
        const group = await gather(world, createRandom(seed));
        return { name: `${name}, seed ${seed}`, profile, group };
      }),
    );
    let writing = true;
    const written = Promise.all(wave.map((it) => it.group.write(order.turns, it.profile))).finally(
      () => (writing = false),
    );
    while (writing) {
      await world.strike();
      await world.mend();
    }
    await written;
    // What goes wrong between two servers shows while both are at work, and not once they begin anew.
    await Promise.all(wave.map((it) => it.group.write(CALM_TURNS, calm)));
    await Promise.all(wave.map((it) => it.group.meet()));
    for (const { name, group } of wave) {
      const { typed, lost, diverged } = group.result;
      result.typed += typed;
      result.lost.push(...lost.map((it) => `${name}: ${it}`));
      result.diverged.push(...diverged.map((it) => `${name}: ${it}`));
      group.end();
    }
  }
  for (const it of world.faults()) result.diverged.push(`a server ended by itself: ${it}`);
  if (world.events().has("unseen-text")) result.diverged.push("the unseen-text alarm went off");
  return result;
}

/** Some people and a new plan. */
async function gather(world: World, random: Random) {
  const plan = await createPlan(random.pick(world.addresses()));
  const watch = createWatch(random);
  let devices = 0;
  const people = await Promise.all(Array.from({ length: PEOPLE }, newDevice));
  return { result: watch.result as Result, write, meet, end };

  /** A copy that is empty as yet, with the app's own line to the servers. */
  async function newDevice() {
    const way = await world.openWay();
    const at = devices++;
    const peer = createPeer(`d${at}`, 2 + at + 100 * random.below(1e6), random);
    const awareness = new Awareness(peer.ydoc);
    const line = openServerLine(way.url, plan, peer.ydoc, awareness, {
      onSynced() {},
      onDurable() {},
      onRefused: (sentence, passes) => {
        if (!passes) watch.result.diverged.push(`${peer.name} was refused: ${sentence}`);
      },
      onUnknownPlan: () => watch.result.diverged.push("the plan is gone"),
      onMay() {},
      onLife() {},
      onDown() {},
      onChange() {},
    });
    const end = () => {
      line.end();
      awareness.destroy();
      way.close();
    };
    return { peer, line, way, end };
  }

  async function write(turns: number, profile: Profile) {
    for (let turn = 0; turn < turns;) {
      await pause(random.below(PAUSE_MS));
      const at = random.below(people.length);
      const { peer, line, way, end } = people[at]!;
      // Nobody writes in a plan that they have not got yet.
      if (!indexOf(peer.ydoc).size) continue;
      turn += 1;
      if (peer.isOnline && random.chance(profile.leaves)) {
        peer.isOnline = false;
        if (random.chance(0.5)) way.line.cut();
        else way.line.silence();
        tally(world.deeds, "somebody out of reach");
      } else if (!peer.isOnline && random.chance(profile.returns)) {
        peer.isOnline = true;
        way.line.heal();
      }
      watch.act(peer, profile.does, turn);
      watch.checkScreens(peer, `turn ${turn}`);
      if (line.isDurable && random.chance(0.2)) {
        // All is saved, so the device may be lost with everything on it.
        end();
        people[at] = await newDevice();
        tally(world.deeds, "device lost after it said saved");
      }
    }
  }

  /** Waits until everybody has everything, and looks whether all of it is the same. */
  async function meet() {
    for (const it of people) it.way.line.heal();
    const all = people.map((it) => it.peer.ydoc);
    const over = Date.now() + PATIENCE_MS;
    const agree = () =>
      people.every((it) => it.line.isDurable) && all.every((it) => isSame(it, all[0]!));
    while (!agree() && Date.now() < over) await pause(10);
    if (!agree()) watch.result.diverged.push("people have different copies");
    for (const address of world.addresses()) {
      const isThere = async () => {
        const copy = await read(address, plan);
        const same = isSame(copy, all[0]!);
        copy.destroy();
        return same;
      };
      while (!(await isThere()))
        if (Date.now() > over) {
          watch.result.diverged.push(`${address} has another copy`);
          break;
        }
    }
    watch.checkEnd(people.map((it) => it.peer));
  }

  function end() {
    for (const it of people) it.end();
  }
}
