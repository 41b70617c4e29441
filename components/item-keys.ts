import type { Command } from "prosemirror-state";
import type { Editing } from "#src/browser/editing.ts";
import { move } from "#src/document/commands.ts";

/** The keys of one item of a list while the caret is in its words: move it, add the next one. */
export function itemKeys(
  { ydoc, who }: Editing,
  id: string,
  addNext: () => void,
): Record<string, Command> {
  const moved =
    (direction: "up" | "down"): Command =>
    (_state, dispatch) => {
      if (dispatch) move(ydoc, id, direction, who);
      return true;
    };
  return {
    "Alt-ArrowUp": moved("up"),
    "Alt-ArrowDown": moved("down"),
    "Mod-Enter": (_state, dispatch) => {
      if (dispatch) addNext();
      return true;
    },
  };
}
