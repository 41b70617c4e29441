import type { EditorState, Transaction } from "prosemirror-state";
import type * as Y from "yjs";
import { applyDelta, settle } from "#src/document/apply-delta.ts";
import { LOCAL } from "#src/document/commands.ts";
import { type Touch, touchOf } from "#src/document/own-words.ts";
import { docOf } from "#src/document/text.ts";
import { writeStep } from "#src/document/write-step.ts";

/** What shows a field: an editor's view, or in tests a state alone. */
export type Screen = {
  readonly state: EditorState;
  dispatch: (tr: Transaction) => void;
  /** Reads where somebody has just put the caret; absent where nobody can. */
  catchUp?: () => void;
};

/** The tie between a screen and its Y.Text. Nothing is written but in answer to a local edit. */
export type Binding = {
  /** Writes what was just applied to the screen. */
  write: (transactions: readonly Transaction[]) => void;
  destroy: () => void;
};

/**
 * Ties a screen that shows `docOf(ytext)` to it; `ydoc` is the document that the text is part of. What
 * would touch the resident's own words is not written: `onTouched` hears what was wanted. Null where
 * the resident writes.
 */
export function bind(
  ydoc: Y.Doc,
  ytext: Y.Text,
  screen: Screen,
  onTouched: ((touch: Touch) => void) | null,
): Binding {
  let own: Y.Transaction | null = null;
  const show = (event: Y.YTextEvent) => {
    if (event.transaction === own) return;
    screen.catchUp?.();
    redraw((tr) => applyDelta(tr, event.delta, docOf(ytext)));
  };
  ytext.observe(show);
  return { write, destroy: () => ytext.unobserve(show) };

  function write(transactions: readonly Transaction[]) {
    const local = localIn(transactions);
    if (!local.length) return;
    const touch = onTouched && touchOf(ytext, (it) => writeAll(it, local));
    if (touch) onTouched(touch);
    else keep(local);
    // A screen can hold what a text cannot, half a character for one; the text is right.
    redraw((tr) => settle(tr, docOf(ytext)));
  }

  function keep(local: readonly Transaction[]) {
    ydoc.transact((transaction) => {
      own = transaction;
      writeAll(ytext, local);
    }, LOCAL);
  }

  function redraw(change: (tr: Transaction) => void) {
    const { tr, storedMarks } = screen.state;
    change(tr);
    // A mark that was switched on for the next letter stays on while a colleague types.
    if (tr.docChanged) screen.dispatch(tr.setMeta(ELSEWHERE, true).setStoredMarks(storedMarks));
  }
}

/** Those of some transactions that are a person's own edits. */
function localIn(transactions: readonly Transaction[]): readonly Transaction[] {
  return transactions.filter((it) => it.docChanged && !isFromElsewhere(it));
}

/** Carries a person's own edits into a text that reads as the screen did before them. */
function writeAll(ytext: Y.Text, local: readonly Transaction[]): void {
  for (const { steps, docs, doc } of local)
    for (const [at, step] of steps.entries()) {
      const before = docs[at];
      if (before) writeStep(ytext, before, docs[at + 1] ?? doc, step);
    }
}

const ELSEWHERE = "elsewhere";

/** Whether a transaction shows a change of the text, rather than being one. */
export function isFromElsewhere(tr: Transaction): boolean {
  return tr.getMeta(ELSEWHERE) === true;
}
