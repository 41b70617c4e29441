import { marker, outcome, plan } from "#src/plan/build.ts";
import { calledName } from "#src/plan/plan.ts";
import { whole } from "../analysis/analyse.ts";
import type { Actor } from "../analysis/actor.ts";
import { isConcrete } from "../analysis/detail.ts";
import { phrases } from "../analysis/phrases.ts";
import type { Piece, Rule } from "../rule.ts";
import { AROUND, LOOKING_AGAIN, ONGOING } from "../words/ongoing.ts";

const shownBy = (text: string) => plan([outcome("I want to sleep through again.", marker(text))]);

/** A progress marker can be seen or heard; "ongoing" can't. */
export const noOngoingMarker: Rule = {
  name: "no-ongoing-marker",
  catalogue: "P01",
  scope: "writing",
  tier: "fix",
  why: "A marker is how everybody will know that something changed, and what goes on never shows a change.",
  better: "“I have cooked my own tea on three days this week, and eaten it at the table.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Progress" },
  ],
  examples: {
    good: [shownBy("I sleep till six, four nights in a week.")],
    bad: [
      { plan: shownBy("Ongoing"), quote: "Ongoing" },
      { plan: shownBy("Continual monitoring."), quote: "Continual monitoring." },
      {
        plan: shownBy("To be reviewed at annual review"),
        quote: "To be reviewed at annual review",
      },
      { plan: shownBy("On-going support from staff"), quote: "On-going support from staff" },
    ],
    nearMiss: [
      shownBy("The ongoing pain has eased enough to sit through chapel."),
      shownBy("Ongoing calls with my brother: he picks up."),
      shownBy("Laughing again."),
      shownBy(""),
    ],
  },
  *check(piece, { resident }) {
    const { entity, key, section, analysis } = piece;
    if (section.holds !== "markers" || analysis.blankness || !isOnlyOngoing(piece)) return;
    const range = whole(analysis);
    yield {
      place: { entity, key, ...range },
      message: "Nobody could see or hear from this that something has changed.",
      question: `What would ${calledName(resident)} notice first if this was working?`,
    };
  },
};

const ongoing = phrases(ONGOING);
const lookingAgain = phrases(LOOKING_AGAIN);
const around = phrases(AROUND);

/** More words than this are an account of something, whatever it says. */
const LONGEST = 14;

function isOnlyOngoing({ analysis: { words, actors, spoken } }: Piece): boolean {
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
    else if (word && !around.at(words, at) && isConcrete(word)) return false;
    at += length || 1;
  }
  return found;
}
