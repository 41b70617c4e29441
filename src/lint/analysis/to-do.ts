import { DID, DOING, STATES } from "../words/verbs.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** How an action is put, which decides what can be missing from it. */
export type Wanting = {
  /** Something is to be done, should be done, or is needed, whoever does it: "rails to be fitted". */
  passive: boolean;
  /** Begins as an order: "refer to the clinic". */
  imperative: boolean;
  /** No more than what it is about: "welfare checks". */
  phrase: boolean;
  /** Told as something that is still to come: "will ring", "to ring", "is going to". */
  ahead: boolean;
};

/** Reads how an action is put. What people do as a habit is none of these. */
export function wantingIn(analysis: Analysis): Wanting {
  return (analysis.readings.wanting ??= readWanting(analysis));
}

const doing = new Set([...wordSet(DOING)].map(stem));
const did = wordSet(DID);
const states = wordSet(STATES);
const orders =
  wordSet(`refer signpost liaise explore ensure continue monitor link engage promote facilitate consider
  identify maintain maximise minimise develop enable empower increase improve reduce establish investigate assist
  encourage source access attend undertake conduct implement obtain allocate action request await make get`);

function readWanting({ words, actors, times }: Analysis): Wanting {
  let [passive, imperative, ahead, finite] = [false, false, false, false];
  const subjects = new Set(actors.map((it) => it.to));
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.spoken) continue;
    if (isPassive(words, at)) passive = true;
    if (isAhead(words, at, subjects)) ahead = true;
    if (word.begins && isOrder(word, words[at + 1])) imperative = true;
    if (isFinite(word)) finite = true;
  }
  const named = actors.some(
    (it) =>
      /^(?:self|kin|listed|resident)$/.test(it.kind) ||
      (it.kind === "name" && !words[it.at]?.begins),
  );
  const plain =
    words.every((it) => !/[(:\d]/.test(it.after)) && times.every((it) => it.kind === "rhythm");
  const phrase = words.length <= LONGEST_PHRASE && !finite && !named && plain;
  return { passive, imperative, phrase, ahead: ahead || imperative || passive };
}

const LONGEST_PHRASE = 7;

/** "To be fitted", "should be asked", "needs chasing", "is required", "would benefit", "somebody". */
function isPassive(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  const next = words[at + 1]?.sentence === words[at]?.sentence ? (words[at + 1]?.lower ?? "") : "";
  if (lower === "be") {
    const then = ADVERB.test(next) ? (words[at + 2]?.lower ?? "") : next;
    return (
      isParticiple(then) || /^(?:beneficial|helpful|useful|appropriate|sensible|good)$/.test(then)
    );
  }
  if (/^(?:needs?|requires?)$/.test(lower)) return true;
  if (/^(?:thought|felt|agreed|discussed|considered)$/.test(lower) && next === "that") return true;
  if (/^(?:needed|required|recommended|suggested|tbc|tba)$/.test(lower)) return true;
  if (/^(?:gets?|being)$/.test(lower)) return isParticiple(next);
  if (/^(?:someone|somebody|anyone|whoever|consideration|considered)$/.test(lower)) return true;
  return lower === "would" && /^(?:benefit|like|be)$/.test(next);
}

const ADVERB = /^(?:also|then|further|fully|regularly|jointly|re|urgently|either|now)$|ly$/;

function isParticiple(lower: string): boolean {
  return (lower.endsWith("ed") && lower !== "need") || did.has(lower) || IRREGULAR.test(lower);
}

const IRREGULAR =
  /^(?:done|given|taken|seen|shown|known|chosen|written|begun|rung|drawn|looked|undertaken|sought|dealt|spoken)$/;

function isAhead(words: readonly Word[], at: number, subjects: ReadonlySet<number>): boolean {
  const { lower, tail } = words[at] ?? { lower: "", tail: "" };
  const next = words[at + 1]?.lower ?? "";
  if (tail === "ll" || /^(?:will|shall|should|must)$/.test(lower)) return true;
  if (tail === "d" && /^(?:said|says|promised|agreed|reckons)$/.test(words[at - 1]?.lower ?? ""))
    return true;
  if (lower === "gonna" || (lower === "going" && next === "to")) return true;
  if (lower !== "to") return false;
  // "Ceri to ring" and "Me: to ring"; not "likes to ring" or "to the clinic".
  const verb = doing.has(stem(next)) || orders.has(next) || states.has(next);
  const before = words[at - 1];
  const isFirst = !before || before.begins || /[)]/.test(before.after);
  return verb && (isFirst || words[at]?.opens === true || subjects.has(at));
}

function isOrder({ lower }: Word, next: Word | undefined): boolean {
  if (orders.has(lower)) return true;
  if (lower === "to")
    return next !== undefined && (orders.has(next.lower) || doing.has(next.lower));
  // "Bus pass" is a thing, "book the bus" an order: a noun stands alone or before another one.
  return doing.has(lower) && next !== undefined && AFTER_ORDER.test(next.lower);
}

const AFTER_ORDER =
  /^(?:the|a|an|his|her|my|their|our|your|this|that|these|those|him|them|me|us|it|in|into|on|up|out|for|to|with|w|if|about|whether|all|any|some|how|who|what|when|where|and|at|from|off|again)$/;

/** A form that only a verb has, and that tells of now or of then. */
function isFinite({ lower, tail }: Word): boolean {
  if (tail || FINITE.test(lower) || did.has(lower)) return true;
  if (states.has(lower)) return true;
  return /[^s]s$/.test(lower) && doing.has(stem(lower)) && !NOUNS_TOO.test(lower);
}

const FINITE =
  /^(?:is|are|knows|keeps|was|were|am|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|says|said)$/;
const NOUNS_TOO =
  /^(?:checks|calls|visits|plans|supports|works|helps|meetings|changes|moves|needs|reports|records|reviews|texts|turns|uses|walks|shows|shops|cooks|drives|looks|stays|talks|tests|holds|stands|treats)$/;
