import { rangeOf, whole } from "../analysis/analyse.ts";
import { voiceOf } from "../analysis/voice.ts";
import { wishesOf } from "../analysis/wishes.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";

/** An outcome says what somebody wants, and not only what is wrong. */
export const noProblemAsOutcome = defineRule({
  name: "no-problem-as-outcome",
  catalogue: "O04",
  scope: "writing",
  kinds: ["outcome"],
  topic: "outcomes",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    problem: {
      message: "This says what is hard (“{words}”), and not yet what is wanted.",
      question: "If that were easier, what would {called} like to be doing?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness) return;
    const [first] = analysis.hits.get("deficits") ?? [];
    if (!first || voiceOf(analysis).heard || isAim(analysis.words)) return;
    if (wishesOf(analysis).wants.length) return;
    const { from, to } = rangeOf(analysis.words, first.at, first.to);
    yield {
      place: { entity, key, ...whole(analysis) },
      with: { words: analysis.text.slice(from, to) },
    };
  },
});

/** "To reduce falls", "Errol will be less isolated": something is to change, so it is no mere problem. */
function isAim(words: readonly Word[]): boolean {
  return words.some(
    ({ lower, begins }, at) =>
      AIMING.has(lower) ||
      (lower === "to" &&
        !(words[at - 1]?.lower ?? "").endsWith("able") &&
        (begins || CHANGING.test(words[at + 1]?.lower ?? ""))),
  );
}

const AIMING = new Set(
  "will reduce reducing improve improving minimise prevent avoid less".split(" "),
);
const CHANGING =
  /^(?:be|reduce|improve|address|stop|minimise|prevent|maintain|have|become|accept|feel|access)$/;
