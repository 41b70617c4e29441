import assert from "node:assert/strict";

/** Long enough for a slow machine that does other things too; nothing waits so long when all is well. */
export const PATIENCE_MS = 180_000;

/** Asks again and again until the answer is `expected`; in the end says how it differs. */
export async function eventually<T>(ask: () => T | Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    try {
      assert.deepEqual(answer, expected);
      return;
    } catch (difference) {
      if (Date.now() > end) throw difference;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Asks again and again until `holds`; in the end says what was waited for. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
