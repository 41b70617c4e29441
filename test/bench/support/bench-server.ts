import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import { openDatabase } from "#server/store/database.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { writePlan } from "#src/document/create-document.ts";
import type { Plan } from "#src/plan/plan.ts";

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));

/** The real server in a process of its own, with some plans in it. */
export type BenchServer = { address: string; stop: () => Promise<void> };

/** Starts a server on a free port over a new folder that holds these plans. */
export async function startBenchServer(plans: readonly Plan[]): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
  await fill(dataDir, plans);
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ORIGINS: "",
      SIGN_IN: "off",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressOf(child);
  return {
    address,
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(dataDir: string, plans: readonly Plan[]) {
  const database = await openDatabase({ kind: "sqlite", dataDir });
  const { db } = database;
  const store = createPlanStore(database, Date.now);
  const who = { by: "bench", now: () => "2030-01-01T09:00:00.000Z", newId: () => "never" };
  for (const [at, plan] of plans.entries()) {
    const reference = `BENCH-${at}`;
    const ydoc = new Y.Doc();
    writePlan(ydoc, { ...plan, reference }, who);
    const { id, template } = plan;
    await store.create(
      { id, reference, template: template.name, templateVersion: template.version, example: 0 },
      Y.encodeStateAsUpdate(ydoc),
    );
  }
  await db.destroy();
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (part: Buffer) => {
      said += part;
      const ready = /ready at (http:\S+)\n/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    child.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
}
