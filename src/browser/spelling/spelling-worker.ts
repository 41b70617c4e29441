/** Looks words up beside the page: the dictionary takes a quarter of a second to read. */
import { createSpeller, type Speller } from "./speller.ts";
import type { SpellingAnswer, SpellingWish } from "./dictionary-line.ts";

const speller: Promise<Speller> = Promise.all([
  read(new URL("../../../node_modules/dictionary-en-gb/index.aff", import.meta.url)),
  read(new URL("../../../node_modules/dictionary-en-gb/index.dic", import.meta.url)),
]).then(([aff, dic]) => createSpeller(aff, dic));

// It may be lost before anybody asks; whoever asks is told.
speller.catch(() => {});

addEventListener("message", ({ data }: MessageEvent<SpellingWish>) => {
  speller.then(
    (it) => post(answer(it, data)),
    // Whoever asks tries again later, with a new worker.
    () => post({ id: data.id, isLost: true }),
  );
});

function answer({ look, suggest }: Speller, wish: SpellingWish): SpellingAnswer {
  if ("words" in wish) return { id: wish.id, verdicts: wish.words.map(look) };
  return { id: wish.id, suggestions: suggest(wish.word) };
}

async function read(address: URL): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The dictionary can't be had: ${response.status}`);
  return response.text();
}

function post(message: SpellingAnswer) {
  postMessage(message);
}
