import { performance } from "node:perf_hooks";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { UpdateStore } from "./store/update-store.ts";
import type { SocketEvents } from "./sync/socket-events.ts";

/** What a running server counts and times. No label holds an id, so that there are always few. */
export type Metrics = ReturnType<typeof createMetrics>;

/** From what nobody feels to what everybody does, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const UPDATES = [1, 2, 5, 10, 20, 50, 100, 500];

/** A commit that takes longer is worth a line in the log. */
const SLOW_COMMIT_MS = 500;

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Begins to count, from nought. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const connections = new Gauge({
    name: "ownwords_connections",
    help: "Web sockets that are open.",
    registers,
  });
  const plansOpen = new Gauge({
    name: "ownwords_plans_open",
    help: "Plans that somebody has open.",
    registers,
  });
  const tally = {
    messages: { change: 0, question: 0, presence: 0, mark: 0, other: 0 },
    received: 0,
    sent: 0,
    kept: 0,
    keptBytes: 0,
  };
  tell("messages_received_total", "Messages that came over web sockets, by what they bring.", () =>
    Object.entries(tally.messages).map(([kind, count]) => ({ labels: { kind }, count })),
  );
  const tellOne = (name: string, help: string, read: () => number) =>
    tell(name, help, () => [{ labels: {}, count: read() }]);
  tellOne("received_bytes_total", "Bytes that came over web sockets.", () => tally.received);
  tellOne("sent_bytes_total", "Bytes that were sent over web sockets.", () => tally.sent);
  tellOne("edits_kept_total", "Changes to plans that are on disk.", () => tally.kept);
  tellOne(
    "edits_kept_bytes_total",
    "Bytes of changes to plans that are on disk.",
    () => tally.keptBytes,
  );
  const refused = new Counter({
    name: "ownwords_refused_total",
    help: "Lines that were refused something, by code.",
    labelNames: ["code"],
    registers,
  });
  const commits = new Histogram({
    name: "ownwords_commit_seconds",
    help: "How long changes of one plan waited until they were on disk.",
    buckets: SECONDS,
    registers,
  });
  const commitUpdates = new Histogram({
    name: "ownwords_commit_updates",
    help: "How many changes of one plan went to disk together.",
    buckets: UPDATES,
    registers,
  });
  const commitFailures = new Counter({
    name: "ownwords_commit_failures_total",
    help: "Changes of one plan that the database did not keep.",
    registers,
  });
  const acknowledged = new Histogram({
    name: "ownwords_acknowledged_seconds",
    help: "How long a device waited to hear that all it had sent was on disk.",
    buckets: SECONDS,
    registers,
  });
  const paused = new Counter({
    name: "ownwords_paused_sockets_total",
    help: "Times that a web socket was stopped because it brought too much at once.",
    registers,
  });
  const presenceDropped = new Counter({
    name: "ownwords_presence_dropped_total",
    help: "Presence messages that were left out because a newer one followed.",
    registers,
  });
  const dead = new Counter({
    name: "ownwords_dead_sockets_total",
    help: "Web sockets that were closed because the other end was silent or took nothing.",
    labelNames: ["why"],
    registers,
  });
  const unseen = new Counter({
    name: "ownwords_unseen_text_total",
    help: "Characters that went although nobody who could see them deleted them; always 0.",
    registers,
  });
  const caughtUp = new Counter({
    name: "ownwords_catch_ups_total",
    help: "Times that the database was asked for what other servers had kept.",
    registers,
  });
  const compacted = new Counter({
    name: "ownwords_compactions_total",
    help: "Snapshots of plans that were made.",
    registers,
  });
  const roomsFailed = new Counter({
    name: "ownwords_rooms_failed_total",
    help: "Rooms that had to end because something could not be kept or read.",
    registers,
  });
  const requests = new Histogram({
    name: "ownwords_http_request_seconds",
    help: "How long requests took, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });

  const socketEvents: Omit<SocketEvents, "onOpened" | "onChanged"> = {
    onRefused: (_planId, code) => refused.inc({ code }),
    onCount(lines, plans) {
      connections.set(lines);
      plansOpen.set(plans);
    },
    onReceived(kind, bytes) {
      tally.messages[kind] += 1;
      tally.received += bytes;
    },
    onSent(bytes) {
      tally.sent += bytes;
    },
    onAcknowledged: (ms) => acknowledged.observe(ms / 1000),
    onPaused: () => paused.inc(),
    onPresenceDropped: () => presenceDropped.inc(),
    onDead: (why) => dead.inc({ why }),
  };

  return {
    /** Everything, as Prometheus reads it. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
    socketEvents,
    onUnseen: (count: number) => unseen.inc(count),
    onCaughtUp: () => caughtUp.inc(),
    onCompacted: () => compacted.inc(),
    onRoomFailed: () => roomsFailed.inc(),
    onAnswered(method: string, route: string, status: number, ms: number) {
      const known = METHODS.has(method) ? method : "other";
      requests.observe({ method: known, route, status }, ms / 1000);
    },
    timed,
    follow,
  };

  /** The same store, with what goes to disk counted; `onSlow` hears of a commit that took long. */
  function timed(
    updates: UpdateStore,
    onSlow: (planId: string, ms: number, count: number) => void,
  ): UpdateStore {
    return {
      ...updates,
      async append(planId, changes) {
        const begun = performance.now();
        try {
          const numbers = await updates.append(planId, changes);
          tally.kept += changes.length;
          for (const it of changes) tally.keptBytes += it.byteLength;
          return numbers;
        } catch (error) {
          commitFailures.inc();
          throw error;
        } finally {
          const ms = performance.now() - begun;
          commits.observe(ms / 1000);
          commitUpdates.observe(changes.length);
          if (ms > SLOW_COMMIT_MS) onSlow(planId, ms, changes.length);
        }
      },
    };
  }

  /**
   * Shows what is counted in plain numbers, which is done for each message: a counter of the library
   * takes a fiftieth of all that a message takes.
   */
  function tell(
    name: string,
    help: string,
    read: () => { labels: Record<string, string>; count: number }[],
  ): void {
    const counter: Counter = new Counter({
      name: `ownwords_${name}`,
      help,
      labelNames: [...new Set(read().flatMap(({ labels }) => Object.keys(labels)))],
      registers,
      collect() {
        counter.reset();
        for (const { labels, count } of read()) counter.inc(labels, count);
      },
    });
  }

  /** Shows a number that is asked for whenever somebody reads the metrics; null shows nothing. */
  function follow(name: string, help: string, read: () => number | null): void {
    const gauge: Gauge = new Gauge({
      name: `ownwords_${name}`,
      help,
      registers,
      collect() {
        const value = read();
        if (value === null) gauge.remove();
        else gauge.set(value);
      },
    });
  }
}
