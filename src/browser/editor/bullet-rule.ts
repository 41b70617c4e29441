import { Plugin } from "prosemirror-state";
import type { PlanUndo } from "#src/browser/undo.ts";
import { setBullets } from "./line-commands.ts";

/** Makes a list item of a line that begins with "- " or "* ". Undo gives the characters back. */
export function bulletRule(undo: PlanUndo): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const { $from } = view.state.selection;
        const before = $from.parent.textContent.slice(0, $from.parentOffset);
        if (text !== " " || from !== to || !/^[-*]$/.test(before)) return false;
        if ($from.parent.attrs["kind"] === "li") return false;
        undo.stop();
        setBullets(true)(view.state, (tr) =>
          view.dispatch(tr.delete($from.start(), $from.start() + 1)),
        );
        undo.stop();
        return true;
      },
    },
  });
}
