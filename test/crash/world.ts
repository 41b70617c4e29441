import type { Random } from "#test/src/document/schedules/random.ts";
import { type Line, openLine } from "#test/support/line.ts";
import type { Scope } from "#test/support/services.ts";

/** What a campaign is run against: servers, and everything bad that can happen to them. */
export type World = {
  /** Starts everything that does not run, and makes the network whole. */
  mend: () => Promise<void>;
  /** A way to the servers for one writer alone, with the address of its web socket. */
  openWay: () => Promise<Way>;
  /** The servers that run now, `"http://127.0.0.1:1234"`. */
  addresses: () => string[];
  /** Does something bad for a while, then kills something; answers how many were killed. */
  strike: () => Promise<number>;
  /** What was done, how often. */
  deeds: Map<string, number>;
  /** How often the servers logged what. */
  events: () => Map<string, number>;
  /** What servers said that ended though nobody killed them. */
  faults: () => string[];
};

/** One writer's own way to the servers. */
export type Way = { url: string; line: Line; close: () => void };

/** Counts something under a name. */
export function tally(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** Lets time go by. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The ways that are open. One each: writers at one address would be tabs of one browser to the app. */
export function createWays(t: Scope, random: Random) {
  const lines = new Set<Line>();
  // Each y-websocket client listens for the end of the process, and there are many.
  process.setMaxListeners(0);
  return {
    lines,
    async open(port: number): Promise<Way> {
      const line = await openLine(t, port, random);
      lines.add(line);
      const close = () => {
        line.close();
        lines.delete(line);
      };
      return { url: `ws://127.0.0.1:${line.port}/sync`, line, close };
    },
  };
}
