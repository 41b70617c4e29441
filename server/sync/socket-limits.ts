import type { IntakeLimits } from "./intake.ts";

/** The bounds of what lines may cost the others. */
export type SocketLimits = {
  /** So often a line has to show that it is alive; one that does not is closed by the next time. */
  aliveMs: number;
  /** A line that seems to have been replaced by another has so long to show that it is alive. */
  proofMs: number;
  /** A line that takes so much less than it is sent is closed; it gets what it missed when it is back. */
  unsentBytes: number;
  linesPerPlan: number;
  lines: number;
  intake: IntakeLimits;
};

const MB = 1024 * 1024;

/**
 * Each number is out of reach for people, and keeps one line from taking the machine from the rest:
 * - y-websocket clients give a line up when they hear nothing for 30 s, so we speak every 20.
 * - A whole document of the largest size, and 12 MB of what others write meanwhile, may wait for a
 *   slow line.
 * - Fifty people with ten tabs each are in one room. 20,000 lines take some
 *   hundred megabytes.
 * - Somebody who holds a key down makes 30 changes and 25 marks a second. A tab that was away brings
 *   thousands of changes in one message, but another kind of client may bring each by itself: 3,000
 *   at once, then 300 a second, which is a sixth of what one core can do.
 * - Four of the largest messages at once: a device with a long backlog is never stopped. Then 1 MB a
 *   second, a hundred times what typing takes.
 * - A caret is told at most ten times a second, and a person has one.
 */
export const SOCKET_LIMITS: SocketLimits = {
  aliveMs: 20_000,
  proofMs: 2000,
  unsentBytes: 32 * MB,
  linesPerPlan: 500,
  lines: 20_000,
  intake: {
    messages: { perSecond: 300, atOnce: 3000 },
    bytes: { perSecond: MB, atOnce: 16 * MB },
    presence: { perSecond: 20, atOnce: 60 },
  },
};
