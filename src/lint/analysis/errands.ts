import type { Hit } from "../vocabulary.ts";
import { RUNNING } from "../words/services.ts";
import type { Analysis } from "./analyse.ts";
import { phrases, wordSet } from "./phrases.ts";
import { wishesOf } from "./wishes.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

const running = wordSet(RUNNING);
const done = new Set([...running].map(stem));
/** Verbs of two words, and verbs that are an errand only with an office behind them. */
const pairs =
  phrases(`set up, fill out, fill in, fill, pick up, hand in, hand over, drop off, speak to, talk to, meet
  with, meet, go to, sign on, sign up, send off, put in, take in, look at, go on, change, swap, transfer, claim, replace
  report, bid, buy, order, check, bring, close, get registered, be registered, make sure, follow up, chase up`);

/** Longer texts tell more than what is to be done. */
const MOST_WORDS = 26;

/** Whether a text is an errand and nothing else: "register with a GP", "Ida needs to send the form". */
export function isErrand(analysis: Analysis): boolean {
  const { words, hits, spoken, actors } = analysis;
  const errands = hits.get("errands");
  if (!errands || spoken.length || words.length > MOST_WORDS) return false;
  const { feelings, reasons, wants, told } = wishesOf(analysis);
  if (feelings.length || reasons.length || told.length) return false;
  if (wants.some((it) => it.negated) || words.some((it) => LIFE.has(it.lower))) return false;
  if (actors.some((it) => it.kind === "kin")) return false;
  const verb = verbOf(analysis);
  const reach = running.has(words[verb]?.lower ?? "") && words[verb]?.lower !== "get" ? 9 : 5;
  if (verb >= 0) return errands.some((it) => it.at > verb && it.at <= verb + reach);
  return !wants.length && isOfficeNote(analysis, errands);
}

/** What shows that more is meant than getting it done. */
const LIFE = wordSet("so myself himself herself themselves own without again every not never");

/** Where the verb of the errand is: at the head, or after who is to do it; -1 where there is none. */
function verbOf({ words, actors }: Analysis): number {
  let start = 0;
  while (BEFORE.has(words[start]?.lower ?? "")) start++;
  if (isRun(words, start)) return start;
  const who = actors.find((it) => it.at === (words[0]?.lower === "for" ? 1 : 0));
  if (!who) return -1;
  let at = who.to;
  while (at < who.to + 5 && LINKS.has(words[at]?.lower ?? "")) at++;
  const link = words[at - 1]?.lower ?? "";
  if (words[at - 2]?.lower === "go" && link === "to") return at - 1;
  // "I want to get my licence" is a wish; "Ida is to get her licence" is a task.
  const isWish = words[who.to]?.lower.startsWith("want") || words[who.to]?.lower === "would";
  const verb = words[at]?.lower ?? "";
  return /^(?:to|will|must|ll)$/.test(link) || words[who.to - 1]?.tail === "ll"
    ? isRun(words, at) && !(isWish && (verb === "get" || !running.has(verb)))
      ? at
      : -1
    : -1;
}

/** What a note of something to do may begin with: the day, "then", "need to". */
const BEFORE =
  wordSet(`to need needs must then also just mon monday tue tues tuesday wed weds wednesday thu thurs thursday fri
  friday sat saturday sun sunday today tomorrow asap urgent urgently`);
const LINKS = wordSet(
  "is will to need needs must should want wants would like has go going gonna have",
);

function isRun(words: readonly Word[], at: number): boolean {
  return running.has(words[at]?.lower ?? "") || pairs.at(words, at) > 0;
}

/** More words than this are told, and not noted down. */
const NOTE = 12;

/** "Housing application submitted", "PIP form to be completed": a thing of an office, and what is done to it. */
function isOfficeNote({ words, times }: Analysis, errands: readonly Hit[]): boolean {
  const [first] = errands;
  if (!first || first.at > 3 || words.length > NOTE) return false;
  for (let at = first.to; at < first.to + 5; at++) {
    const { lower = "" } = words[at] ?? {};
    if (/(?:ed|nt|de|en)$/.test(lower) && done.has(stem(lower))) return true;
  }
  // "Blood test on the 14th": nothing stands beside it but when.
  return times.some((it) => it.at >= first.to) && words.length - first.to <= 4;
}
