import { sendKeys } from "@web/test-runner-commands";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import {
  createEditor,
  type Editor,
  type EditorOptions,
} from "#src/browser/editor/create-editor.ts";
import { createUndo, type PlanUndo } from "#src/browser/undo.ts";
import { textOf } from "#src/document/roots.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { diagnosticOf } from "#test/src/lint/diagnostic.ts";

/** A document on this screen, a colleague's copy of it, and what it takes to edit. */
export type Desk = {
  ydoc: Y.Doc;
  undo: PlanUndo;
  presence: Awareness;
  colleague: Y.Doc;
  /** Puts an editor of a text with these words on the page. */
  open: (key: string, words?: string, more?: Partial<EditorOptions>) => Field;
};

/** An editor on the page. */
export type Field = { editor: Editor; mount: HTMLElement; ytext: Y.Text; editable: HTMLElement };

let desks: (() => void)[] = [];

/** Two copies that keep each other up to date at once. */
export function createDesk(): Desk {
  const ydoc = new Y.Doc();
  const colleague = new Y.Doc();
  ydoc.on(
    "update",
    (update, origin) => origin !== "far" && Y.applyUpdate(colleague, update, "near"),
  );
  colleague.on(
    "update",
    (update, origin) => origin !== "near" && Y.applyUpdate(ydoc, update, "far"),
  );
  const undo = createUndo(ydoc);
  const presence = new Awareness(ydoc);
  desks.push(() => (undo.destroy(), presence.destroy()));
  return { ydoc, undo, presence, colleague, open };

  function open(key: string, words = "", more: Partial<EditorOptions> = {}): Field {
    const ytext = textOf(ydoc, "plan", key);
    if (words) ytext.insert(0, words);
    const mount = document.createElement("div");
    document.body.append(mount);
    const editor = createEditor({
      onTouched: () => {},
      ydoc,
      entity: "plan",
      key,
      mount,
      attributes: { "aria-label": key },
      undo,
      presence,
      editable: true,
      ...more,
    });
    editor.view.dom.style.whiteSpace = "pre-wrap";
    desks.push(() => (editor.destroy(), mount.remove()));
    return { editor, mount, ytext, editable: editor.view.dom };
  }
}

/** Takes everything off the page again. */
export function clearDesks() {
  for (const clear of desks.reverse()) clear();
  desks = [];
}

/** A finding about a range of a text. */
export function finding(
  key: string,
  from: number,
  to: number,
  tier: Diagnostic["tier"] = "fix",
): Diagnostic {
  return diagnosticOf({ key, tier, place: { entity: "plan", key: "about", from, to } });
}

const PATIENCE_MS = 90_000;

/** Waits until something holds; fails with `what` when it never does. */
export async function until(what: string, holds: () => boolean) {
  // A machine with other work to do can take seconds to start a worker or to draw a page.
  const end = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Puts something on the clipboard and pastes it. */
export function pasteInto({ editable }: Field, types: Record<string, string>) {
  const clipboardData = new DataTransfer();
  for (const [type, value] of Object.entries(types)) clipboardData.setData(type, value);
  editable.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}

/** Presses keys together, as in "Control+Shift+z". */
export async function press(keys: string) {
  const held = keys.split("+");
  const last = held.pop() ?? "";
  for (const down of held) await sendKeys({ down });
  await sendKeys({ press: last });
  for (const up of held.reverse()) await sendKeys({ up });
}
