// What the peers' servers share: their packages, which lie in the folder that PEERS names, and the
// documents that FILL asks them to put in place before a run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deserialize } from "node:v8";

/** Finds the packages of the peers, not those of the project. */
export const fromCache = createRequire(`${process.env["PEERS"]}/`);

/**
 * What to put in place: the rooms, the document that each begins with and the changes that came
 * after it; null when the server is to run.
 * @returns {{ rooms: string[], document: Uint8Array, log: Uint8Array[] } | null}
 */
export function whatToFill() {
  const path = process.env["FILL"];
  return path ? deserialize(readFileSync(path)) : null;
}
