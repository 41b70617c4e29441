import type { Hit } from "../vocabulary.ts";
import type { Analysis } from "./analyse.ts";
import { actorPlaces, isTold } from "./persons.ts";
import { wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

/** How many words back something can be said that still holds. */
const REACH = 24;

const documents = wordSet(`letter letters notes note file files paperwork report reports record
  records form forms word words term terms label labels labelled phrase law law's`);
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
