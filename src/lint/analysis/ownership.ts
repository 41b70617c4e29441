import { DID } from "../words/verbs.ts";
import type { Actor } from "./actor.ts";
import { acts } from "./deeds.ts";
import type { Analysis } from "./analyse.ts";
import { isLikelyDoer, isStranger } from "./doers.ts";
import { isOver } from "./over.ts";
import { phrases, wordSet } from "./phrases.ts";
import { wantingIn } from "./to-do.ts";
import type { Word } from "./words.ts";

/** Who is to do what an action says, as far as its words tell. */
export type Ownership =
  | { kind: "somebody" }
  /** All of it is done, or nobody has to do anything. */
  | { kind: "over" }
  /** Words from `at` to `to` give it to a crowd, and nobody in it is named. */
  | { kind: "crowd"; at: number; to: number }
  /** It asks for something; `named`: people are mentioned, though the words have none of them do it. */
  | { kind: "nobody"; named: boolean }
  /** It tells of something in words that were not understood, or that ask for nothing. */
  | { kind: "unclear" };

/** Reads who takes an action on, leaning towards somebody: lower case, clipped, or dictated. */
export function ownershipOf(analysis: Analysis): Ownership {
  return (analysis.readings.ownership ??= readOwnership(analysis));
}

const did = wordSet(DID);
const nothingLeft = phrases(`nobody needs to, no one needs to, no action for, no action needed
  no action required, no action is required, no action is needed, no further action, nothing left to do
  nothing to do, nothing more to do, nothing else to do, nothing else needed, nothing more needed
  nothing needed, nothing is needed, we do nothing, all done, all sorted, no more to do`);

function readOwnership(analysis: Analysis): Ownership {
  const { words, actors, times } = analysis;
  const timed = new Set(times.map((it) => words[it.at]?.sentence));
  const bodies = new Set(actors.filter((it) => isVagueBody(words, it, timed)));
  const first = actors.find((it) => it.kind !== "self");
  const isVague = (it: Actor) => isWe(words, it) || isThey(words, it, first) || bodies.has(it);
  if (actors.some((it) => it.acts && !isVague(it))) return { kind: "somebody" };
  if (actors.some((it) => isLikelyDoer(words, it))) return { kind: "somebody" };
  const beginsTime = new Set(times.map((it) => it.at));
  // "Dad and me, Saturday, bus 38": who and when is enough.
  if (actors.some((it) => isPerson(it) && it.subject && beginsTime.has(it.to)))
    return { kind: "somebody" };
  const atWord = new Map(actors.map((it) => [it.at, it]));
  for (let at = 0; at < words.length; at++) {
    if (isStranger(analysis, at, atWord.get(at), beginsTime)) return { kind: "somebody" };
    if (nothingLeft.at(words, at)) return { kind: "over" };
  }
  if (isOver(analysis)) return { kind: "over" };
  const crowd = actors.find(
    (it) => bodies.has(it) || isTheyTo(words, it, first) || isCrowdThatActs(words, it),
  );
  if (crowd) return { kind: "crowd", at: crowd.at, to: crowd.to };
  const { passive, imperative, phrase } = wantingIn(analysis);
  if (!passive && !imperative && !phrase) return { kind: "unclear" };
  return { kind: "nobody", named: actors.some((it) => isNamed(words, it)) };
}

function isPerson({ kind }: Actor): boolean {
  return kind === "kin" || kind === "listed" || kind === "resident" || kind === "self";
}

/** A capital at the head of a sentence alone makes no name. */
function isNamed(words: readonly Word[], { kind, at }: Actor): boolean {
  return kind === "listed" || (kind === "name" && !words[at]?.begins);
}

function isWe(words: readonly Word[], { at }: Actor): boolean {
  const lower = words[at]?.lower;
  return lower === "we" || lower === "us";
}

/** "They need to sort it", where nobody was named whom "they" could mean. */
function isThey(words: readonly Word[], actor: Actor, first: Actor | undefined): boolean {
  return actor === first && words[actor.at]?.lower === "they";
}

function isTheyTo(words: readonly Word[], actor: Actor, first: Actor | undefined): boolean {
  const word = words[actor.at];
  if (!word || !isThey(words, actor, first) || !actor.heads) return false;
  const next = words[actor.to]?.lower ?? "";
  return word.tail === "ll" || /^(?:need|should|will|must|to|have|ought|can|are)$/.test(next);
}

/** "We will", "we'll", "we support"; "we have asked" tells of something else. */
function isWeTo(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.lower ?? "";
  return words[at]?.lower === "we" && !/^(?:have|had|did)$|ed$/.test(next) && !did.has(next);
}

/** Words that name nobody at all, and so not even a crowd. */
const NOBODY = /^(?:someone|somebody|anyone|whoever|everyone|everybody|people|person|all|others?)$/;

/** "Reablement team to monitor progress": a body that is to go on with what it does, on no day. */
function isVagueBody(
  words: readonly Word[],
  actor: Actor,
  timed: ReadonlySet<number | undefined>,
): boolean {
  const noun = words[actor.to - 1];
  if (actor.kind !== "role" || !noun) return false;
  if (isAnyOne(words, actor)) return true;
  if (!actor.heads || !(BODY.test(noun.lower) || BODIES.test(noun.lower))) return false;
  const isTo = /^(?:to|will|should)$/.test(words[actor.to]?.lower ?? "");
  const to = isTo ? actor.to + 1 : actor.to;
  if (isTo && words.length <= TERSE && BODIES.test(noun.lower)) return true;
  if (isTo && MANY.test(noun.lower)) return !timed.has(noun.sentence);
  if (!GOES_ON.test(words[to]?.lower ?? "")) return false;
  return !timed.has(noun.sentence);
}

/** "A worker will ring", "any member of staff to go": which of them is left open. */
function isAnyOne(words: readonly Word[], { at, to, acts }: Actor): boolean {
  const noun = words[to - 1]?.lower ?? "";
  return (
    acts && /^(?:a|an|any|another)$/.test(words[at - 1]?.lower ?? "") && ANY_OF_THEM.test(noun)
  );
}

const ANY_OF_THEM = /^(?:worker|staff|assistant|professional|practitioner|carer|keyworker)$/;
/** "Probation to sort": who there, of all of them? A longer text says more of what they do. */
const BODIES = /^(?:probation|housing|council|police|school|college|hospital|landlord)$/;
const TERSE = 5;
const MANY = /^(?:staff|workers|carers|agencies|providers|professionals|services|nurses)$/;
const BODY =
  /^(?:teams?|services?|cmht|staff|workers|carers|agencies|providers|professionals|nurses)$/;
const GOES_ON =
  /^(?:monitors?|supports?|encourages?|assists?|helps?|liaises?|promotes?|ensures?|facilitates?|continues?|provides?|keeps?|works?|offers?|maintains?|oversees?)$/;

function isCrowdThatActs(words: readonly Word[], actor: Actor): boolean {
  if (isWe(words, actor)) return actor.acts && isWeTo(words, actor.at);
  if (!actor.crowd || isThing(words, actor)) return false;
  const from = /^(?:from|in|on|of)$/.test(words[actor.to]?.lower ?? "");
  if (NOBODY.test(words[actor.at]?.lower ?? "") && !from) return false;
  if (actor.at === 0 && actor.to === words.length) return true;
  return acts(words, actor) || (actor.heads && IS_TO.test(words[actor.to]?.lower ?? ""));
}

/** "All staff aware", "services should", "professionals involved to liaise", "two staff x 45". */
const IS_TO = /^(?:to|should|must|will|need|needs|aware|involved|x|from|in|on|and)$/;

/** "Support with letters", "services for the deaf": what is given, and nobody who gives it. */
function isThing(words: readonly Word[], { at, to }: Actor): boolean {
  if (!/^(?:support|services?|network|management)$/.test(words[to - 1]?.lower ?? "")) return false;
  const next = words[to];
  return (
    /^(?:with|w|for|around|re|from|of|plan|needs?)$/.test(next?.lower ?? "") ||
    next?.sentence !== words[at]?.sentence
  );
}
