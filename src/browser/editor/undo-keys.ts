import { keydownHandler } from "prosemirror-keymap";
import { Plugin } from "prosemirror-state";
import type { PlanUndo } from "#src/browser/undo.ts";

/** Undo and redo over the whole plan, by keys and by the browser's own menu. */
export function undoKeys(undo: PlanUndo): Plugin {
  // Even with nothing to take back: what the browser would take back is not in the document.
  const back = () => (undo.undo(), true);
  const again = () => (undo.redo(), true);
  return new Plugin({
    props: {
      handleKeyDown: keydownHandler({ "Mod-z": back, "Mod-Shift-z": again, "Mod-y": again }),
      handleDOMEvents: {
        focus() {
          undo.stop();
        },
        beforeinput(_, event) {
          if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
          event.preventDefault();
          return event.inputType === "historyUndo" ? back() : again();
        },
      },
    },
  });
}
