import type { Analysis } from "./analyse.ts";
import { phrases } from "./phrases.ts";
import { clockAt } from "./slots.ts";
import type { Word } from "./words.ts";

/** Whether an action says when, how often, or what sets it off. */
export function isTimed(analysis: Analysis): boolean {
  return (analysis.readings.isTimed ??= readTimed(analysis));
}

function readTimed({ times, words }: Analysis): boolean {
  return times.length > 0 || words.some((_, at) => clockAt(words, at) || startsTiming(words, at));
}

const timed = phrases(`after that, after this, afterwards, from then, from then on, then, already
  in the meantime, meantime, meanwhile, for the first time, first time, the first time, as now, as before
  both times, the 1st time, each time, at the same time, while he waits, while she waits, in place, whatever happens`);

/** "If she hasn't slept", "once it is fitted", "when she gets in"; not "if needed", "when ready". */
function startsTiming(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  if (lower === "should" && words[at]?.opens) return true;
  if (timed.at(words, at)) return lower !== "then" || Boolean(words[at]?.opens);
  if (!SETS_OFF.test(lower)) return false;
  const rest = words.slice(at + 1, at + 5);
  const next = rest[0];
  if (!next || next.sentence !== words[at]?.sentence) return false;
  // "See if there is a grant" asks; it sets nothing off.
  if (
    lower === "if" &&
    /^(?:sees?|checks?|knows?|asks?|finds?|out|wonders?|understand|explores?)$/.test(
      words[at - 1]?.lower ?? "",
    )
  )
    return false;
  return !rest.some((it) => AS_NEEDED.test(it.lower)) && !/^(?:and|or)$/.test(next.lower);
}

const SETS_OFF = /^(?:if|when|whenever|once|unless|before|after|until|till|til|during|while)$/;
const AS_NEEDED =
  /^(?:needed|required|necessary|appropriate|possible|ready|applicable|available|able|need|requires?|needs|requested|relevant)$/;
