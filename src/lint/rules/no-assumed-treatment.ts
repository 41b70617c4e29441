import { type Analysis, trimmed } from "../analysis/analyse.ts";
import { actorPlaces, isTold } from "../analysis/persons.ts";
import { wordSet } from "../analysis/phrases.ts";
import { wishesOf } from "../analysis/wishes.ts";
import { stem } from "../analysis/stem.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";

/** Nobody is told to accept treatment or to stop using something before they said they want to. */
export const noAssumedTreatment = defineRule({
  name: "no-assumed-treatment",
  catalogue: "L02",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "action", "other"],
  topic: "language",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    assumed: {
      message: "This takes it as settled that somebody stops, cuts down or accepts treatment.",
      question: "What does {called} say about it, and what would they like to be different?",
    },
  },
  *check({ entity, key, kind, analysis, writing }) {
    if (writing.speaker.kind === "resident" && analysis.words.some((it) => own.has(it.lower)))
      return;
    const { words, sentences, text } = analysis;
    let last = -1;
    for (let at = 0; at < words.length; at++) {
      const sentence = words[at]?.sentence ?? 0;
      if (sentence === last || !isDemand(analysis, at, kind === "action")) continue;
      const range = sentences[sentence];
      if (!range || isOrdered(words, at) || isTold(analysis, at, "anybody")) continue;
      last = sentence;
      yield { place: { entity, key, ...trimmed(text, range) } };
    }
  },
});

const stems = (list: string) => new Set([...wordSet(list)].map(stem));
const strong =
  stems(`address accept acknowledge recognise admit stop reduce abstain cease quit refrain tackle
  detox cut give come limit minimise eliminate end seek confront face lessen decrease desist curb wean sort`);
const weak = stems(
  "attend undergo complete engage take work enter access go start begin commence see",
);
const substances =
  wordSet(`alcohol drinking drink drugs drug substance substances cannabis weed skunk heroin crack
  cocaine spice ketamine amphetamine amphetamines opiates opiate benzos gambling addiction addictions
  dependency dependence misuse using booze vodka cider lager intoxicated`);
const treatments =
  wordSet(`detox rehab rehabilitation treatment counselling therapy methadone script abstinence
  sobriety recovery cbt psychiatric antipsychotics antidepressants depot aa na
  psychiatrist`);
const heavy =
  wordSet(`mental psychiatric medication medications meds tablets trauma diagnosis anger grief illness
  condition parenting behaviour ill unwell addicted addict alcoholic problem problems`);
const formal = stems("abstain cease address reduce maintain achieve remain refrain");
const soberly = wordSet("abstinent sober clean abstinence sobriety");
const between =
  wordSet(`to also now fully start begin just really first simply urgently be and encouraged
  supported advised helped willing prepared ready motivated continue that he she they`);

const lessening = stems("stop reduce cut limit");
const accepting = stems("accept acknowledge recognise engage address admit");
const entering = stems("engage attend access complete undergo work");

/** How far behind a verb its object can be. */
const OBJECT = 9;

const importance = wordSet("essential important vital imperative crucial necessary");
const musts = new Set([
  ...wordSet("must should need needs has have ought required expected got benefit"),
  ...importance,
]);

/** "Must abstain from", "needs to accept", "Reece to stop", said of the resident. */
function isDemand(analysis: Analysis, at: number, isAction: boolean): boolean {
  const { words } = analysis;
  const word = words[at];
  if (!word || word.spoken) return false;
  const { lower, sentence } = word;
  if (word.begins && formal.has(stem(lower))) return isAimedAt(words, at);
  if (isToldOff(words, at)) return true;
  if (isAction && word.begins && /^(?:stop|quit|reduce|cut)$/.test(lower))
    return (
      words.slice(at + 1, at + 5).some((it) => substances.has(it.lower)) &&
      !speaksOfSelf(words, at + 5)
    );
  if (PRESSING.test(lower) && !speaksOfSelf(words, at)) return isPressed(analysis, at);
  const isMust = musts.has(lower);
  const isWill = /^(?:will|shall|to)$/.test(lower) || word.tail === "ll";
  if (!isMust && !isWill) return false;
  if (!isOfTheResident(analysis, at, isMust)) return false;
  const next = words[at + 1]?.lower ?? "";
  if (isMust && isNeeded(words, at)) return true;
  if (isMust && !/^(?:must|should)$/.test(lower) && !/^(?:to|that|for|from)$/.test(next))
    return false;
  if (/^(?:that|for)$/.test(next) !== importance.has(lower)) return false;
  if ((next === "from") !== (lower === "benefit")) return false;
  let verb = at + 2 - Number(next !== "from" && !importance.has(lower));
  verb = actorPlaces(analysis).begins.get(verb)?.to ?? verb;
  while (between.has(words[verb]?.lower ?? "")) verb++;
  const said = words[verb];
  if (!said || said.sentence !== sentence || said.spoken) return false;
  if (/^(?:stay|remain|maintain|become|get|achieve)$/.test(said.lower) && !isLeft(words, verb))
    return isAimedAt(words, verb);
  if (soberly.has(said.lower) || isFree(words, verb)) return true;
  if (/^(?:abstain|detox)$/.test(said.lower)) return true;
  if (said.lower === "give" && words[verb + 1]?.lower !== "up") return false;
  if (/^(?:stay|keep|come|lay)$/.test(said.lower) && words[verb + 1]?.lower === "off")
    return words.slice(verb + 2, verb + 5).some((it) => substances.has(it.lower));
  if (
    /^(?:get|seek|find)$/.test(said.lower) &&
    /^(?:help|support)$/.test(words[verb + 1]?.lower ?? "")
  )
    return isMust && words.slice(verb + 2, verb + 6).some((it) => substances.has(it.lower));
  if (said.lower === "come" && words[verb + 1]?.lower !== "off") return false;
  const isKept = said.lower === "on" && words[verb - 1]?.lower === "be";
  if (isMust && isKept) return words.slice(verb + 1, verb + 3).some((it) => heavy.has(it.lower));
  const does = stem(said.lower);
  const isStrong = strong.has(does);
  if (!isStrong && !weak.has(does)) return false;
  const rest = words.slice(verb + 1, verb + 1 + OBJECT).filter((it) => it.sentence === sentence);
  // A number of one's own, "four cans by June", is an aim that somebody has set.
  if (isWill && rest.some((it) => /^\d/.test(it.lower))) return false;
  const speaksOf = (list: ReadonlySet<string>) => rest.some((it) => list.has(it.lower));
  if (!isStrong && !isMust) return isSentTo(analysis, does, speaksOf);
  if (speaksOf(treatments) && !lessening.has(does)) return true;
  if (isMust && speaksOf(heavy) && accepting.has(does)) return true;
  return speaksOf(substances) && (isStrong || (isMust && entering.has(does)));
}

/** "Stay off the drink", "get help with his drinking". */
function isLeft(words: readonly Word[], verb: number): boolean {
  return /^(?:off|help|support)$/.test(words[verb + 1]?.lower ?? "");
}

/** "Needs rehab", "requires a detox before": a cure is asked for as others ask for milk. */
function isNeeded(words: readonly Word[], at: number): boolean {
  if (!/^needs?$/.test(words[at]?.lower ?? "")) return false;
  let i = at + 1;
  while (DEGREE.test(words[i]?.lower ?? "")) i++;
  return words[i]?.sentence === words[at]?.sentence && CURES.has(words[i]?.lower ?? "");
}

const DEGREE =
  /^(?:an?|some|to|have|urgent|proper|inpatient|residential|alcohol|drug|urgently|more)$/;
const CURES = wordSet("detox detoxing rehab rehabilitation abstinence sobriety psychiatric");

/** "Alcohol intake to be reduced", "drinking must stop": nobody is in it at all. */
function isToldOff(words: readonly Word[], at: number): boolean {
  const { lower = "", sentence } = words[at] ?? {};
  if (!/^(?:to|must|should|needs|will)$/.test(lower)) return false;
  let head = at - 1;
  if (/^(?:intake|use|consumption|misuse|habit|levels?|input)$/.test(words[head]?.lower ?? ""))
    head--;
  if (!substances.has(words[head]?.lower ?? "") || words[head]?.sentence !== sentence) return false;
  const before = words.slice(Math.max(0, head - 3), head).filter((it) => it.sentence === sentence);
  if (!before.every((it) => /^(?:his|her|their|the|all|daily|excessive)$/.test(it.lower)))
    return false;
  let verb = at + 1;
  while (/^(?:to|be|is|now)$/.test(words[verb]?.lower ?? "")) verb++;
  return words[verb]?.sentence === sentence && lessened.has(stem(words[verb]?.lower ?? ""));
}

const lessened = stems("reduce stop cease address tackle limit end minimise cut");

const PRESSING =
  /^(?:encourag|motivat|persuad|convinc|urg|challeng|insist|press)(?:e|es|ing|ed|s)?$/;

/** "Encourage Marcus to stop drinking": others want it for somebody. */
function isPressed({ words }: Analysis, at: number): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at + 1; i < at + 6 && words[i]?.sentence === sentence; i++) {
    if (words[i]?.lower !== "to") continue;
    const does = stem(words[i + 1]?.lower ?? "");
    const rest = words.slice(i + 2, i + 8).filter((it) => it.sentence === sentence);
    const speaksOf = (list: ReadonlySet<string>) => rest.some((it) => list.has(it.lower));
    if (strong.has(does)) return speaksOf(substances) || speaksOf(treatments);
    return weak.has(does) && speaksOf(treatments);
  }
  return false;
}

/** "Will attend counselling", where nothing in the text tells a wish or a reason for it. */
function isSentTo(
  analysis: Analysis,
  does: string,
  speaksOf: (list: ReadonlySet<string>) => boolean,
): boolean {
  if (!entering.has(does) || !(speaksOf(treatments) || speaksOf(substances))) return false;
  const { wants, feelings, reasons, told } = wishesOf(analysis);
  return !(wants.length || feelings.length || reasons.length || told.length);
}

/** "Maintain abstinence", "reduce alcohol intake": somebody's aim, and it isn't told whose. */
function isAimedAt(words: readonly Word[], verb: number): boolean {
  const sentence = words[verb]?.sentence;
  const rest = words.slice(verb + 1, verb + 5).filter((it) => it.sentence === sentence);
  if (rest.some((it) => soberly.has(it.lower)) || isFree(words, verb + 1)) return true;
  return formal.has(stem(words[verb]?.lower ?? "")) && rest.some((it) => substances.has(it.lower));
}

/** "Drug free". */
function isFree(words: readonly Word[], at: number): boolean {
  return substances.has(words[at]?.lower ?? "") && words[at + 1]?.lower === "free";
}

/** Whether a demand is put to the resident: they are named, or nobody is. */
function isOfTheResident(analysis: Analysis, at: number, isMust: boolean): boolean {
  const { words } = analysis;
  const word = words[at];
  if (word?.tail === "ll" && !/^(?:he|she|they)$/.test(word.lower)) return false;
  if (word?.tail === "ll") return true;
  if (importance.has(word?.lower ?? "")) return !speaksOfSelf(words, at);
  let head = at;
  while (
    /^(?:also|is|are|therefore|now|really|still|does|would)$/.test(words[head - 1]?.lower ?? "")
  )
    head--;
  if (words[head]?.opens) return words[head]?.lower !== "will";
  const actor = actorPlaces(analysis).ends.get(head);
  if (actor) {
    if (/^(?:resident|pronoun|name)$/.test(actor.kind)) return true;
    return /^(?:client|resident|tenant|patient|user)$/.test(words[actor.noun]?.lower ?? "");
  }
  const before = words[head - 1]?.lower ?? "";
  if (isMust && /^(?:and|but|you|also)$/.test(before)) return !speaksOfSelf(words, head);
  return isMust && analysis.actors.length === 0 && head - 1 >= 0 && Boolean(words[head - 1]?.opens);
}

const own = wordSet("i my me we");

function speaksOfSelf(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at; i > at - 16 && words[i]?.sentence === sentence; i--)
    if (own.has(words[i]?.lower ?? "")) return true;
  return false;
}

const orders =
  wordSet(`court order tribunal licence license probation bail condition conditions requirement judge
  magistrate magistrates section sentence sentenced dvla law legally antabuse surgery operation anaesthetic`);

/** Whether a sentence cites a court, a licence or a surgeon: they may ask for it. */
function isOrdered(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at - 30; i < at + 40; i++) {
    const word = words[i];
    if (word?.sentence === sentence && orders.has(word?.lower ?? "")) return true;
  }
  return false;
}
