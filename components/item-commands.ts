import { nothing, type TemplateResult } from "lit";
import type { Command } from "prosemirror-state";
import type { Editing } from "#src/browser/editing.ts";
import { move, remove } from "#src/document/commands.ts";
import { icons } from "./icons.ts";
import { menuButton } from "./menu-button.ts";

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

/**
 * The menu of one item: move it, put it away. `name` is what the item is called, `list` the element
 * that fires `item-removed`.
 */
export function itemMenu(
  { ydoc, who, editable }: Editing,
  id: string,
  name: string,
  list: EventTarget,
): TemplateResult | typeof nothing {
  if (!editable) return nothing;
  return menuButton(`menu-${id}`, `More for ${name}`, [
    { label: "Move up", icon: icons.up, key: "Alt ↑", act: () => move(ydoc, id, "up", who) },
    { label: "Move down", icon: icons.down, key: "Alt ↓", act: () => move(ydoc, id, "down", who) },
    {
      label: "Remove",
      icon: icons.put,
      act: () => {
        remove(ydoc, id, who);
        list.dispatchEvent(new ItemRemovedEvent(id, `${capital(name)} is put away.`));
      },
    },
  ]);
}

/** Something was put away; `said` tells so, and undo brings it back. Bubbles to the page. */
export class ItemRemovedEvent extends Event {
  readonly item: string;
  readonly said: string;
  constructor(item: string, said: string) {
    // The page that shows the way back is several elements up.
    super("item-removed", { bubbles: true });
    this.item = item;
    this.said = said;
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

declare global {
  interface HTMLElementEventMap {
    "item-removed": ItemRemovedEvent;
  }
}
