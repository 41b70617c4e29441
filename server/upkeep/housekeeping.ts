import { type Log, traceOf } from "#server/log.ts";
import { type Audit, writeHead } from "./audit.ts";
import type { Retention } from "./retention.ts";

/** What a running server needs to do what no person asks for. */
export type HouseParts = {
  audit: Audit;
  retention: Pick<Retention, "sweep" | "erasedSince">;
  /** Writes down how the month is so far. */
  keepMonth?: () => Promise<void>;
  /** Ends what is open of a plan that another server or a command has erased. */
  onErased: (plan: string) => void;
  log: Log;
  now: () => Date;
  /** How long until it looks again, in milliseconds. */
  everyMs?: number;
};

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** So soon it is noticed that another server or a command has erased a plan. */
const LOOK_MS = 5000;

/** Clocks of servers may be so far apart. */
const APART_MS = HOUR_MS / 12;

/**
 * Does again and again what no person asks for, and answers how to stop it. Each hour closed plans
 * whose day has come are erased and the numbers of the month are written anew; each day the log of the server hears how far the audit log goes, so
 * that nobody can cut its end unseen.
 */
export function keepHouse(parts: HouseParts): () => Promise<void> {
  const { audit, retention, keepMonth, onErased, log, now, everyMs = LOOK_MS } = parts;
  let lookedAt = now().getTime();
  let sweptAt = -Infinity;
  let headAt = -Infinity;
  let round = go();
  const again = setInterval(() => (round = round.then(go)), everyMs).unref();
  return async () => {
    clearInterval(again);
    await round;
  };

  async function go(): Promise<void> {
    const at = now().getTime();
    try {
      if (at - sweptAt >= HOUR_MS) {
        sweptAt = at;
        const count = await retention.sweep();
        if (count) log("plans-erased", { count });
        await keepMonth?.();
      }
      for (const plan of await retention.erasedSince(lookedAt - APART_MS)) onErased(plan);
      lookedAt = at;
      if (at - headAt < DAY_MS) return;
      headAt = at;
      const head = await audit.head();
      if (head.number > 0) log("audit-head", { head: writeHead(head) });
    } catch (error) {
      log("housekeeping-failed", traceOf(error));
    }
  }
}
