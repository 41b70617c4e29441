import { whole } from "../analysis/analyse.ts";
import type { Actor } from "../analysis/actor.ts";
import { phrases } from "../analysis/phrases.ts";
import { defineRule, type Piece } from "../rule.ts";
import { AROUND, LOOKING_AGAIN, ONGOING } from "../words/ongoing.ts";

/** A progress marker can be seen or heard; "ongoing" can't. */
export const noOngoingMarker = defineRule({
  name: "no-ongoing-marker",
  catalogue: "P01",
  scope: "writing",
  kinds: ["marker"],
  topic: "progress",
  tier: "fix",
  severity: "error",
  sparesOwnWords: true,
  why: "A marker is how everybody will know that something changed, and what goes on never shows a change.",
  better: "“I have cooked my own tea on three days this week, and eaten it at the table.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Progress" },
  ],
  messages: {
    unseen: {
      message: "Nobody could see or hear from this that something has changed.",
      question: "What would {called} notice first if this was working?",
    },
  },
  *check(piece) {
    const { entity, key, analysis } = piece;
    if (analysis.blankness || !isOnlyOngoing(piece)) return;
    const range = whole(analysis);
    yield {
      place: { entity, key, ...range },
    };
  },
});

const ongoing = phrases(ONGOING);
const lookingAgain = phrases(LOOKING_AGAIN);
const around = phrases(AROUND);

/** More words than this are an account of something, whatever it says. */
const LONGEST = 14;

function isOnlyOngoing({ analysis: { words, actors, spoken, wording } }: Piece): boolean {
  if (words.length > LONGEST || spoken.length) return false;
  // The first word of a sentence has its capital from there and need be no name.
  const isName = (it: Actor) => it.kind === "name" && !words[it.at]?.begins;
  if (actors.some((it) => isName(it) || (!it.paid && /^(?:self|kin|listed)$/.test(it.kind))))
    return false;
  let found = false;
  for (let at = 0; at < words.length;) {
    const length = ongoing.at(words, at) || lookingAgain.at(words, at);
    const word = words[at];
    if (length) found = true;
    else if (word && !around.at(words, at) && wording.isConcrete(word)) return false;
    at += length || 1;
  }
  return found;
}
