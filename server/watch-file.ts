import { stat } from "node:fs/promises";

const LOOK_MS = 500;

/**
 * Tells, once, when a file that is open is no longer the one at its path. What is written to it then
 * goes on without an error, and is gone when the process ends.
 */
export async function watchFile(path: string, onGone: () => void): Promise<() => void> {
  const { ino, dev } = await stat(path);
  let isOver = false;
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  const stop = () => {
    isOver = true;
    clearInterval(timer);
  };
  return stop;

  async function look(): Promise<void> {
    const now = await stat(path).catch((error: unknown) => (isMissing(error) ? null : undefined));
    // A path that can't be asked about at the moment says nothing.
    if (now === undefined || isOver || (now?.ino === ino && now.dev === dev)) return;
    stop();
    onGone();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code));
}
