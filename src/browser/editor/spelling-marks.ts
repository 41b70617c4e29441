import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { catchUp } from "./catch-up.ts";

/** A word of an editor that is marked or to be marked, at its place in the document. */
export type MarkedWord = { from: number; to: number; word: string };

/** The marks of one editor, for what finds misspelt words: that is loaded late, and knows no editor. */
export type SpellingMarks = {
  /** The words that are marked now. An object stays the same while its word is untouched. */
  words: () => readonly (MarkedWord & { mark: object })[];
  /** Marks these words and no others. */
  show: (words: readonly MarkedWord[]) => void;
  /** Writes something else in the place of a range, and puts the caret behind it. */
  replace: (from: number, to: number, words: string) => void;
  /** Calls back whenever the text or the selection changed; nobody with null. */
  follow: (changed: (() => void) | null) => void;
};

const plugin = new PluginKey<DecorationSet>("spelling");
const followers = new WeakMap<EditorView, () => void>();

/** Moves the marks of misspelt words along with the text. One goes at once when its word is touched. */
export function spellingMarks(): Plugin<DecorationSet> {
  return new Plugin({
    key: plugin,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marks) {
        const found: DecorationSet | undefined = tr.getMeta(plugin);
        return found ?? (tr.docChanged && marks !== DecorationSet.empty ? left(tr, marks) : marks);
      },
    },
    props: { decorations: marksIn },
    view: () => ({
      update(view, before) {
        const isSame = before.doc === view.state.doc && before.selection.eq(view.state.selection);
        if (!isSame) followers.get(view)?.();
      },
    }),
  });
}

/** The marks of an editor that has the plugin above. */
export function spellingMarksOf(view: EditorView): SpellingMarks {
  return {
    words: () =>
      marksIn(view.state)
        .find()
        .map(({ from, to, spec }) => ({ from, to, word: String(spec["word"]), mark: spec })),
    show(words) {
      catchUp(view);
      const before = new Map(
        marksIn(view.state)
          .find()
          .map((it) => [placeOf(it), it]),
      );
      if (words.length === before.size && words.every((it) => before.has(placeOf(it)))) return;
      const marks = words.map((it) => before.get(placeOf(it)) ?? markOf(it));
      view.dispatch(view.state.tr.setMeta(plugin, DecorationSet.create(view.state.doc, marks)));
    },
    replace(from, to, words) {
      const tr = view.state.tr.insertText(words, from, to);
      view.focus();
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + words.length)));
    },
    follow(changed) {
      if (changed) followers.set(view, changed);
      else followers.delete(view);
    },
  };
}

function marksIn(state: EditorState): DecorationSet {
  return plugin.getState(state) ?? DecorationSet.empty;
}

/** The marks whose words a transaction leaves as they are. */
function left({ mapping, doc }: Transaction, marks: DecorationSet): DecorationSet {
  let kept = marks.map(mapping, doc);
  mapping.maps.forEach((map, at) => {
    const later = mapping.slice(at + 1);
    map.forEach((_from, _to, from, to) => {
      kept = kept.remove(kept.find(later.map(from, -1), later.map(to, 1)));
    });
  });
  return kept;
}

const placeOf = ({ from, to }: { from: number; to: number }) => `${from}-${to}`;

function markOf({ from, to, word }: MarkedWord): Decoration {
  // `aria-invalid` is how a screen reader is told of a spelling mistake in the middle of a text.
  const look = { nodeName: "span", class: "misspelt", "aria-invalid": "spelling" };
  return Decoration.inline(from, to, look, { word });
}
