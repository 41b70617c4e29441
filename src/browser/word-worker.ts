/** Makes Word copies beside the page, so that a long plan never freezes it. */
import { exportWord } from "#src/export/word.ts";
import type { WordAnswer, WordWish } from "./word-copy.ts";
import { fetchWordTemplate } from "./word-template.ts";

addEventListener("message", (event: MessageEvent<WordWish>) => {
  make(event.data).then(
    (bytes) => post({ bytes: new Uint8Array(bytes) }),
    (problem: unknown) =>
      post({ why: problem instanceof Error ? problem.message : String(problem) }),
  );
});

async function make({
  plan,
  template,
  options,
  pictures,
  followMe,
}: WordWish): Promise<Uint8Array> {
  const wordTemplate = await fetchWordTemplate();
  return exportWord(plan, template, options, { pictures, wordTemplate, followMe });
}

function post(answer: WordAnswer) {
  postMessage(answer);
}
