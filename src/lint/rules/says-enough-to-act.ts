import type { Actor } from "../analysis/actor.ts";
import type { Analysis } from "../analysis/analyse.ts";
import { whole } from "../analysis/analyse.ts";
import { isDeedWord } from "../analysis/deeds.ts";
import { observablesIn } from "../analysis/observables.ts";
import { wordSet } from "../analysis/phrases.ts";
import { stem } from "../analysis/stem.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Finding, type OutcomeView, type Piece } from "../rule.ts";
import { EVERYDAY } from "../words/stock.ts";
import { SERVICE_NOUNS, TRAITS } from "../words/thin.ts";

/** What is written is enough for somebody who was not there to act on it. */
export const saysEnoughToAct = defineRule({
  name: "says-enough-to-act",
  catalogue: "S03",
  scope: "outcome",
  topic: "completeness",
  tier: "look",
  severity: "warning",
  messages: {
    action: {
      message: "This names a kind of help, and not yet what somebody will do.",
      question: "What will happen, with whom and how often, so that {called} notices?",
    },
    commissioned: {
      message: "This names what is paid for, and not yet what it is to do.",
      question: "What should whoever comes do, and what would tell {called} that it works?",
      severity: "error",
    },
    strengths: {
      message: "These are words for a character, and many people share it.",
      question: "When did somebody last see this in {called}, and what happened?",
    },
    outcome: {
      message: "This names a part of life, and not yet what {called} wants of it.",
      question: "What about it would {called} like to be different, and why?",
    },
  },
  *check({ outcome, pieces }: OutcomeView) {
    for (const piece of pieces) {
      const { analysis, kind, key, entity } = piece;
      if (analysis.blankness || analysis.leftOvers.length || !analysis.words.length) continue;
      if (analysis.words.length > LONGEST || analysis.spoken.length) continue;
      // What the resident typed of themselves is enough; what somebody is to do has to be plain.
      if (kind !== "action" && analysis.words.every((it) => it.own)) continue;
      const place = { entity, key, ...whole(analysis) };
      if (kind === "action" && isThinAction(analysis)) {
        const isBought = outcome.actions.some((it) => it.id === entity && it.commissioned);
        yield { place, messageId: isBought ? "commissioned" : "action" };
      } else if (kind === "strengths" && isTrait(analysis)) {
        yield {
          place,
          messageId: "strengths",
          better:
            "“He let two ladies go first at the clinic, and made them laugh while he waited.”",
        };
      } else if (kind === "outcome" && isTopic(analysis)) {
        yield {
          place,
          messageId: "outcome",
          better: "“I want a job with my hands and with people who turn up, like the bakery was.”",
          ...asWished(piece),
        };
      }
    }
  },
});

/** More words than this are enough for something. */
const LONGEST = 14;

const traits = wordSet(TRAITS);
const everyday = new Set([...wordSet(EVERYDAY)].map(stem));
const serviceNouns = wordSet(SERVICE_NOUNS);

/** A few words may be all that somebody wishes to say; then it is worth asking why, and no more. */
function asWished({ writing, analysis }: Piece): Partial<Finding> {
  return writing.speaker.kind === "resident" && analysis.detail.concrete ? { tier: "idea" } : {};
}

/** "Domiciliary care", "continue with current plan": no person, no day, nothing that could be seen. */
function isThinAction(analysis: Analysis): boolean {
  const { words, actors, times } = analysis;
  if (
    actors.some((it) => isSomebody(it, words)) ||
    times.some((it) => /^(?:date|event)$/.test(it.kind))
  )
    return false;
  const { seen, counts, felt } = observablesIn(analysis);
  if (felt || (counts && words.length > 3)) return false;
  const last = words.at(-1);
  const [first] = words;
  if (!last || !first) return false;
  const isKind =
    words.length <= 4 && serviceNouns.has(last.lower) && !(isDeedWord(first) && words.length > 2);
  const isBare =
    words.length <= 2 && !isDeedWord(first) && !words.some((it) => it.lower.endsWith("ed"));
  return isKind || !seen || isBare;
}

function isSomebody({ kind, crowd, paid, acts, at, to }: Actor, words: readonly Word[]): boolean {
  const word = words[at];
  // The first word of a sentence has its capital from there: "Equipment."
  if (
    kind === "name" &&
    to === at + 1 &&
    word?.begins &&
    (words.length === 1 || isKindOfHelp(word))
  )
    return false;
  return /^(?:self|pronoun|resident|listed|kin|name)$/.test(kind) || (acts && !crowd && !paid);
}

function isKindOfHelp({ lower }: Word): boolean {
  return serviceNouns.has(lower) || /(?:ing|tion|ment)$/.test(lower);
}

/** "Motivated", "nice lad": what anybody might be called. */
function isTrait({ words, actors, times, wording }: Analysis): boolean {
  if (words.length > 7 || times.length) return false;
  if (actors.some((it) => /^(?:listed|kin)$/.test(it.kind) && !wording.isStock(words[it.at])))
    return false;
  const own = new Set(
    actors.flatMap(({ kind, at, to }) => (kind === "resident" ? words.slice(at, to) : [])),
  );
  let found = false;
  for (const word of words) {
    if (own.has(word)) continue;
    if (traits.has(word.lower)) found = true;
    else if (everyday.has(wording.stemOf(word))) return false;
    else if (wording.isStock(word)) found = true;
    else if (!wording.isOrdinary(word) || isDeedWord(word)) return false;
  }
  return found;
}

/** "Employment", "warm home, benefits check": nobody wants anything of it yet. */
function isTopic({ words, actors, times, wording }: Analysis): boolean {
  if (words.length > 5 || times.length) return false;
  if (actors.some((it) => !(it.kind === "role" || (it.kind === "name" && words[it.at]?.begins))))
    return false;
  if (words.some((it) => WISHING.test(it.lower) || it.tail || it.possessive)) return false;
  const [first] = words;
  if (!first || (words.length > 1 && first.lower.endsWith("ing"))) return false;
  return words.some((it) => wording.isStock(it) || serviceNouns.has(it.lower));
}

const WISHING =
  /^(?:to|my|me|his|her|our|their|be|is|are|was|am|not|no|want|wants|would|will|like|likes|can|have|has|get|gets|stay|live|own|more|less|see)$/;
