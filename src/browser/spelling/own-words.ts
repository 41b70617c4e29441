import * as z from "zod/mini";
import type { LocalStore } from "#src/browser/local-store.ts";

const Words = z.array(z.string());

/** More are a list that somebody pasted, and the oldest go. */
const MOST = 2000;

/**
 * The words that somebody on this device said are right. They may be names, so they lie in the sealed
 * copy and are gone with it; where there is none they last as long as the page.
 */
export async function readOwnWords(store: LocalStore | null): Promise<string[]> {
  const found = Words.safeParse(await store?.kept("own-words").catch(() => null));
  return found.success ? found.data : [];
}

/** Keeps a word beside the others. */
export async function keepOwnWord(store: LocalStore | null, word: string): Promise<void> {
  // Read anew: another tab may have kept more since.
  const words = new Set(await readOwnWords(store));
  await store?.keep("own-words", [...words.add(word)].slice(-MOST)).catch(() => {});
}
