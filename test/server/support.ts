import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import * as Y from "yjs";
import type { DatabasePlace } from "#server/store/database.ts";

/** A new folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a command is told of the database that it should work on. */
export function environmentOf(place: DatabasePlace): Record<string, string> {
  return place.kind === "postgres"
    ? { DATABASE_URL: place.url }
    : { DATA_DIR: place.dataDir, DATABASE_URL: "" };
}

/** What one edit changes, as an update. */
export function updateOf(edit: (ydoc: Y.Doc) => void, before?: Uint8Array): Uint8Array {
  const ydoc = new Y.Doc();
  if (before) Y.applyUpdate(ydoc, before);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.transact(() => edit(ydoc));
  return Y.encodeStateAsUpdate(ydoc, vector);
}

/** Resolves when `holds`, and rejects with `what` was waited for after three minutes, for machines can be slow. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 180_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
