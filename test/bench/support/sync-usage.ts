/**
 * Loaded into a server before its own code, the same for each system: tells the process that started
 * it what it costs, its threads included, and ends with that process.
 */
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.send) {
  process.on("message", (question) => {
    if (question === "collect") globalThis.gc?.();
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const cpu = (userCPUTime + systemCPUTime) / 1e6;
    process.send?.({ cpu, rss, live: heapUsed + external });
  });
  process.on("disconnect", () => process.exit());
  // Asking must not be what keeps a server alive that has nothing left to do.
  process.channel?.unref();
}
