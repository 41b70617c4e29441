import { whole } from "../analysis/analyse.ts";
import { endlessIn } from "../analysis/endless.ts";
import { numberOf } from "../analysis/numbers.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";
import { reviewSoon } from "../timeframes.ts";

/** An outcome has a day, a length of time or an event to aim at. */
export const outcomeHasTimeframe = defineRule({
  name: "outcome-has-timeframe",
  catalogue: "T01",
  scope: "outcome",
  topic: "timeframes",
  tier: "fix",
  severity: "warning",
  messages: {
    vague: {
      message: "No day, length of time or event can be told from this.",
      question: "By when would {called} like this, and on which day do we look at it?",
    },
    missing: {
      message: "Nothing says yet when this is for.",
      question: "By when would {called} like this, and on which day do we look at it?",
      severity: "error",
    },
  },
  *check({ outcome: { id, timeframe: time }, pieces }, setting) {
    if (time.kind === "open" || (time.from ?? time.to ?? time.reviewOn)) return;
    const note = pieces.find((it) => it.key === "timeframe-note");
    if (!note) return;
    const { analysis } = note;
    const fixes = [reviewSoon(id, setting)];
    if (analysis.blankness) {
      // An outcome that was only just added has nothing yet, and a blank section is asked about.
      if (pieces.some((it) => it.kind === "outcome" && !it.analysis.blankness))
        yield {
          place: { entity: id, key: "timeframe", from: 0, to: 0 },
          messageId: "missing",
          tier: "idea",
          fixes,
        };
      return;
    }
    const endless = endlessIn(analysis);
    if (endless.to > endless.at || analysis.times.some((it) => !it.loose)) return;
    if (countsSomething(analysis.words)) return;
    yield {
      place: { entity: id, key: "timeframe-note", ...whole(analysis) },
      messageId: "vague",
      fixes,
    };
  },
});

/** "Ten sessions", "before she turns 21": what is counted comes to an end. */
function countsSomething(words: readonly Word[]): boolean {
  return words.some((word, at) => {
    if (word.lower === "next" && (word.opens || words[at - 1]?.begins))
      return !NOT_NEXT.test(words[at + 1]?.lower ?? "");
    if (/^\d+(?:st|nd|rd|th)$/.test(word.lower)) return true;
    if (word.lower === "end" && words[at + 1]?.lower === "of") return true;
    const number = numberOf(words, at);
    if (!number || number.value < 2 || UNSURE.test(word.lower)) return false;
    const noun = words[at + number.length];
    const isCounted = noun?.sentence === word.sentence && noun.lower.endsWith("s");
    return isCounted || REACHING.test(words[at - 1]?.lower ?? "");
  });
}

/** "The next house meeting" is a day that somebody knows; "next steps" are none. */
const NOT_NEXT =
  /^(?:few|little|while|steps?|stage|phase|available|possible|opportunity|reviews?|months|weeks|years)$/;
const UNSURE = /^(?:few|several|couple|half)$/;
const REACHING = /^(?:turns?|age|level|he's|she's|i'm|is|am|year|grade)$/;
