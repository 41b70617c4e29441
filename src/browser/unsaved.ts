/** Where the words of one open plan are: nowhere but in this page, and for how long. */
export type Unsaved = {
  /** They are on their way to the disk or can't get there. */
  readonly isAtRisk: boolean;
  /** They can't get there, nor to the server. */
  readonly isStuck: boolean;
};

const LOOK_MS = 100;

const open = new Set<Unsaved>();

globalThis.addEventListener?.("beforeunload", (event) => {
  if ([...open].some((it) => it.isStuck)) event.preventDefault();
});

/** Counts a plan among those that hold up leaving the page; answers how to stop. */
export function watchUnsaved(plan: Unsaved): () => void {
  open.add(plan);
  return () => open.delete(plan);
}

/** Resolves when leaving this page would lose no word. */
export async function whenSafe(): Promise<void> {
  while ([...open].some((it) => it.isAtRisk))
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
