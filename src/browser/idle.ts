/** Resolves when the page has nothing else to do, or after a second. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Some browsers do not tell.
    if (!globalThis.requestIdleCallback) return resolve();
    requestIdleCallback(() => resolve(), { timeout: 1000 });
  });
}
