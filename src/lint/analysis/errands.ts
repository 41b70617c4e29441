import { RUNNING } from "../words/services.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import { wishesOf } from "./wishes.ts";

const running = wordSet(RUNNING);

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
  if (verb < 0) return false;
  return errands.some((it) => it.at > verb && it.at <= verb + 9);
}

/** What shows that more is meant than getting it done. */
const LIFE = wordSet("so myself himself herself themselves own without again every");

/** Where the verb of the errand is: at the head, or after who is to do it; -1 where there is none. */
function verbOf({ words, actors }: Analysis): number {
  const start = words[0]?.lower === "to" ? 1 : 0;
  if (running.has(words[start]?.lower ?? "")) return start;
  const who = actors.find((it) => it.at === 0);
  if (!who) return -1;
  let at = who.to;
  while (at < who.to + 5 && LINKS.has(words[at]?.lower ?? "")) at++;
  const link = words[at - 1]?.lower ?? "";
  if (words[at - 2]?.lower === "go" && link === "to") return at - 1;
  // "I want to get my licence" is a wish; "Ida is to get her licence" is a task.
  const isWish = words[who.to]?.lower.startsWith("want") || words[who.to]?.lower === "would";
  const verb = words[at]?.lower ?? "";
  return /^(?:to|will|must)$/.test(link) && running.has(verb) && !(isWish && verb === "get")
    ? at
    : -1;
}

const LINKS = wordSet("is will to need needs must should want wants would like has go");
