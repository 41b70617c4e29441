import { createPacer, type Pace } from "./pace.ts";
import type { MessageKind } from "./receive.ts";

/** How fast one line may bring things. */
export type IntakeLimits = { messages: Pace; bytes: Pace; presence: Pace };

/** What an intake does to the line that it is for. */
export type IntakeDeeds = {
  /** Stops reading, so that the sender has to wait; nothing is lost. */
  pause: () => void;
  resume: () => void;
  take: (message: Uint8Array, kind: MessageKind) => void;
  /** Told of a presence message that another one will follow, and that is left out. */
  onDropped: () => void;
};

/** What each takes, in changes: who asks for the document makes us encode it. */
const COST: Record<MessageKind, number> = {
  change: 1,
  question: 30,
  presence: 0.1,
  mark: 1,
  other: 1,
};

/** A line is never stopped for longer at a stretch, so that it can show that it is alive. */
const LONGEST_PAUSE_MS = 5000;

/** Lets through what one line brings, at a pace that leaves room for the others. */
export function createIntake(
  limits: IntakeLimits,
  { pause, resume, take, onDropped }: IntakeDeeds,
  now: () => number,
) {
  const messages = createPacer(limits.messages, now);
  const bytes = createPacer(limits.bytes, now);
  const presence = createPacer(limits.presence, now);
  let paused: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let newest: Uint8Array | null = null;

  return {
    bring,
    /** Whether the line is stopped, so that nothing can be heard on it. */
    isPaused: () => paused !== undefined,
    end() {
      clearTimeout(paused);
      clearTimeout(later);
      newest = null;
    },
  };

  /** Somebody has sent this. */
  function bring(message: Uint8Array, kind: MessageKind): void {
    const wait = Math.max(messages.take(COST[kind]), bytes.take(message.byteLength));
    if (wait > 0 && !paused) {
      pause();
      paused = setTimeout(goOn, Math.min(wait, LONGEST_PAUSE_MS));
    }
    if (kind === "presence") bringPresence(message);
    else take(message, kind);
  }

  function goOn() {
    paused = undefined;
    resume();
  }

  /** Where somebody was a moment ago matters to nobody: of too many, the newest comes in later. */
  function bringPresence(message: Uint8Array) {
    const wait = presence.mayTake();
    if (wait === 0) {
      // It is newer than the one that waits.
      if (newest) onDropped();
      newest = null;
      take(message, "presence");
      return;
    }
    if (newest) onDropped();
    newest = message;
    later ??= setTimeout(takeNewest, wait);
  }

  function takeNewest() {
    later = undefined;
    const message = newest;
    newest = null;
    if (message) bringPresence(message);
  }
}
