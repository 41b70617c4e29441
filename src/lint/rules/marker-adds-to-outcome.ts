import { type Analysis, whole } from "../analysis/analyse.ts";
import { cached } from "../analysis/cached.ts";
import { defineRule } from "../rule.ts";

/** A progress marker tells something to see that the outcome has not said already. */
export const markerAddsToOutcome = defineRule({
  name: "marker-adds-to-outcome",
  catalogue: "P04",
  scope: "outcome",
  topic: "progress",
  tier: "look",
  severity: "warning",
  why: "A marker that says the outcome again cannot show that it comes nearer.",
  better:
    "“The flour is on the low shelf, and I have made chapattis on two Saturdays.” (of wanting to cook again)",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Progress",
    },
  ],
  messages: {
    repeats: {
      message: "This says the outcome again.",
      question: "What small thing would show {called} that it comes nearer?",
    },
  },
  *check({ pieces }) {
    const outcomes = pieces.filter((it) => it.kind === "outcome");
    for (const { kind, entity, key, analysis } of pieces) {
      if (kind !== "marker" || analysis.blankness || analysis.spoken.length) continue;
      if (!outcomes.some((it) => !it.analysis.blankness && repeats(analysis, it.analysis)))
        continue;
      yield { place: { entity, key, ...whole(analysis) } };
    }
  },
});

/** From which share on of what a sentence tells its repetition is more than a part of it. */
const MOST = 0.6;

/** Whether all that a marker tells is in one sentence of the outcome, and is most of that. */
function repeats(marker: Analysis, outcome: Analysis): boolean {
  const told = new Set(tellingOf(marker).flat());
  if (told.size < 2) return false;
  return tellingOf(outcome).some(
    (sentence) =>
      told.size >= new Set(sentence).size * MOST && [...told].every((it) => sentence.includes(it)),
  );
}

/** What each sentence tells: stems of its words, small words and the resident's name away. */
const tellingOf = cached(({ words, sentences, actors, wording }: Analysis): string[][] => {
  const told: string[][] = sentences.map(() => []);
  const names = new Set<number>();
  for (const { kind, at, to } of actors)
    if (kind === "resident") for (let i = at; i < to; i++) names.add(i);
  for (const [at, word] of words.entries()) {
    const isNumber = /^\d/.test(word.lower);
    if (names.has(at) || !(isNumber || wording.isStock(word) || wording.isConcrete(word))) continue;
    told[word.sentence]?.push(wording.stemOf(word));
  }
  return told;
});
