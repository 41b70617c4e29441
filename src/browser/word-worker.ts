/** Makes Word copies beside the page, so that a long plan never freezes it. */
import { exportWord } from "#src/export/word.ts";
import { picturesOf } from "./pictures.ts";
import type { WordAnswer, WordWish } from "./word-copy.ts";

addEventListener("message", (event: MessageEvent<WordWish>) => {
  make(event.data).then(
    (bytes) => post({ bytes: new Uint8Array(bytes) }),
    (problem: unknown) =>
      post({ why: problem instanceof Error ? problem.message : String(problem) }),
  );
});

async function make({ plan, template, options }: WordWish): Promise<Uint8Array> {
  const pictures = options.pictures ? await picturesOf(plan) : new Map();
  return exportWord(plan, template, options, { pictures });
}

function post(answer: WordAnswer) {
  postMessage(answer);
}
