import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { canSplit } from "prosemirror-transform";

/** Begins a new line; in an empty list item, ends the list instead. */
export const splitLine: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (empty && isBullet($from.parent) && $from.parent.content.size === 0)
    return setBullets(false)(state, dispatch);
  const tr = state.tr.deleteSelection();
  const at = tr.selection.from;
  if (!canSplit(tr.doc, at)) return false;
  const marks = state.storedMarks ?? $from.marks();
  dispatch?.(tr.split(at).ensureMarks(marks).scrollIntoView());
  return true;
};

/** At the start of a line: takes its bullet away, or joins it to the line before. */
export const joinLineBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if (isBullet($from.parent)) return setBullets(false)(state, dispatch);
  if ($from.index(0) === 0) return false;
  dispatch?.(state.tr.join($from.before()).scrollIntoView());
  return true;
};

/** Makes every line of the selection a list item, or none of them if all are. */
export const toggleBullets: Command = (state, dispatch) => {
  const all = linesOf(state).every(({ line }) => isBullet(line));
  return setBullets(!all)(state, dispatch);
};

/** Makes list items of the lines in the selection, or plain lines. */
export function setBullets(on: boolean): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { line, pos } of linesOf(state))
      if (isBullet(line) !== on)
        tr.setNodeMarkup(pos, null, { ...line.attrs, kind: on ? "li" : "p", depth: 0 });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Selects all words of the field; does not apply when they are selected, so the host may do more. */
export const selectField: Command = (state, dispatch) => {
  const all = TextSelection.between(
    state.doc.resolve(1),
    state.doc.resolve(state.doc.content.size - 1),
  );
  if (state.selection.eq(all)) return false;
  dispatch?.(state.tr.setSelection(all));
  return true;
};

function linesOf({ doc, selection: { from, to } }: EditorState) {
  const lines: { line: typeof doc; pos: number }[] = [];
  doc.nodesBetween(from, to, (line, pos) => {
    lines.push({ line, pos });
    return false;
  });
  return lines;
}

function isBullet(line: EditorState["doc"]): boolean {
  return line.attrs["kind"] === "li";
}
