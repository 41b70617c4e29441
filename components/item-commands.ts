import type * as Y from "yjs";
import { nothing, type TemplateResult } from "lit";
import type { Command } from "prosemirror-state";
import type { Editing } from "#src/browser/editing.ts";
import { move, remove } from "#src/document/commands.ts";
import { ownWordsIn } from "#src/document/own-put-away.ts";
import { factsOf, string } from "#src/document/roots.ts";
import { RESIDENT } from "#src/plan/plan.ts";
import { askFirst } from "./ask-first.ts";
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
      act: () => void putAway(ydoc, id, name, who, list),
    },
  ]);
}

/** Puts a thing away; where the resident wrote in it, asks first, for they are shown it. */
async function putAway(
  ydoc: Y.Doc,
  id: string,
  name: string,
  who: Editing["who"],
  list: EventTarget,
) {
  const isOwn = ownWordsIn(ydoc, id) !== null;
  if (isOwn) {
    const called = string(factsOf(ydoc, RESIDENT).get("name")) || "The resident";
    const question = `Put away ${name}, though ${called} wrote in it?`;
    const more = `Nothing is lost. ${called} is shown on their own page that it was put away, and by whom, and can put it back.`;
    if (!(await askFirst(question, more, "Put it away"))) return;
  }
  remove(ydoc, id, who);
  list.dispatchEvent(new ItemRemovedEvent(id, `${capital(name)} is put away.`));
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
