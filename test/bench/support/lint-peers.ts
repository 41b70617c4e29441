import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { installPeers } from "./sync-peers.ts";

/** Texts to check together so many times. */
export type Job = { name: string; texts: readonly string[]; times: number };

/** What a linter made of a job: its times in milliseconds, and its alerts in one round. */
export type Answer = { taken: readonly number[]; alerts: number };

/** The linters that ours is measured beside. */
export const PEERS = {
  "write-good": "write-good 1.0.8",
  alex: "alex's rules: retext-equality 7.1.0 and retext-profanities 8.0.0",
  retext: "retext 9.0.0 with readability 8.0.0, passive 5.0.0 and repeated-words 5.0.0",
};

const RUN = fileURLToPath(new URL("../lint-peers/run.mjs", import.meta.url));
const Line = z.object({ name: z.string(), taken: z.array(z.number()), alerts: z.number() });

/** Has one linter do jobs in order; those it doesn't come to in `patience` milliseconds are missing. */
export async function runPeer(
  name: string,
  jobs: readonly Job[],
  patience: number,
): Promise<ReadonlyMap<string, Answer>> {
  const child = spawn(process.execPath, [RUN, name], {
    env: { ...process.env, PEERS: await installPeers("lint-peers") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("close", resolve));
  const enough = setTimeout(() => child.kill("SIGKILL"), patience);
  // One that ends early has its answers missing, and that is what is told.
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify(jobs));
  const answers = new Map<string, Answer>();
  for await (const line of createInterface({ input: child.stdout })) {
    const { name: job, taken, alerts } = Line.parse(JSON.parse(line));
    answers.set(job, { taken, alerts });
  }
  await gone;
  clearTimeout(enough);
  return answers;
}
