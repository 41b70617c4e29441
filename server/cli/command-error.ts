/** Something the person who gave a command can put right, in a sentence for them. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** What the system calls an error, `"ENOENT"`; empty where it has no name for it. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
