import type { Hit } from "../vocabulary.ts";
import type { Analysis } from "./analyse.ts";
import { actorPlaces, isTold } from "./persons.ts";
import { wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** How many words back something can be said that still holds. */
const REACH = 24;

const documents = wordSet(`letter letters notes note file files paperwork report reports record
  records form forms word words term terms label labels labelled phrase law law's`);
const naming = wordSet("word words term phrase label category wording");
const been = wordSet("been being was were is are got be get gets used");
const somebody = wordSet("him her them me us himself herself themselves myself it you");

/**
 * Whether a sentence speaks about a label rather than with it: says that it is untrue, tells who used
 * it, or has the resident say it of themselves. `selfIsResident`: "I" is whom the plan is about.
 */
export function isQuestioned(analysis: Analysis, { at }: Hit, selfIsResident: boolean): boolean {
  const { words } = analysis;
  const sentence = words[at]?.sentence;
  for (let i = at - 1; i >= at - REACH && words[i]?.sentence === sentence; i--) {
    const { lower = "" } = words[i] ?? {};
    if (at - i <= 3 && denials.has(lower)) return true;
    if (documents.has(lower)) return true;
    if (/^call(?:s|ed)?$/.test(lower) && isNaming(words, i)) return true;
    if (selfIsResident && /^(?:i|my|me|im)$/.test(lower)) return true;
  }
  // "That's a police category and not our word."
  for (let i = at + 1; i < at + REACH && words[i]?.sentence === sentence; i++)
    if (naming.has(words[i]?.lower ?? "")) return true;
  return isTold(analysis, at, "resident");
}

const denials =
  wordSet(`not never nobody hardly isn't wasn't aren't weren't doesn't don't didn't isnt
  wasnt arent doesnt dont aint ain't than`);

function isNaming(words: readonly Word[], at: number): boolean {
  return been.has(words[at - 1]?.lower ?? "") || somebody.has(words[at + 1]?.lower ?? "");
}

const linking =
  wordSet(`is are was were be been being am can could may might will would very so too v
  quite often also gets get got become becomes became remain remains rather extremely highly more
  a an bit at times sometimes both verbally physically increasingly present presents presenting as`);
const being = wordSet("is are was were be been being am gets get got become becomes became");
const small =
  wordSet(`and or with when at towards toward to in on by because as but who if due after
  before for of is was are were has had can will would that which since while unless so especially
  then he she they all most any some every each no this at during whenever however from about around once`);
const persons = wordSet(`man woman person people user users lifestyle behaviour behaviours behavior
  patient patients client clients resident residents lady gentleman boy girl individual individuals
  drug drugs substance alcohol offender teenager adult adults child tenant parent mother father
  tendencies tendency attitude presentation nature personality outbursts incidents demands rough
  sleeper sleepers family relationship relationships`);
const people = wordSet("and or but who to cannot client resident patient pt user tenant");

/** Whether what a label stands beside is a thing or a time: "the kitchen is chaotic", "a lazy Sunday". */
export function isOfAThing(analysis: Analysis, hit: Hit): boolean {
  const { words } = analysis;
  const next = words[hit.to];
  const last = words[hit.to - 1];
  const goesOn = next && last && next.sentence === last.sentence && !last.after && !next.opens;
  const alone = hit.to === hit.at + 1 && !last?.lower.endsWith("s");
  const describes = alone || /^(?:an?|the)$/.test(words[hit.at]?.lower ?? "");
  if (
    describes &&
    goesOn &&
    !small.has(next.lower) &&
    !persons.has(next.lower) &&
    !next.lower.endsWith("ly")
  )
    return true;
  if (next?.lower === "front") return true;
  const before = words[hit.at - 1];
  // "The match kicks off", "my knee plays up".
  const isDeed = /^(?:kick|play|act|wander)/.test(hit.entry);
  if (isDeed && before && !words[hit.at]?.opens && before.sentence === last?.sentence)
    if (!isSomebody(analysis, hit.at) && !small.has(before.lower) && !linking.has(before.lower))
      return true;
  let at = hit.at - 1;
  let isSaidOf = false;
  for (; at >= hit.at - 6 && linking.has(words[at]?.lower ?? ""); at--) {
    if (words[at + 1]?.opens) return false;
    isSaidOf ||= being.has(words[at]?.lower ?? "");
  }
  const subject = words[at];
  if (!isSaidOf || !subject || words[at + 1]?.opens || subject.tail) return false;
  return !isSomebody(analysis, at + 1);
}

/** Words that are a label of somebody and an ordinary word of anything else. */
const ambiguous =
  wordSet(`rude unstable weird loner helpless hopeless hostile dramatic freak runner cutter screamer
  shouter hitter biter smelly filthy spoilt spoiled volatile erratic impulsive obsessive destructive
  argumentative unreliable neglectful ungrateful naughty incapable irrational defiant threatening`);
const going = wordSet("and or with to toward towards when if but in by as manner attitude");

/** Whether a word that may be no label is none here: it is not said of the resident and left at that. */
export function isOrdinarySense({ words, actors }: Analysis, { at, to }: Hit): boolean {
  const last = words[to - 1];
  if (!last || !words.slice(at, to).some((it) => ambiguous.has(it.lower))) return false;
  const next = words[to];
  const isOver = next?.sentence !== last.sentence || Boolean(last.after);
  const isTime = next?.lower === "at" && words[to + 1]?.lower === "times";
  if (!isOver && !isTime && !going.has(next?.lower ?? "") && !persons.has(next?.lower ?? ""))
    return true;
  let head = at;
  while (linking.has(words[head - 1]?.lower ?? "") && !words[head]?.opens) head--;
  if (words[head]?.begins) return false;
  const who = actors.find((it) => it.to === head);
  return !who || !/^(?:resident|pronoun|name|listed)$/.test(who.kind) || who.paid === true;
}

/** Whether the words before `at` are somebody, or leave open who it is. */
function isSomebody(analysis: Analysis, at: number): boolean {
  return actorPlaces(analysis).ends.has(at) || people.has(analysis.words[at - 1]?.lower ?? "");
}

/** Whether a label is part of a name, such as that of a service: it has a capital of its own. */
export function isInName({ words }: Analysis, { at, to }: Hit): boolean {
  const first = words[at];
  if (!first?.capital) return false;
  return !first.begins || Boolean(words[to]?.capital && words[to]?.sentence === first.sentence);
}
