import { loadavg } from "node:os";
import type { HistoryResult } from "./sync-history.ts";
import type { IdleResult } from "./sync-idle.ts";
import type { KillResult } from "./sync-kills.ts";
import { at, type LoadResult, type Setting } from "./sync-load.ts";
import type { StormResult } from "./sync-storm.ts";
import type { SyncSystem } from "./sync-systems.ts";

/** Where results go: tables for people as they come, or one object at the end. */
export type Table = ReturnType<typeof createTable>;

/** Begins; with `isJson` nothing is shown before the end. */
export function createTable(isJson: boolean) {
  const kept: object[] = [];
  const targets: { what: string; value: number; most: number; isMet: boolean }[] = [];
  let title = "";
  const show = (line: string) => {
    if (!isJson) console.log(line);
  };
  return {
    say: show,
    head(what: string, ...headings: string[]) {
      title = what;
      show(`\n${what.padEnd(44)}${headings.map((it) => it.padStart(18)).join("")}`);
    },
    line({ name }: { name: string }, cells: readonly string[], result: object) {
      kept.push({ table: title, system: name, ...result });
      show(`  ${name.padEnd(42)}${cells.map((it) => it.padStart(18)).join("")}`);
    },
    target(what: string, value: number, most: number) {
      const isMet = value <= most;
      targets.push({ what, value, most, isMet });
      show(`  TARGET ${what}: ${two(value)}, at most ${two(most)}: ${isMet ? "met" : "NOT MET"}`);
    },
    end(seconds: number) {
      const over = targets.filter((it) => !it.isMet);
      if (isJson) console.log(JSON.stringify({ seconds, results: kept, targets }, null, 2));
      show(
        `\n${targets.length - over.length} of ${targets.length} targets met in ${Math.round(seconds)} s.`,
      );
      for (const { what, value, most } of over)
        show(`  not met: ${what}: ${two(value)} > ${two(most)}`);
    },
  };
}

/** How long the disk takes to keep something. */
export function diskLine(table: Table, times: Float64Array): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => two(at(times, share)));
  const load = loadavg()[0]?.toFixed(1);
  table.say(
    `\nThis disk keeps 4 KB in ms: p50 ${p50}, p95 ${p95}, p99 ${p99}; load of the machine ${load}`,
  );
}

/** The columns of `loadLine`. */
export const LOAD_HEADINGS = [
  "reached all, /s",
  "arrival p50 ms",
  "p95",
  "p99",
  "acknowledged p50",
  "p95",
  "CPU s per 1,000",
  "beside",
  "MB",
  "own load",
];

/** One system under one load, over all rounds. */
export function loadLine(table: Table, system: SyncSystem, runs: readonly LoadResult[]): void {
  const columns: ((it: LoadResult) => number)[] = [
    (it) => it.delivered,
    (it) => at(it.propagation, 0.5),
    (it) => at(it.propagation, 0.95),
    (it) => at(it.propagation, 0.99),
    (it) => at(it.acknowledgement, 0.5),
    (it) => at(it.acknowledgement, 0.95),
    (it) => it.cpu,
    (it) => it.cpuBeside ?? NaN,
    (it) => it.rss / 2 ** 20,
    (it) => it.ownLoad,
  ];
  const spreads = columns.map((of) => spreadOf(runs.map(of)));
  const lost = runs.filter((it) => it.share < 1).length;
  const { length } = runs;
  const name = lost ? `${system.name} (${lost} of ${length} did not deliver all)` : system.name;
  table.line({ name }, spreads.map(inWords), { columns: LOAD_HEADINGS, spreads });
}

/** What was promised in the design, against the best of the peers in this very run. */
export const judge = {
  cost(
    table: Table,
    results: Map<string, LoadResult[]>,
    { name }: Setting,
    ours: SyncSystem,
    peers: readonly SyncSystem[],
  ) {
    const costOf = (it: SyncSystem) => middle(results.get(`${it.name} ${name}`), (run) => run.cpu);
    const best = Math.min(...peers.map(costOf));
    table.target(`${name}: CPU against the cheapest peer`, costOf(ours) / best, 1);
    table.target(`${name}: the same, as a goal`, costOf(ours) / best, 0.8);
  },
  steadiness(
    table: Table,
    results: Map<string, LoadResult[]>,
    { name }: Setting,
    ours: SyncSystem,
    peers: readonly SyncSystem[],
  ) {
    const p95 = (it: SyncSystem) =>
      middle(results.get(`${it.name} ${name}`), (run) => at(run.propagation, 0.95));
    const best = Math.min(...peers.map(p95));
    table.target(`${name}: arrival p95 against the best peer`, p95(ours) / best, 0.5);
  },
  pair(
    table: Table,
    results: Map<string, LoadResult[]>,
    { name }: Setting,
    ours: SyncSystem,
    other: SyncSystem,
  ) {
    const costOf = (it: SyncSystem) => middle(results.get(`${it.name} ${name}`), (run) => run.cpu);
    table.target(`${name}: CPU of two nodes against Hocuspocus`, costOf(ours) / costOf(other), 0.6);
  },
};

/** What idle rooms hold. */
export function idleLine(table: Table, system: SyncSystem, result: IdleResult): void {
  const { room, live, connection, whole } = result;
  const cells = [...[room, live, connection].map((it) => one(it / 1024)), one(whole / 2 ** 20)];
  table.line(system, cells, result);
  if (system.dialect === "ownwords") table.target("KB of an idle room", room / 1024, 10);
}

/** How soon a long history opens. */
export function historyLine(table: Table, system: SyncSystem, result: HistoryResult): void {
  const { snapshot, open, log } = result;
  table.line(system, [one(snapshot), one(open), log === null ? "keeps none" : one(log)], result);
  if (system.dialect === "ownwords") table.target("ms from a snapshot", snapshot, 50);
}

/** How everybody comes back. */
export function stormLine(table: Table, system: SyncSystem, result: StormResult): void {
  const { down, half, all, peak } = result;
  table.line(system, [down, half, all, peak].map(Math.round).map(String), result);
  if (system.dialect === "ownwords") table.target("ms until all are back", all, 3000);
}

/** What kills lose. */
export function killLine(table: Table, system: SyncSystem, result: KillResult): void {
  const { acknowledged, lostAcknowledged, seen, lostSeen } = result;
  const told = acknowledged
    ? [String(acknowledged), String(lostAcknowledged)]
    : ["tells nobody", "-"];
  table.line(system, [...told, String(seen), String(lostSeen)], result);
  if (system.dialect !== "ownwords") return;
  if (!acknowledged) throw new Error("Nothing was acknowledged, so nothing was tried.");
  table.target(`${system.name}: acknowledged and lost`, lostAcknowledged, 0);
}

type Spread = { median: number; least: number; most: number };

function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { median: at(sorted, 0.5), least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}

function middle(runs: readonly LoadResult[] = [], of: (run: LoadResult) => number): number {
  return spreadOf(runs.map(of)).median;
}

function inWords({ median, least, most }: Spread): string {
  if (Number.isNaN(median)) return "-";
  return least === most ? two(median) : `${two(median)} (${two(least)}-${two(most)})`;
}

function one(value: number): string {
  return value.toFixed(1);
}

/** Two places for the small, none for the large. */
function two(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
