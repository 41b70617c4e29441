import { type Log, traceOf } from "#server/log.ts";
import type { Metrics } from "#server/metrics.ts";
import type { PlanLibrary } from "#server/plan-library.ts";
import type { UpdateStore } from "#server/store/update-store.ts";
import type { Versions } from "#server/versions.ts";
import type { Bus } from "./bus.ts";
import { createRooms } from "./rooms.ts";
import { createSyncSockets } from "./socket.ts";
import type { SocketEvents } from "./socket-events.ts";

/** What live documents in a running server are made of. */
export type LinesParts = {
  updates: UpdateStore;
  bus: Bus;
  summaries: PlanLibrary["summaries"];
  versions: Versions;
  metrics: Metrics;
  /** Who comes, what they may go on seeing, and which life of the data this is. */
  door: Parameters<typeof createSyncSockets>[1];
  /** What lines put on the audit log. */
  lines: Pick<SocketEvents, "onOpened" | "onChanged">;
  log: Log;
};

/** Live documents in a running server, and the lines to them. */
export function openLines({
  updates,
  bus,
  summaries,
  versions,
  metrics,
  door,
  lines,
  log,
}: LinesParts) {
  const rooms = createRooms(
    updates,
    {
      onQuiet: (plan) => summaries.makeSoon([plan]),
      beforeChange: versions.beforeChange,
      onFailed(plan, error) {
        metrics.onRoomFailed();
        log("room-failed", { plan, ...traceOf(error) });
      },
      onUnseen(plan, count) {
        metrics.onUnseen(count);
        log("unseen-text", { plan, count });
      },
      onCaughtUp: metrics.onCaughtUp,
      onCompacted: metrics.onCompacted,
    },
    bus,
  );
  const sockets = createSyncSockets(rooms, door, {
    ...metrics.socketEvents,
    ...lines,
    onRefused(plan, code, error) {
      metrics.socketEvents.onRefused(plan, code);
      log("refused", { plan, code, ...(error !== undefined && traceOf(error)) });
    },
  });
  return { rooms, sockets };
}
