import type { Analysis } from "./analyse.ts";
import { shows, sign } from "./spelling.ts";
import { wishesOf } from "./wishes.ts";

/** What a sentence tells, as stems: small words and the resident's name away. */
export type Told = { particular: ReadonlySet<string>; stock: ReadonlySet<string> };

const digit = sign(/^\d/);

/** What each sentence tells, up to where it gives a reason. */
export function toldOf(analysis: Analysis): readonly Told[] {
  return (analysis.readings.told ??= readTold(analysis));
}

function readTold(analysis: Analysis): Told[] {
  const { words, sentences, actors, wording } = analysis;
  const told = sentences.map(() => ({ particular: new Set<string>(), stock: new Set<string>() }));
  const names = new Set<number>();
  for (const { kind, at, to } of actors)
    if (kind === "resident") for (let i = at; i < to; i++) names.add(i);
  const reasons = new Set(wishesOf(analysis).reasons);
  let reasoned = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (reasons.has(at)) reasoned = word.sentence;
    if (word.sentence === reasoned || names.has(at)) continue;
    const { root } = word.spelling;
    if (wording.isStock(word)) told[word.sentence]?.stock.add(root);
    else if (wording.isConcrete(word) || shows(word, digit))
      told[word.sentence]?.particular.add(root);
  }
  return told;
}
