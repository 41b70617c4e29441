import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { type Command, EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { CommentBoard } from "#src/browser/comment-board.ts";
import type { PlanUndo } from "#src/browser/undo.ts";
import type { Touch } from "#src/document/own-words.ts";
import { textOf } from "#src/document/roots.ts";
import { docOf, offsetOf, posOf, textSize } from "#src/document/text.ts";
import type { Spelling } from "#src/browser/spelling/spelling.ts";
import { isSpellingOn } from "#src/browser/spelling/switch.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { bulletRule } from "./bullet-rule.ts";
import { catchUp } from "./catch-up.ts";
import { diagnosticMarks, showDiagnostics } from "./diagnostic-marks.ts";
import { commentMarks } from "./comment-marks.ts";
import { fieldKeys, toggleOwnWords } from "./field-keys.ts";
import { bind, type Binding, type Screen } from "./flat-sync.ts";
import { markAsOwn } from "./own-mark.ts";
import { paste } from "./paste.ts";
import { presenceCarets } from "./presence-carets.ts";
import { spellingMarks, spellingMarksOf } from "./spelling-marks.ts";
import { undoKeys } from "./undo-keys.ts";

/** What one field of a plan needs to be edited. */
export type EditorOptions = {
  ydoc: Y.Doc;
  entity: string;
  key: string;
  /** An empty element outside any shadow root: labels and selections do not cross one. */
  mount: HTMLElement;
  /** Set on the editable: an accessible name, and `data-hint`, which shows while it is empty. */
  attributes: Record<string, string>;
  undo: PlanUndo;
  presence: Awareness | null;
  editable: boolean;
  /** Hears what was wanted of the resident's own words; null where it is the resident who writes. */
  onTouched: ((touch: Touch) => void) | null;
  /** Keys of the host, tried before the editor's own. */
  keys?: Record<string, Command>;
  /** Comments about words, to be marked. */
  comments?: CommentBoard | undefined;
  /** What finds misspelt words, and whether all of this is somebody's words as they said them. */
  spelling?: { by: Spelling; isQuoted: () => boolean } | undefined;
};

/** One field on the screen. Offsets are UTF-16 units in its text. */
export type Editor = {
  readonly view: EditorView;
  /** Shows what was noticed in this field, when that does not disturb whoever writes. */
  setDiagnostics: (found: readonly Diagnostic[]) => void;
  /** Selects words, brings them into view and puts the focus there. */
  select: (from: number, to: number) => void;
  focus: (at?: "start" | "end") => void;
  /** The selected words; the same place twice where there are none. */
  selected: () => { from: number; to: number };
  /** Says that the selected words, or those typed next, are the resident's own; or no longer. */
  toggleOwnWords: () => void;
  destroy: () => void;
};

/** Puts an editor of one piece of writing into `mount`. It writes only what a person does in it. */
export function createEditor(options: EditorOptions): Editor {
  const { ydoc, entity, key, mount, undo, presence, editable } = options;
  const ytext = textOf(ydoc, entity, key);
  let binding: Binding | null = null;
  const view: EditorView = new EditorView(mount, {
    state: EditorState.create({
      doc: docOf(ytext),
      plugins: [
        keymap(options.keys ?? {}),
        undoKeys(undo),
        diagnosticMarks(mount),
        spellingMarks(),
        ...(options.comments
          ? [commentMarks(mount, { ydoc, ytext, entity, key, board: options.comments })]
          : []),
        ...(presence ? [presenceCarets({ presence, ydoc, ytext, entity, key })] : []),
        paste(mount),
        bulletRule(undo),
        keymap(fieldKeys),
        keymap(baseKeymap),
      ],
    }),
    editable: () => editable,
    attributes: (state) => attributesFor(options, state),
    handleDOMEvents: {
      keydown(it) {
        if (!it.composing) catchUp(it);
        return false;
      },
    },
    dispatchTransaction(tr) {
      const own = options.onTouched ? tr : markAsOwn(tr);
      const { state, transactions } = view.state.applyTransaction(own);
      view.updateState(state);
      binding?.write(transactions);
    },
  });
  const screen: Screen = {
    get state() {
      return view.state;
    },
    dispatch: (tr) => view.dispatch(tr),
    catchUp: () => catchUp(view),
  };
  binding = bind(ydoc, ytext, screen, options.onTouched);
  const { spelling } = options;
  const marks = spellingMarksOf(view);
  const leaveSpelling =
    editable && spelling?.by.join({ view, marks, undo, isQuoted: spelling.isQuoted });

  return {
    view,
    setDiagnostics: (found) => showDiagnostics(view, found),
    select,
    focus(at) {
      if (at === "start") select(0, 0);
      else if (at === "end") select(textSize(view.state.doc), textSize(view.state.doc));
      else view.focus();
    },
    selected() {
      catchUp(view);
      const { doc, selection } = view.state;
      return { from: offsetOf(doc, selection.from), to: offsetOf(doc, selection.to) };
    },
    toggleOwnWords() {
      view.focus();
      if (editable) toggleOwnWords(view.state, view.dispatch);
    },
    destroy() {
      if (view.isDestroyed) return;
      if (leaveSpelling) leaveSpelling();
      binding?.destroy();
      view.destroy();
    },
  };

  function select(from: number, to: number) {
    const { doc, tr } = view.state;
    const selection = TextSelection.create(doc, posOf(doc, from), posOf(doc, to));
    // Focus first: a browser that gives focus puts its own caret somewhere.
    view.focus();
    view.dispatch(tr.setSelection(selection).scrollIntoView());
  }
}

function attributesFor(options: EditorOptions, { doc }: EditorState) {
  const { attributes, editable } = options;
  const { "data-hint": hint, ...others } = attributes;
  return {
    role: "textbox",
    "aria-multiline": "true",
    lang: "en-GB",
    // Two opinions on one word would be one too many.
    ...(options.spelling && isSpellingOn() ? { spellcheck: "false" } : {}),
    ...(editable ? {} : { "aria-readonly": "true", tabindex: "0" }),
    ...others,
    ...(hint && textSize(doc) === 0 ? { "data-hint": hint } : {}),
    class: "writing",
  };
}
