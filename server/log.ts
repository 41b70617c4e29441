/** What a line of the log can hold: ids, codes and numbers, never words or names from a plan. */
export type LogFacts = Record<string, string | number | boolean>;

/** Writes one line of JSON about something that happened. */
export type Log = (event: string, facts?: LogFacts) => void;

/** A log whose lines go to `write`, each with the moment in front. */
export function createLog(write: (line: string) => void): Log {
  return (event, facts = {}) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`);
}

/** What may be logged of something unforeseen: its kind and where it was thrown, not its message. */
export function traceOf(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { kind: typeof error };
  // A message can hold words from a plan; the frames of the stack cannot.
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    trace: frames
      .slice(0, 6)
      .map((it) => it.trim())
      .join(" < "),
  };
}
