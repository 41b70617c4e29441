import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Random } from "#test/src/document/schedules/random.ts";
import { forgetFolder, keepFolder } from "#test/support/keep.ts";
import { serverProcess } from "#test/support/server-process.ts";
import type { Scope } from "#test/support/services.ts";
import { createWays, pause, tally, type World } from "./world.ts";

const PRELOAD = fileURLToPath(new URL("full-disk.mjs", import.meta.url));

/** One server over the embedded database, killed in all the ways that one machine knows. */
export async function createEmbeddedWorld(t: Scope, random: Random): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "ownwords-crash-"));
  keepFolder(dataDir);
  const full = join(dataDir, "full");
  const server = serverProcess({ DATA_DIR: dataDir, FULL_WHILE: full }, PRELOAD);
  const deeds = new Map<string, number>();
  const ways = createWays(t, random);
  let address = "";
  t.after(async () => {
    await server.kill();
    forgetFolder(dataDir);
  });

  return {
    mend,
    openWay: () => ways.open(portOf(address)),
    addresses: () => [address],
    strike,
    deeds,
    events: () => server.events,
    faults: () => server.faults,
  };

  async function mend() {
    if (server.isRunning()) return;
    const started = await server.start();
    if (!started) throw new Error("The server does not start over its own data.");
    address = started;
    for (const it of ways.lines) it.leadTo(portOf(address));
  }

  async function strike() {
    let kills = 0;
    await pause(random.below(900));
    if (random.chance(0.1)) {
      writeFileSync(full, "");
      await pause(200 + random.below(1200));
      tally(deeds, "disk full for a while");
      // Half of the time the machine fails while its disk is full.
      if (random.chance(0.5)) await kill("killed with a full disk");
      rmSync(full);
      if (server.isRunning()) await pause(random.below(900));
    }
    if (server.isRunning() && random.chance(0.1)) {
      await server.stop();
      tally(deeds, "told to go");
      await mend();
      await pause(random.below(900));
    }
    if (server.isRunning()) await kill("killed under load");
    if (random.chance(0.4)) tearLastWrite();
    if (random.chance(0.15)) {
      const start = server.start();
      await pause(random.below(900));
      await kill("killed while starting");
      await start;
    }
    await pause(random.below(300));
    return kills;

    async function kill(how: string) {
      await server.kill();
      kills += 1;
      tally(deeds, how);
    }
  }

  /** Leaves behind what a power cut does: the beginning of a write that was never finished. */
  function tearLastWrite() {
    const log = join(dataDir, "ownwords.db-wal");
    if (!existsSync(log)) return;
    const part = Uint8Array.from({ length: 1 + random.below(4400) }, () => random.below(256));
    appendFileSync(log, part);
    tally(deeds, "torn last write");
  }
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}
