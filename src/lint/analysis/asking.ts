import type { Hit } from "../vocabulary.ts";
import type { Analysis } from "./analyse.ts";
import { determiners } from "./actor.ts";
import { wordSet } from "./phrases.ts";
import { wishesOf } from "./wishes.ts";
import type { Word } from "./words.ts";

/** Longer texts tell more than what is asked for. */
const MOST_WORDS = 32;

/** Whether all that a text wants is a service: a worker, hours, a place, equipment, an assessment. */
export function asksForService(analysis: Analysis): boolean {
  const { words, spoken, hits, actors } = analysis;
  if (words.length > MOST_WORDS || spoken.length) return false;
  // "No more agency staff" and "to become a peer mentor" ask for something else.
  if (words[0]?.lower === "no" || words.some((it) => BECOMING.test(it.lower))) return false;
  const given = hits.get("given") ?? [];
  if (!given.length && !actors.some((it) => it.paid || it.kind === "role")) return false;
  const { wants, needs, feelings, reasons } = wishesOf(analysis);
  if (feelings.length || reasons.length || words.some((it) => ENOUGH.has(it.lower))) return false;
  const asked = [...wants, ...needs];
  if (asked.some((it) => it.negated)) return false;
  const places = new Set(given.flatMap(({ at, to }) => range(at, to)));
  for (const { at, to, paid } of actors) if (paid) for (const i of range(at, to)) places.add(i);
  if (asked.length) return asked.every((it) => isObject(analysis, it.at + 1, places));
  const receiving = words.findIndex((_, at) => isReceiving(words, at));
  if (
    receiving >= 0 &&
    /^(?:referred|assessed|allocated|open)$/.test(words[receiving]?.lower ?? "")
  )
    return true;
  if (receiving >= 0) return isObject(analysis, receiving + 1, places);
  return isListed(analysis, given, places);
}

const BECOMING =
  /^(?:becom(?:e|ing)|train|training|volunteer|volunteering|job|apprenticeship|qualification|leavers?)$/;

function range(at: number, to: number): number[] {
  return Array.from({ length: to - at }, (_, i) => at + i);
}

/** What is less, one's own, or not to be: no request for a service. */
const ENOUGH =
  wordSet(`less fewer stop stops without own myself herself himself themselves instead not never nobody
  my used again`);

/** "To have", "will receive", "to be provided with", "to be referred to". */
function isReceiving(words: readonly Word[], at: number): boolean {
  const previous = words[at - 1]?.lower ?? "";
  const lower = words[at]?.lower ?? "";
  if (GETTING.has(lower)) return at === 0 || TO.has(previous);
  return GIVEN_TO.has(lower) && /^(?:be|is|are|being)$/.test(previous);
}

const TO = wordSet("to will should must would");
const GETTING = wordSet(
  "have receive get attend access use start remain provide arrange commission",
);
const GIVEN_TO = wordSet(
  "provided referred allocated given offered assessed considered placed supported open matched linked connected introduced moved",
);

/** Small words and verbs that may stand between asking and what is asked for. */
const BEFORE_IT =
  wordSet(`to have get receive be being provided with allocated given referred for considered
  offered access attend go see use a an the some more another new his her their any regular weekly daily
  additional extra increased increase in of on somebody someone help put place from by at and or for like would
  permanent temporary full time part long short term culturally appropriate suitable female male experienced
  trained consistent same different matched linked connected introduced moved waiting list go onto peer
  band higher grateful ought coming increase better good proper specialist mental health community i need want`);

/** What ends the words for what is asked. */
const ENDS = wordSet("so because that which who when where but until before after if while as");

/** Whether what stands from here on is a service before it is anything else. */
function isObject(
  { words, wording }: Analysis,
  from: number,
  places: ReadonlySet<number>,
): boolean {
  const sentence = words[from]?.sentence;
  let strange = 0;
  for (let i = from; i < from + 14; i++) {
    const word = words[i];
    if (!word || word.sentence !== sentence || ENDS.has(word.lower)) return false;
    // "Back to the choir with his carer": company on the way there.
    if (places.has(i) && strange > 0 && words.slice(i - 3, i).some((it) => it.lower === "with"))
      return false;
    if (places.has(i)) return !isMeans(words, i, places, wording);
    if (BEFORE_IT.has(word.lower) || /^\d/.test(word.lower) || NUMBERS.has(word.lower)) continue;
    // "To sit with his worker and write": a deed of their own comes first.
    if (words[i - 1]?.lower === "to" && !word.lower.endsWith("ed")) return false;
    if (++strange > 2) return false;
  }
  return false;
}

const NUMBERS = wordSet("one two three four five six seven eight nine ten twelve");

/** "Support to write to his brother": help towards something of somebody's own. */
function isMeans(
  words: readonly Word[],
  at: number,
  places: ReadonlySet<number>,
  { isConcrete }: Analysis["wording"],
): boolean {
  let i = at;
  while (places.has(i) || WHOM.has(words[i]?.lower ?? "")) i++;
  const link = words[i]?.lower ?? "";
  const then = words[i + 1]?.lower ?? "";
  // "A referral to the clinic" goes on to a place, "support to write" to a deed.
  if (
    link === "to"
      ? SERVING.has(then) || determiners.has(then)
      : link !== "with" || !then.endsWith("ing")
  )
    return false;
  const { sentence } = words[at] ?? {};
  for (i++; words[i]?.sentence === sentence; i++) {
    const word = words[i];
    if (word && !places.has(i) && isConcrete(word)) return true;
  }
  return false;
}

const WHOM = wordSet("me him her them us");
const SERVING = wordSet(
  "help support assist visit provide come be do assess care manage supervise prompt",
);

/** A list of services and how often: "keywork weekly and night checks". */
function isListed(
  { words, wording }: Analysis,
  given: readonly Hit[],
  places: ReadonlySet<number>,
): boolean {
  const [first] = given;
  if (!first || first.at > 4) return false;
  const rest = words.filter(
    (it, at) => !places.has(at) && wording.isConcrete(it) && !AROUND.has(it.lower),
  );
  return rest.length <= 2;
}

const AROUND =
  wordSet(`weekly daily twice once four three two five six seven days day week weeks hours transport
  night waking place attendance provision three`);
