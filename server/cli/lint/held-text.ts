import { deflateSync, inflateSync } from "node:zlib";

/** Text that has to wait until something else is written. */
export type Held = { add: (text: string) => Promise<void>; parts: () => Iterable<string> };

/** Holds text in little room: what is said of thousands of plans is much the same. */
export function createHeld(): Held {
  const parts: Uint8Array[] = [];
  return {
    add: async (text) => void parts.push(deflateSync(text, { level: 1 })),
    *parts() {
      for (const it of parts) yield inflateSync(it).toString();
    },
  };
}
