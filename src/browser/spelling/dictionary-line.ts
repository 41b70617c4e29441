import { loadPart } from "#src/browser/load-part.ts";
import type { Verdict } from "./verdict.ts";

/** What the worker is asked for: verdicts on words, or what one word may have meant. */
export type SpellingWish = { id: number } & ({ words: string[] } | { word: string });

/** What the worker answers; `isLost` where the dictionary could not be had. */
export type SpellingAnswer = { id: number } & (
  { verdicts: Verdict[] } | { suggestions: string[] } | { isLost: true }
);

/** The dictionary as the page has it: verdicts that are known, and a way to ask for more. */
export type DictionaryLine = {
  /** What is known of a word; undefined until it was asked for and answered. */
  verdictOf: (word: string) => Verdict | undefined;
  /** Asks for words that are not known; resolves when all are, however long that takes. */
  ask: (words: Iterable<string>) => Promise<void>;
  suggest: (word: string) => Promise<string[]>;
};

/** Words in one message, so that a suggestion never waits behind a whole plan. */
const BATCH = 300;

let line: DictionaryLine | null = null;

/** The one dictionary of this page; its worker begins with the first question. */
export function dictionaryLine(): DictionaryLine {
  return (line ??= openLine());
}

function openLine(): DictionaryLine {
  // A cache of what the dictionary says: by word, so that an answer fits whatever the text says by then.
  const verdicts = new Map<string, Verdict>();
  const wanted = new Set<string>();
  const waiting = new Map<number, (answer: SpellingAnswer | null) => void>();
  let asking: Promise<void> | null = null;
  let worker: Worker | null = null;
  let lastId = 0;

  return {
    verdictOf: (word) => verdicts.get(word),
    ask(words) {
      for (const it of words) if (!verdicts.has(it)) wanted.add(it);
      return (asking ??= askAll().finally(() => (asking = null)));
    },
    async suggest(word) {
      const answer = await send({ word });
      return answer && "suggestions" in answer ? answer.suggestions : [];
    },
  };

  async function askAll() {
    while (wanted.size) {
      const words = [...wanted].slice(0, BATCH);
      await loadPart(async () => {
        const answer = await send({ words });
        if (!answer || !("verdicts" in answer)) throw new Error("The dictionary can't be had.");
        words.forEach((it, at) => verdicts.set(it, answer.verdicts[at] ?? "right"));
      });
      for (const it of words) wanted.delete(it);
    }
  }

  function send(wish: { words: string[] } | { word: string }): Promise<SpellingAnswer | null> {
    worker ??= openWorker();
    const id = ++lastId;
    worker.postMessage({ id, ...wish } satisfies SpellingWish);
    return new Promise((resolve) => waiting.set(id, resolve));
  }

  function openWorker(): Worker {
    const opened = new Worker(new URL("./spelling-worker.ts", import.meta.url), { type: "module" });
    opened.onmessage = ({ data }: MessageEvent<SpellingAnswer>) => {
      if ("isLost" in data) return lose();
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    };
    opened.onerror = lose;
    return opened;
  }

  /** Without the network the dictionary may not be here yet; the next question tries anew. */
  function lose() {
    worker?.terminate();
    worker = null;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  }
}
