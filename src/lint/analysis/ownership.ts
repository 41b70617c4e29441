import { DID, DOING, PURPOSES, STATES } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import { acts } from "./deeds.ts";
import type { Analysis } from "./analyse.ts";
import { cached } from "./cached.ts";
import { isOver } from "./over.ts";
import { phrases, wordSet } from "./phrases.ts";
import { stem, type Word } from "./words.ts";

/** Who is to do what an action says, as far as its words tell. */
export type Ownership =
  | { kind: "somebody" }
  /** All of it is done, or nobody has to do anything. */
  | { kind: "over" }
  /** Words from `at` to `to` give it to a crowd, and nobody in it is named. */
  | { kind: "crowd"; at: number; to: number }
  /** `named`: people are mentioned, though the words have none of them do it. */
  | { kind: "nobody"; named: boolean };

/** Reads who takes an action on, leaning towards somebody: lower case, clipped, or dictated. */
export const ownershipOf = cached(readOwnership);

const doing = new Set([...wordSet(DOING)].map(stem));
const did = wordSet(DID);
const states = wordSet(STATES);
const purposes = new Set([...wordSet(PURPOSES)].map(stem));
const nothingLeft = phrases(`nobody needs to, no one needs to, no action for, no action needed
  no action required, no action is required, no action is needed, no further action, nothing left to do
  nothing to do, nothing more to do, nothing else to do, nothing else needed, nothing more needed
  nothing needed, nothing is needed, we do nothing, all done, all sorted, no more to do`);

function readOwnership(analysis: Analysis): Ownership {
  const { words, actors } = analysis;
  const bodies = new Set(actors.filter((it) => isVagueBody(analysis, it)));
  if (actors.some((it) => it.acts && !isWe(words, it) && !bodies.has(it)))
    return { kind: "somebody" };
  if (actors.some((it) => isLikelyDoer(words, it))) return { kind: "somebody" };
  const atWord = new Map(actors.map((it) => [it.at, it]));
  for (let at = 0; at < words.length; at++) {
    if (isStranger(analysis, at, atWord.get(at))) return { kind: "somebody" };
    if (nothingLeft.at(words, at)) return { kind: "over" };
  }
  if (isOver(analysis)) return { kind: "over" };
  const crowd = actors.find((it) => bodies.has(it) || isCrowdThatActs(words, it));
  if (crowd) return { kind: "crowd", at: crowd.at, to: crowd.to };
  return { kind: "nobody", named: actors.some((it) => isNamed(words, it)) };
}

/** A capital at the head of a sentence alone makes no name. */
function isNamed(words: readonly Word[], { kind, at }: Actor): boolean {
  return kind === "listed" || (kind === "name" && !words[at]?.begins);
}

function isWe(words: readonly Word[], { at }: Actor): boolean {
  const lower = words[at]?.lower;
  return lower === "we" || lower === "us";
}

/** "We will", "we'll", "we support"; "we have asked" tells of something else. */
function isWeTo(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.lower ?? "";
  return words[at]?.lower === "we" && !/^(?:have|had|did)$|ed$/.test(next) && !did.has(next);
}

/** Words that name nobody at all, and so not even a crowd. */
const NOBODY = /^(?:someone|somebody|anyone|whoever|everyone|everybody|people|person|all|others?)$/;

/** "Reablement team to monitor progress": a body that is to go on with what it does, on no day. */
function isVagueBody({ words, times }: Analysis, actor: Actor): boolean {
  const noun = words[actor.to - 1];
  if (actor.kind !== "role" || !actor.heads || !noun || !BODY.test(noun.lower)) return false;
  const to = /^(?:to|will)$/.test(words[actor.to]?.lower ?? "") ? actor.to + 1 : actor.to;
  if (!GOES_ON.test(words[to]?.lower ?? "")) return false;
  return !times.some((it) => words[it.at]?.sentence === noun.sentence);
}

const BODY = /^(?:teams?|services?|cmht|staff|workers|carers|agencies|providers)$/;
const GOES_ON =
  /^(?:monitors?|supports?|encourages?|assists?|helps?|liaises?|promotes?|ensures?|facilitates?|continues?|provides?)$/;

function isCrowdThatActs(words: readonly Word[], actor: Actor): boolean {
  if (isWe(words, actor)) return actor.acts && isWeTo(words, actor.at);
  if (!actor.crowd) return false;
  const from = /^(?:from|in|on|of)$/.test(words[actor.to]?.lower ?? "");
  if (NOBODY.test(words[actor.at]?.lower ?? "") && !from) return false;
  return actor.heads || acts(words, actor);
}

/** "Paulo has it", "Ines she scan", "I ring", "Pam lend us the pan": anywhere, in anybody's grammar. */
function isLikelyDoer(words: readonly Word[], actor: Actor): boolean {
  if (actor.crowd || isWe(words, actor) || actor.kind === "pronoun") return false;
  const head = words[actor.to - 1];
  const next = words[actor.to];
  if (actor.kind === "self" && head)
    return head.lower === "me"
      ? head.opens && next?.sentence !== head.sentence
      : !head.tail && isDeedOf(words, actor.to);
  if (!head || !next || head.possessive || next.sentence !== head.sentence) return false;
  if (/^(?:he|she|they)$/.test(next.lower)) return isDeedOf(words, actor.to + 1);
  const before = words[actor.at - 1]?.lower ?? "";
  if (NO_SUBJECT_AFTER.test(before)) return false;
  const isOne = actor.kind !== "role" || !head.lower.endsWith("s");
  return (
    isOne && isThirdPerson(words, actor.to, actor.kind === "name" && actor.to === actor.at + 1)
  );
}

/** What makes the next words an object, or the beginning of what only depends on something. */
const NO_SUBJECT_AFTER =
  /^(?:with|by|to|for|from|of|at|see|support|help|prompt|before|until|till|when|if|once|that|because|whether|unless)$/;

/** A deed of one person in a form that shows it: "rings", "rang", "to ring", or "lend" with its object. */
function isThirdPerson(words: readonly Word[], at: number, unsure: boolean): boolean {
  const verb = words[at];
  if (!verb || isAfterBreak(words, at)) return false;
  const { lower } = verb;
  const root = stem(lower);
  if (did.has(lower)) return true;
  if (states.has(lower) || (!doing.has(root) && lower !== "has")) return false;
  if (lower.endsWith("ed")) return isObject(words[at + 1]);
  if (/[^s]s$/.test(lower)) return !unsure || lower !== "has" || isObject(words[at + 1]);
  return isObject(words[at + 1]) && (!lower.endsWith("ing") || doing.has(lower));
}

function isDeedOf(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  return lower !== "" && !isAfterBreak(words, at) && (doing.has(stem(lower)) || did.has(lower));
}

function isAfterBreak(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before?.sentence !== words[at]?.sentence || /[,;:(–—]/.test(before?.after ?? "");
}

function isObject(word: Word | undefined): boolean {
  return word !== undefined && (word.capital || OBJECT.test(word.lower));
}

const OBJECT =
  /^(?:the|a|an|his|her|my|their|our|your|its|it|him|them|me|us|this|that|these|those|up|out|off|down|in|on|back|over|himself|herself|him)$/;

/**
 * A word that no list knows, where a name would stand: "joan leaves the loaf", "mick to ring", "sunny
 * fri-sun". In small letters this is all there is to tell a person by.
 */
function isStranger(
  { words, wording, times }: Analysis,
  at: number,
  actor: Actor | undefined,
): boolean {
  const word = words[at];
  if (!word || (actor && actor.kind !== "name") || !isHead(words, at)) return false;
  const { lower } = word;
  if (wording.isOrdinary(word) || /\d/.test(lower) || lower.length < 3) return false;
  if (doing.has(stem(lower)) || THING.test(lower) || word.possessive) return false;
  const next = skipBrackets(words, at);
  const verb = words[next];
  if (!verb || verb.sentence !== word.sentence) return false;
  if (times.some((it) => it.at === at + 1) && !word.capital)
    return /[-–]/.test(words[at + 1]?.after ?? "");
  if (next === at + 1 && isAfterBreak(words, next)) return false;
  if (/^(?:to|will|ll)$/.test(verb.lower) || verb.tail === "ll") {
    const root = stem(words[next + 1]?.lower ?? "");
    return doing.has(root) && !purposes.has(root);
  }
  if (!isObject(words[next + 1])) return false;
  if (isThirdPerson(words, next, true)) return true;
  // "Abdi drags his mattress": whatever it is, it is done by somebody to something.
  return (
    /[^s]s$/.test(verb.lower) && !states.has(verb.lower.slice(0, -1)) && !isAfterBreak(words, next)
  );
}

function isHead(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return (
    Boolean(words[at]?.opens) ||
    /^(?:and|then|so|but|if|when|while)$/.test(before?.lower ?? "") ||
    /[&+]$/.test(before?.after ?? "") ||
    isTimeWord(before)
  );
}

/** Dictated clauses follow each other without a stop: "… Monday Ceri rings". */
function isTimeWord(before: Word | undefined): boolean {
  return /(?:day|days|rains|after)$/.test(before?.lower ?? "");
}

function skipBrackets(words: readonly Word[], at: number): number {
  if (!words[at]?.after.startsWith("(")) return at + 1;
  for (let i = at + 1; i < at + 6 && words[i]; i++)
    if (words[i]?.after.startsWith(")")) return i + 1;
  return at + 1;
}

/** What is acted on and does not act, though a verb may follow it. */
const THING =
  /^(?:referral|application|equipment|technology|telecare|alarm|sensor|rail|device|adaptation|grant|visit|call|session|plan|form|letter|commode|hoist|bed|chair|stool|board|budget|benefit|benefits|voucher|transport|taxi|boiler|heating|ceiling|lock|key|keys|rent|arrears|debt|ofsted|this|that|which|what|who|there|here|it|please|also|then|nothing|note|nb|pm|am|lunch|tea|breakfast|supper|dinner|bath|shower|meds|medication|cover|rota|handover)s?$/;
