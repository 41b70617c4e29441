import { type Analysis, trimmed } from "../analysis/analyse.ts";
import { wordSet } from "../analysis/phrases.ts";
import { anyShows, shows, sign } from "../analysis/spelling.ts";
import { stem } from "../analysis/stem.ts";
import { defineRule } from "../rule.ts";
import type { Hit } from "../vocabulary.ts";

/** “I” speaks the way somebody speaks. */
export const noBorrowedVoice = defineRule({
  name: "no-borrowed-voice",
  catalogue: "V05",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker"],
  topic: "voice",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    borrowed: {
      message: "This says “I” in words of services: “{words}”.",
      question: "What did {called} say, in their own words?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness || analysis.spoken.length || !isFirstPerson(analysis)) return;
    const { words, sentences, text } = analysis;
    const named = new Map<string, Pick<Hit, "at" | "to">>();
    for (const hit of analysis.hits.get("register") ?? [])
      if (!named.has(hit.entry)) named.set(hit.entry, hit);
    const covered = [...named.values()];
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word || !shows(word, officious) || word.spoken) continue;
      if (!covered.some((it) => it.at <= at && at < it.to))
        named.set(word.spelling.root, { at, to: at + 1 });
    }
    const alone = borrowedSentence(analysis, [...named.values()]);
    if (!alone.length && !isBorrowed(analysis, covered.length, named.size)) return;
    const [first, second] = alone.length ? alone : [...named.values()];
    const sentence = sentences[words[first?.at ?? 0]?.sentence ?? 0];
    if (!first || !sentence) return;
    const place = { entity, key, ...trimmed(text, sentence) };
    const said = [first, ...(second ? [second] : [])].map(({ at, to }) =>
      text.slice(words[at]?.from, words[to - 1]?.to),
    );
    yield {
      place,
      with: { words: said.join("”, “") },
      fixes: [{ kind: "quote", label: "Put in what was said", place }],
    };
  },
});

/** Single words that are written about somebody and rarely said by anybody of themselves. */
const officials = new Set(
  [
    ...wordSet(`attain sustain maintain reside refrain abstain comply demonstrate participate ensure enhance
  maximise minimise promote facilitate utilise regulate exhibit undertake adhere prioritise acknowledge
  accommodation gainful nutrition nutritional hydration functioning dysregulation vulnerability exploitation
  antisocial offending cognitive regarding compliance informed outcomes behaviours mechanisms obligations
  correspondence capacity mobility vulnerable domestic employment`),
  ].flatMap((it) => [it, stem(it)]),
);
const officious = sign((lower, root) => officials.has(lower) || officials.has(root));
const oneself = sign(["my", "me"]);

function isFirstPerson(analysis: Analysis): boolean {
  return analysis.firstPerson.length > 0 || anyShows(analysis, oneself);
}

/** How many words of one's own life it takes to make up for one word of services. */
const MADE_UP = 2;

/** The phrases of a sentence that services wrote, whatever stands beside it: it has two of them. */
function borrowedSentence(
  { words, wording }: Analysis,
  phrases: readonly Pick<Hit, "at" | "to">[],
): readonly Pick<Hit, "at" | "to">[] {
  if (!phrases.length) return phrases;
  const own = new Map<number, number>();
  for (const word of words) {
    const { sentence, lower, tail } = word;
    const isSpoken = /^(?:m|d|ll|ve)$/.test(tail) || lower.endsWith("n't");
    const adds =
      Number(/^\d/.test(lower)) * 2 + Number(wording.isConcrete(word)) + Number(isSpoken);
    own.set(sentence, (own.get(sentence) ?? 0) + adds);
  }
  const bySentence = Map.groupBy(phrases, ({ at }) => words[at]?.sentence ?? 0);
  for (const [sentence, here] of bySentence) {
    const isTelling = here.length >= 3 || here.filter((it) => it.to > it.at + 1).length >= 2;
    if (isTelling && (own.get(sentence) ?? 0) <= here.length * MADE_UP) return here;
  }
  return [];
}

/** Whether what could only be this person's is outweighed by the way that services write. */
function isBorrowed({ words, detail }: Analysis, phrases: number, all: number): boolean {
  if (all < 2 && detail.stock < 5) return false;
  const spoken = words.filter((it) => /^(?:m|d|ll|ve)$/.test(it.tail) || it.lower.endsWith("n't"));
  const own = detail.concrete + detail.signs * 2 + spoken.length;
  if (phrases >= 2) return own <= phrases * MADE_UP;
  // Single words are said by people as well: they tell only where hardly anything else is there.
  if (all >= 2 && phrases + detail.stock >= 3 && own <= Math.min(1, all - 2)) return true;
  if (all >= 2 && phrases === 1 && own <= 1) return true;
  return detail.stock >= 5 && own <= 1;
}
