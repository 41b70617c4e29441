import type { EditorView } from "prosemirror-view";

/**
 * Lets an editor read where its person has just put the caret. A browser tells of that later than it
 * does it; until then an editor that is drawn anew would put back the caret, or what was selected, as
 * it knew it, and a key would be about that place. So this comes before both.
 */
export function catchUp(view: EditorView): void {
  // The editor listens for this event, and does nothing where it knows the selection already.
  if (view.hasFocus()) view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
