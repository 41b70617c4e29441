const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 15_000;

const nudges = new Set<() => void>();
globalThis.addEventListener?.("online", nudgeParts);

/**
 * Loads a part of the app that comes after the page. Where the network is away just then it tries again
 * until the part is here, or resolves with null once `isOver`; `onFailed` hears of each try in vain.
 */
export async function loadPart<T>(
  load: () => Promise<T>,
  onFailed: () => void = () => {},
  isOver: () => boolean = () => false,
): Promise<T | null> {
  for (let pauseMs = FIRST_PAUSE_MS; !isOver(); pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS)) {
    try {
      return await load();
    } catch {
      onFailed();
    }
    await nudgeOr(pauseMs);
  }
  return null;
}

/** Tries at once to load what could not be had: somebody is waiting for it, or the line is back. */
export function nudgeParts(): void {
  for (const nudge of nudges) nudge();
}

function nudgeOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      nudges.delete(go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    nudges.add(go);
  });
}
