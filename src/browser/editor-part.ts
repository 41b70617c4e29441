import type { createEditor } from "./editor/create-editor.ts";
import { loadPart } from "./load-part.ts";

type EditorPart = { createEditor: typeof createEditor };

let part: Promise<EditorPart | null> | null = null;
let isMissed = false;
let tellMissed = () => {};
let missed = newMissed();

/** The editor, fetched once for all fields; resolves when it is here, however long that takes. */
export function loadEditor(): Promise<EditorPart | null> {
  part ??= loadPart(() => import("./editor/create-editor.ts"), onFailed).finally(() => {
    isMissed = false;
    missed = newMissed();
  });
  return part;
}

/** Whether fetching the editor has failed and is being tried again. */
export function isEditorMissed(): boolean {
  return isMissed;
}

/** Resolves as soon as fetching the editor has failed. */
export function whenEditorMissed(): Promise<void> {
  return missed;
}

function onFailed() {
  isMissed = true;
  tellMissed();
}

function newMissed(): Promise<void> {
  return new Promise((resolve) => (tellMissed = resolve));
}
