/** Makes Word copies beside the page, so that a long plan never freezes it. */
import { exportWord } from "#src/export/word.ts";
import type { WordAnswer, WordWish } from "./word-copy.ts";

addEventListener("message", (event: MessageEvent<WordWish>) => {
  const { plan, template, options, pictures } = event.data;
  exportWord(plan, template, options, { pictures }).then(
    (bytes) => post({ bytes: new Uint8Array(bytes) }),
    (problem: unknown) =>
      post({ why: problem instanceof Error ? problem.message : String(problem) }),
  );
});

function post(answer: WordAnswer) {
  postMessage(answer);
}
