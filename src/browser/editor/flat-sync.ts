import type { EditorState, Transaction } from "prosemirror-state";
import type * as Y from "yjs";
import { applyDelta, settle } from "#src/document/apply-delta.ts";
import { LOCAL } from "#src/document/commands.ts";
import { docOf } from "#src/document/text.ts";
import { writeStep } from "#src/document/write-step.ts";

/** What shows a field: an editor's view, or in tests a state alone. */
export type Screen = {
  readonly state: EditorState;
  dispatch: (tr: Transaction) => void;
};

/** The tie between a screen and its Y.Text. Nothing is written but in answer to a local edit. */
export type Binding = {
  /** Writes what was just applied to the screen. */
  write: (transactions: readonly Transaction[]) => void;
  destroy: () => void;
};

/** Ties a screen that shows `docOf(ytext)` to it; `ydoc` is the document that the text is part of. */
export function bind(ydoc: Y.Doc, ytext: Y.Text, screen: Screen): Binding {
  let own: Y.Transaction | null = null;
  const show = (event: Y.YTextEvent) => {
    if (event.transaction !== own) redraw((tr) => applyDelta(tr, event.delta, docOf(ytext)));
  };
  ytext.observe(show);
  return { write, destroy: () => ytext.unobserve(show) };

  function write(transactions: readonly Transaction[]) {
    const local = transactions.filter((it) => it.docChanged && !isFromElsewhere(it));
    if (!local.length) return;
    ydoc.transact((transaction) => {
      own = transaction;
      for (const { steps, docs, doc } of local)
        for (const [at, step] of steps.entries()) {
          const before = docs[at];
          if (before) writeStep(ytext, before, docs[at + 1] ?? doc, step);
        }
    }, LOCAL);
    // A screen can hold what a text cannot, half a character for one; the text is right.
    redraw((tr) => settle(tr, docOf(ytext)));
  }

  function redraw(change: (tr: Transaction) => void) {
    const { tr, storedMarks } = screen.state;
    change(tr);
    // A mark that was switched on for the next letter stays on while a colleague types.
    if (tr.docChanged) screen.dispatch(tr.setMeta(ELSEWHERE, true).setStoredMarks(storedMarks));
  }
}

const ELSEWHERE = "elsewhere";

/** Whether a transaction shows a change of the text, rather than being one. */
function isFromElsewhere(tr: Transaction): boolean {
  return tr.getMeta(ELSEWHERE) === true;
}
