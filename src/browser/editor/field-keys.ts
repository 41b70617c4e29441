import {
  chainCommands,
  deleteSelection,
  joinForward,
  selectNodeForward,
  toggleMark,
} from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { schema } from "#src/document/text.ts";
import { joinLineBefore, selectField, splitLine, toggleBullets } from "./line-commands.ts";

const backspace = chainCommands(deleteSelection, joinLineBefore);
const forward = chainCommands(deleteSelection, joinForward, selectNodeForward);

/** Says that words are the resident's own, or no longer; without a selection, what is typed next. */
export const toggleOwnWords: Command = toggleMark(schema.mark("own").type);

/** The keys of a field. Tab and Escape are left alone: they lead out of it. */
export const fieldKeys: Record<string, Command> = {
  Enter: splitLine,
  "Shift-Enter": splitLine,
  Backspace: backspace,
  "Mod-Backspace": backspace,
  "Shift-Backspace": backspace,
  Delete: forward,
  "Mod-Delete": forward,
  "Mod-b": toggleMark(schema.mark("strong").type),
  "Mod-i": toggleMark(schema.mark("em").type),
  "Mod-Shift-8": toggleBullets,
  "Mod-Shift-o": toggleOwnWords,
  "Mod-a": selectField,
};
