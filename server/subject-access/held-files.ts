import { zipSync } from "fflate";
import type { Template } from "#src/template/template.ts";
import type { Held } from "./held.ts";
import { writeHeldDocument } from "./held-document.ts";

/** What is handed over: the same for people and for computers, by the names of the files. */
export async function heldFiles(
  held: Held,
  templates: readonly Template[],
): Promise<Record<string, Uint8Array>> {
  return {
    "everything.docx": await writeHeldDocument(held, templates),
    "everything.json": new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`),
  };
}

/** The same in one file. */
export async function heldZip(held: Held, templates: readonly Template[]): Promise<Uint8Array> {
  return zipSync(await heldFiles(held, templates), { mtime: new Date(held.madeAt) });
}
