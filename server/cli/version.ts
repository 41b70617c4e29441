import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { readJsonFile } from "#server/templates.ts";

/** The version of Ownwords. */
export function version(): string {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  return readJsonFile(file, z.object({ version: z.string() }), "file").version;
}
