import { fileURLToPath } from "node:url";
import { keep, type Kept } from "./keep.ts";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

/** One server in a process of its own, started again and again over the same settings. */
export type ServerProcess = {
  /** Starts it; resolves with its address, or null when it ended before it was ready. */
  start: () => Promise<string | null>;
  /** Ends it as a failing machine does; resolves when it is gone. */
  kill: () => Promise<void>;
  /** Asks it to go; resolves when it is gone. */
  stop: () => Promise<void>;
  isRunning: () => boolean;
  /** How often each event was logged, over all its lives. */
  events: Map<string, number>;
  /** What it said last when it ended by itself after it was ready, or could not go in good order. */
  faults: string[];
};

/** The real program with these settings on a free port; `preload` names a file that it loads first. */
export function serverProcess(
  settings: Record<string, string>,
  preload: string | null = null,
): ServerProcess {
  const events = new Map<string, number>();
  const faults: string[] = [];
  let life: { kept: Kept; isKilled: boolean } | null = null;
  return { start, kill, stop, isRunning: () => life?.kept.isRunning() ?? false, events, faults };

  async function start() {
    await kill();
    const own = process.env;
    const inherited = {
      DATABASE_URL: "",
      REDIS_URL: "",
      HOST: "",
      NODE_OPTIONS: "",
      SIGN_IN: "off",
    };
    const command = [process.execPath, ...(preload ? ["--import", preload] : []), MAIN];
    const env = { ...own, ...inherited, PORT: "0", ...settings };
    let unread = "";
    const kept = keep(command, { env }, (text) => {
      const lines = (unread + text).split("\n");
      unread = lines.pop() ?? "";
      for (const line of lines) note(line);
    });
    const now = { kept, isKilled: false };
    life = now;
    const ready = () => /ready at (http:\S+)\n/.exec(kept.said())?.[1] ?? null;
    while (kept.isRunning() && !ready()) await new Promise((resolve) => setTimeout(resolve, 5));
    const address = ready();
    if (address) void kept.ended.then(() => now.isKilled || void blame(kept));
    return kept.isRunning() ? address : null;
  }

  async function kill() {
    if (!life) return;
    life.isKilled = true;
    await life.kept.kill();
  }

  async function stop() {
    // One that was killed before went in no order at all, and is not to blame for it.
    if (!life?.kept.isRunning()) return;
    const { kept } = life;
    life.isKilled = true;
    await kept.stop();
    if (kept.code() !== 0) await blame(kept);
  }

  async function blame(kept: Kept) {
    // Its last words may still be on their way.
    await new Promise((resolve) => setTimeout(resolve, 100));
    faults.push(`with ${kept.code()}, after ${kept.said().slice(-600)}`);
  }

  function note(line: string) {
    const event = /"event":"([a-z-]+)"/.exec(line)?.[1];
    if (event) events.set(event, (events.get(event) ?? 0) + 1);
  }
}
