import { setTimeout as pause } from "node:timers/promises";
import type { WebSocket } from "ws";

/** The server is going away; clients come back to the next one. */
export const CLOSE_GOING_AWAY = 1001;

/** Says on a line, after so many milliseconds, that the server goes away; resolves when it is closed. */
export async function sayGoodbye(line: WebSocket, wait: number): Promise<void> {
  if (wait >= 1) await pause(wait);
  if (line.readyState === line.CLOSED) return;
  const closed = new Promise((resolve) => line.once("close", resolve));
  // The goodbye of the other end can't be read while a line is stopped.
  line.resume();
  line.close(CLOSE_GOING_AWAY, "The server is going away.");
  // Whoever does not answer the goodbye is not waited for.
  const late = setTimeout(() => line.terminate(), 1000);
  await closed;
  clearTimeout(late);
}
