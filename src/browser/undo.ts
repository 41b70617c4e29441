import * as Y from "yjs";
import { LOCAL } from "#src/document/commands.ts";
import { Birth, factsOf, indexOf, parseRoot } from "#src/document/roots.ts";

/** What an undo or redo touched. `at` is the offset after it in a piece of writing; null for a fact. */
export type Touched = { entity: string; key: string; at: number | null };

/** Takes back this person's own edits, anywhere in the plan, in the order in which they were made. */
export type PlanUndo = {
  /** Takes back the last edit; null when there is none. */
  undo: () => Touched | null;
  redo: () => Touched | null;
  canUndo: () => boolean;
  canRedo: () => boolean;
  /** Makes whatever comes next an edit of its own, however soon it comes. */
  stop: () => void;
  /** Calls back when there is more or less to undo or redo. Answers how to stop. */
  onChange: (listener: () => void) => () => void;
  /** Calls back after an undo or redo, so that the page can show the place. Answers how to stop. */
  onDone: (listener: (touched: Touched) => void) => () => void;
  destroy: () => void;
};

/** Follows one person's edits of a plan; those less than `pause` milliseconds apart are one. */
export function createUndo(ydoc: Y.Doc, pause = 500): PlanUndo {
  const changed = new Set<() => void>();
  const done = new Set<(touched: Touched) => void>();
  let hidden: ReadonlySet<string> = new Set();
  let touched: Touched | null = null;
  const steps = new Y.UndoManager(ydoc, {
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: pause,
    deleteFilter: (item) => !isHiddenWriting(item),
  });
  const tell = () => changed.forEach((it) => it());
  steps.on("stack-item-added", tell);
  steps.on("stack-cleared", tell);
  // While the transaction is still being told: afterwards Yjs no longer says what it changed.
  const note = ({ origin, changedParentTypes }: Y.Transaction) => {
    if (origin === steps) touched = touchedBy(ydoc, changedParentTypes, hidden);
  };
  ydoc.on("afterTransaction", note);

  return {
    undo: () => run(() => steps.undo()),
    redo: () => run(() => steps.redo()),
    canUndo: () => steps.canUndo(),
    canRedo: () => steps.canRedo(),
    stop: () => steps.stopCapturing(),
    onChange: (listener) => listen(changed, listener),
    onDone: (listener) => listen(done, listener),
    destroy: () => {
      ydoc.off("afterTransaction", note);
      steps.destroy();
    },
  };

  function run(step: () => unknown): Touched | null {
    // What was hidden before counts: the step itself may hide the thing whose words it takes back.
    hidden = removedIn(ydoc);
    touched = null;
    step();
    steps.stopCapturing();
    tell();
    const found = touched;
    if (found) done.forEach((it) => it(found));
    return found;
  }

  /** Words in something that a colleague removed are not on the screen, so undo leaves them. */
  function isHiddenWriting(item: Y.Item): boolean {
    const root = item.parent instanceof Y.Text ? rootOf(ydoc, item.parent) : null;
    return root?.type === "text" && hidden.has(root.entity);
  }
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything that is removed, or lies in something removed. */
function removedIn(ydoc: Y.Doc): Set<string> {
  const removed = new Set<string>();
  const parents = new Map<string, string>();
  for (const [id, value] of indexOf(ydoc).entries()) {
    const birth = Birth.safeParse(value);
    if (birth.success) parents.set(id, birth.data.parent);
    if (factsOf(ydoc, id).get("removed")) removed.add(id);
  }
  for (const [id, parent] of parents) if (removed.has(parent)) removed.add(id);
  return removed;
}

function rootOf(ydoc: Y.Doc, type: unknown) {
  for (const [name, it] of ydoc.share) if (it === type) return parseRoot(name);
  return null;
}

type Changes = Y.Transaction["changedParentTypes"];

/** The first piece of writing that changed and is on the screen, or else the first fact. */
function touchedBy(ydoc: Y.Doc, changes: Changes, hidden: ReadonlySet<string>): Touched | null {
  let fact: Touched | null = null;
  for (const [type, events] of changes) {
    const root = rootOf(ydoc, type);
    const event = events.find((it) => it.target === type);
    if (!root || !event) continue;
    if (root.type === "text" && !hidden.has(root.entity))
      return { entity: root.entity, key: root.key, at: endOfFirst(event.delta) };
    if (root.type === "facts")
      for (const key of event.keys.keys()) fact ??= { entity: root.entity, key, at: null };
  }
  return fact;
}

/** The offset after the first change of a delta. */
function endOfFirst(delta: Y.YEvent<Y.AbstractType<unknown>>["delta"]): number {
  let at = 0;
  for (const { retain, insert, attributes } of delta) {
    if (retain !== undefined && !attributes) at += retain;
    else return at + (typeof insert === "string" ? insert.length : insert ? 1 : (retain ?? 0));
  }
  return at;
}
