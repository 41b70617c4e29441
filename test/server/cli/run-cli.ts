import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What Node is given to be `ownwords`. */
export const MAIN = fileURLToPath(new URL("../../../server/cli/main.ts", import.meta.url));

/** Where the plans to try things on are. */
export const PLANS = fileURLToPath(new URL("../../fixtures/plans/", import.meta.url));

/** What the command left behind. */
export type Ran = { code: number | null; out: string; bytes: Buffer; err: string };

/** Runs the real `ownwords` in a process of its own, with `input` on its standard input. */
export function ownwords(
  args: readonly string[],
  input: string | Buffer = "",
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } });
  const parts: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (part) => parts.push(part));
  child.stderr.on("data", (part) => (err += part));
  // A command that does not read its input closes it.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.once("close", (code) => {
      const bytes = Buffer.concat(parts);
      resolve({ code, bytes, out: bytes.toString(), err });
    }),
  );
}
