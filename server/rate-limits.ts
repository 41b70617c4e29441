import { createPacer, type Pace } from "./sync/pace.ts";

/** How much one address or one person may ask for. */
export type RateLimits = {
  /** All requests of one address, built files too. */
  requests: Pace;
  /** Requests of one address by which somebody proves who they are. */
  knocks: Pace;
  /** Requests of one person or guest, from wherever. */
  personal: Pace;
  /** New live lines of one address. */
  lines: Pace;
};

/**
 * Each number is out of reach for people, and keeps one machine from taking the server from the rest.
 * A large office comes from one address: 250 people who all begin at nine bring 40 files and ten
 * requests each, and all lines come back at once after a server has been away.
 */
export const RATE_LIMITS: RateLimits = {
  requests: { perSecond: 300, atOnce: 15_000 },
  knocks: { perSecond: 5, atOnce: 1500 },
  personal: { perSecond: 20, atOnce: 400 },
  lines: { perSecond: 50, atOnce: 2500 },
};

/** More than these are never remembered; whoever has been quiet longest is forgotten first. */
const MOST_REMEMBERED = 50_000;

/** What is counted: a limit and whom it is held against. */
export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** Counts on this server alone: each one keeps itself usable. `now` never goes back, in ms. */
export function createRateLimiter(limits: RateLimits, now: () => number) {
  const pacers = new Map<string, ReturnType<typeof createPacer>>();

  /** How many seconds somebody has to wait; 0 when they may go on, which is counted. */
  return function wait(what: keyof RateLimits, whose: string): number {
    const key = `${what} ${whose}`;
    const pacer = pacers.get(key) ?? createPacer(limits[what], now);
    pacers.delete(key);
    pacers.set(key, pacer);
    if (pacers.size > MOST_REMEMBERED)
      for (const oldest of pacers.keys()) {
        pacers.delete(oldest);
        break;
      }
    return Math.ceil(pacer.mayTake() / 1000);
  };
}
