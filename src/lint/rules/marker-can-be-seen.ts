import { whole } from "../analysis/analyse.ts";
import { observablesIn, saysOnlyThatItGoesOn } from "../analysis/observables.ts";
import { defineRule } from "../rule.ts";

/** A progress marker tells what somebody could see, hear or count. */
export const markerCanBeSeen = defineRule({
  name: "marker-can-be-seen",
  catalogue: "P03",
  scope: "writing",
  kinds: ["marker"],
  topic: "progress",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    vague: {
      message: "Nothing here could be seen, heard or counted yet.",
      question: "On a good week, what would {called} be doing that somebody could notice?",
    },
  },
  *check({ entity, key, analysis }) {
    const { blankness, words, times } = analysis;
    if (blankness || !words.length) return;
    const { seen, process, counts, felt, quoted } = observablesIn(analysis);
    if (seen || process || counts || felt || quoted) return;
    if (times.some((it) => it.kind === "duration" || it.kind === "rhythm")) return;
    if (saysOnlyThatItGoesOn(analysis)) return;
    yield { place: { entity, key, ...whole(analysis) } };
  },
});
