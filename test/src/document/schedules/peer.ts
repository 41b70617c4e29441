import { EditorState, type Command, type Transaction } from "prosemirror-state";
import * as Y from "yjs";
import { bind, type Binding } from "#src/browser/editor/flat-sync.ts";
import { createUndo } from "#src/browser/undo.ts";
import type { Who } from "#src/document/commands.ts";
import { factsOf, indexOf, parseRoot, textOf } from "#src/document/roots.ts";
import type { Touch } from "#src/document/own-words.ts";
import { suggest } from "#src/document/suggestions.ts";
import { docOf } from "#src/document/text.ts";
import { createPlanReader } from "#src/plan/read-plan.ts";
import type { Random } from "./random.ts";

/** A field on somebody's screen: an editor without its view. */
export type Screen = {
  state: EditorState;
  ytext: Y.Text;
  binding: Binding;
  dispatch: (tr: Transaction) => void;
  /** Runs a command as a key would; whether it applied. */
  run: (command: Command) => boolean;
};

/** One person with a device: their copy of the document, and what is on their screen. */
export type Peer = ReturnType<typeof createPeer>;

/**
 * Gives somebody a device with a copy that is empty as yet. Whoever is not the resident suggests what
 * would touch the resident's own words.
 */
export function createPeer(name: string, client: number, random: Random, isResident = false) {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  let ids = 0;
  const who: Who = {
    by: name,
    now: () => "2030-05-01T09:00:00.000Z",
    newId: () => `${random.below(1e6).toString(36)}${name}${ids++}`,
  };
  const screens = new Map<string, Screen>();
  // Only `stop` ends a step of undo here: no clock decides what a test does.
  const undo = createUndo(ydoc, Infinity);
  const reader = createPlanReader(ydoc);
  return { name, ydoc, who, undo, reader, screens, isOnline: true, open, close };

  function open(entity: string, key: string): Screen {
    const id = `${entity}:${key}`;
    const known = screens.get(id);
    if (known) return known;
    const ytext = textOf(ydoc, entity, key);
    const screen: Screen = {
      state: EditorState.create({ doc: docOf(ytext) }),
      ytext,
      binding: { write() {}, destroy() {} },
      dispatch(tr) {
        const { state, transactions } = screen.state.applyTransaction(tr);
        screen.state = state;
        screen.binding.write(transactions);
      },
      run: (command) => command(screen.state, screen.dispatch),
    };
    const asks = (touch: Touch) => void suggest(ydoc, { entity, key, ...touch }, who);
    screen.binding = bind(ydoc, ytext, screen, isResident ? null : asks);
    screens.set(id, screen);
    return screen;
  }

  function close(id: string) {
    screens.get(id)?.binding.destroy();
    screens.delete(id);
  }
}

/** All pieces of writing in a copy by the name of their root, those of removed things included. */
export function textsIn(ydoc: Y.Doc): Map<string, Y.Text> {
  const found = new Map<string, Y.Text>();
  for (const name of [...ydoc.share.keys()].sort()) {
    const root = parseRoot(name);
    if (root?.type === "text") found.set(name, textOf(ydoc, root.entity, root.key));
  }
  return found;
}

/** Whether a thing is on the screen of whoever has this copy: neither it nor its parent is removed. */
export function isShown(ydoc: Y.Doc, entity: string): boolean {
  const birth = indexOf(ydoc).get(entity) as { parent: string } | undefined;
  if (factsOf(ydoc, entity).get("removed")) return false;
  return !birth || !factsOf(ydoc, birth.parent).get("removed");
}

/** Characters that are typed once in a run, so that each can be told from all others. */
export function isTracked(character: string): boolean {
  return character.codePointAt(0)! >= 0x4e00 && character !== "\uFFFD";
}

/** The tracked characters of a copy, with how often each stands there. */
export function charactersIn(ydoc: Y.Doc, onlyShown = false): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, ytext] of textsIn(ydoc)) {
    if (onlyShown && !isShown(ydoc, name.split(":")[1]!)) continue;
    for (const character of ytext.toString())
      if (isTracked(character)) found.set(character, (found.get(character) ?? 0) + 1);
  }
  return found;
}
