import { type Audit, writeHead } from "./audit.ts";
import { type Log, traceOf } from "./log.ts";

/** So often a running server does what no person asks for. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Does once a day what no person asks for, and answers how to stop it. The log of the server hears
 * how far the audit log goes, so that nobody can cut its end unseen.
 */
export function keepHouse({ audit, log }: { audit: Audit; log: Log }): () => void {
  const daily = setInterval(() => void round(), DAY_MS).unref();
  void round();
  return () => clearInterval(daily);

  async function round(): Promise<void> {
    try {
      const head = await audit.head();
      if (head.number > 0) log("audit-head", { head: writeHead(head) });
    } catch (error) {
      log("housekeeping-failed", traceOf(error));
    }
  }
}
