/** Each pause is twice as long as the one before, up to the longest. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** The part of the page that says whether anybody can see it. */
type Sight = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

/** Calls `ask` after pauses that grow, and only while the page can be seen. */
export function createAskAgain(ask: () => void, sight: Sight = document) {
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return { later, afresh, stop };

  /** Asks once more after the next pause, or after `longest` milliseconds where that is sooner. */
  function later(longest = LONGEST_PAUSE_MS): void {
    stop();
    timer = setTimeout(askIfSeen, Math.min(pause, longest));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  /** Begins with the shortest pause again: somebody has asked another question. */
  function afresh(): void {
    stop();
    pause = FIRST_PAUSE_MS;
  }

  /** Asks no more until told to. */
  function stop(): void {
    clearTimeout(timer);
    sight.removeEventListener("visibilitychange", askIfSeen);
  }

  function askIfSeen(): void {
    stop();
    if (sight.hidden) sight.addEventListener("visibilitychange", askIfSeen);
    else ask();
  }
}
