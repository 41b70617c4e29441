import { createHash } from "node:crypto";
import type { Layer } from "#src/lint/config.ts";
import { CommandError } from "#server/cli/command-error.ts";
import { readLayers } from "#server/cli/lint/config-file.ts";
import { StartError } from "#server/config.ts";

/** What an organisation made of the policy packs; throws a `StartError` that says what is wrong. */
export async function readLintConfig(file: string | null): Promise<Layer[]> {
  if (file === null) return [];
  try {
    return await readLayers(file);
  } catch (error) {
    if (error instanceof CommandError) throw new StartError(`LINT_CONFIG: ${error.message}`);
    throw error;
  }
}

/** Changes when the layers do; empty for none. */
export function printOfLayers(layers: readonly Layer[]): string {
  if (!layers.length) return "";
  return createHash("sha256").update(JSON.stringify(layers)).digest("hex").slice(0, 16);
}
