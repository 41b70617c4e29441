/** How long a deed takes again and again, in milliseconds; `prepare` is not counted. */
export function timesOf<T>(
  times: number,
  prepare: (at: number) => T,
  deed: (given: T) => void,
): number[] {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const given = prepare(at);
    const start = performance.now();
    deed(given);
    taken.push(performance.now() - start);
  }
  return taken;
}

/**
 * How many times a second of one core a deed can be done, all threads of the process counted. Only
 * for what takes seconds: the processor is counted in ticks of milliseconds.
 */
export function rate(times: number, deed: (at: number) => void): number {
  const start = process.cpuUsage();
  for (let at = 0; at < times; at++) deed(at);
  const { user, system } = process.cpuUsage(start);
  return times / ((user + system) / 1e6);
}
