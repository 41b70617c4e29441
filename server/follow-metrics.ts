import type { Metrics } from "./metrics.ts";
import type { Bus } from "./sync/bus.ts";

/** Lets the metrics ask for numbers that are looked up when somebody reads them. */
export function followMetrics(
  metrics: Metrics,
  bus: Bus,
  { rooms, summariesBehind }: { rooms: () => number; summariesBehind: () => number },
) {
  metrics.follow("rooms_open", "Plans that are in memory.", rooms);
  const behind = "Plans that changed since their line in the list was made.";
  metrics.follow("summaries_behind", behind, summariesBehind);
  if (!bus.isShared) return;
  metrics.follow("bus_up", "Whether the other servers can be heard.", () => Number(bus.isUp()));
  const lag = "How long the last word to the other servers took to come back.";
  metrics.follow("bus_lag_seconds", lag, () => {
    const ms = bus.lag();
    return ms === null ? null : ms / 1000;
  });
}
