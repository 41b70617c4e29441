import type { Person } from "#src/plan/plan.ts";
import type { Actor } from "../analysis/actor.ts";
import { type Analysis, rangeOf } from "../analysis/analyse.ts";
import { looseSubjects, pronounOf, type Pronoun, pronounFor } from "../analysis/antecedents.ts";
import { actorPlaces, selvesOf } from "../analysis/persons.ts";
import { wordSet } from "../analysis/phrases.ts";
import { anyShows, shows, sign } from "../analysis/spelling.ts";
import type { Word } from "../analysis/words.ts";
import { wishesOf } from "../analysis/wishes.ts";
import { defineRule, type Finding, type Piece, type Setting } from "../rule.ts";

/**
 * Whoever a plan speaks of as the resident is the resident. Anybody may visit or ring without being
 * in the people list; it is asked about those who want, need and feel things in the resident's place.
 */
export const namesAreInThePlan = defineRule({
  name: "names-are-in-the-plan",
  catalogue: "V04",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "action", "other"],
  topic: "voice",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    who: {
      message:
        "This speaks of {name} as one would of {called}, and {name} is not among the people here.",
      question: "Who is {name}, and does this belong in this plan?",
    },
    other: {
      message: "The name {name} and “{word}” are neither of them {called}'s.",
      question: "Was this written about somebody else?",
    },
    pronoun: {
      message: "This says “{word}”, and {called} is recorded as {pronouns}.",
      question: "Who is meant here, or how would {called} like to be spoken of?",
    },
  },
  *check(piece, setting) {
    const { analysis, entity, key } = piece;
    const { resident } = setting;
    if (!resident.name.trim() || analysis.blankness || key === "agreement") return;
    // Where "I" is the resident, whoever else wants something is somebody in their life.
    if (selvesOf(analysis).at.length) return;
    const { words, text } = analysis;
    const own = pronounOf(resident);
    const seen = new Set<string>();
    const pronounAt = wrongPronoun(piece, own);
    for (const actor of strangers(piece, setting)) {
      const range = rangeOf(words, actor.at, actor.to);
      const name = text.slice(range.from, range.to).replace(/['’]s$/, "");
      if (seen.has(name) || seen.size >= MOST) continue;
      seen.add(name);
      const isBoth = otherPronoun(analysis, actor, own);
      const found: Finding = {
        place: { entity, key, ...range },
        messageId: isBoth ? "other" : "who",
        with: { name, word: isBoth },
        evidence: name.toLowerCase(),
        fixes: [{ kind: "add-person", label: `Add ${name} to the people of this plan`, name }],
      };
      yield found;
    }
    if (seen.size || pronounAt === undefined) return;
    const range = rangeOf(words, pronounAt, pronounAt + 1);
    const word = text.slice(range.from, range.to);
    yield {
      place: { entity, key, ...range },
      messageId: "pronoun",
      with: { word, pronouns: resident.pronouns },
      evidence: word.toLowerCase(),
    };
  },
});

/** More names than this in one piece of writing are asked about one after another. */
const MOST = 3;

/** "He" after the name of a stranger in the plan of somebody who is "she"; empty where there is none. */
function otherPronoun({ words, actors }: Analysis, { to }: Actor, own: Pronoun): string {
  if (!own || actors.some((it) => it.kind === "listed" || it.kind === "kin")) return "";
  const found = words.find(
    (it, at) => at >= to && !it.spoken && /^(?:he|she)$/.test(it.lower) && it.lower !== own,
  );
  return found?.lower ?? "";
}

/** Where somebody is "she" whom nobody has named, in the plan of somebody who is "he". */
function wrongPronoun({ analysis, kind, key }: Piece, own: Pronoun): number | undefined {
  if (!own || key === "family") return undefined;
  const { words, actors } = analysis;
  if (!anyShows(analysis, third) || !words.some((it) => shows(it, third) && !it.spoken))
    return undefined;
  const lives = livesOf(analysis, own);
  const wrong = looseSubjects(analysis).filter((it) => words[it]?.lower !== own && lives.has(it));
  const first = wrong[0] ?? wrongPossessive(analysis, own);
  if (first === undefined || kind === "outcome") return first;
  // In other sections somebody may be meant whom the outcome names.
  const named = actors.find((it) => it.kind === "resident");
  return wrong.find((it) => named && named.at < it);
}

/** Words for somebody who was named before; without one, none can be wrong. */
const third = sign(
  wordSet("he him his she her hers they them their theirs himself herself themselves"),
);

function isLived(verb: string): boolean {
  return verb === "finds" || (living.has(verb) && verb !== "has" && verb !== "is");
}

/** Where somebody wants, needs or enjoys something, as plans say it of the resident: of "she", by index. */
function livesOf(analysis: Analysis, own: Pronoun): ReadonlySet<number> {
  const { words, actors } = analysis;
  const { wants, needs, told } = wishesOf(analysis);
  const found = new Set<number>();
  // He who says something may be the one whom she fled; where both are wrong it is a pronoun to mend.
  for (const { who } of [...wants, ...needs, ...(own === "they" ? told : [])])
    if (who?.kind === "pronoun") found.add(who.at);
  for (const { kind, at } of actors) {
    const next = words.slice(at + 1, at + 3);
    if (kind === "pronoun" && next.some((it) => isLived(it.lower))) found.add(at);
  }
  return found;
}

const living = wordSet(`requires enjoys feels likes loves hopes struggles finds lives
  presents suffers has is lacks`);
const wishing = wordSet(
  "want wants like wish wishes hope hopes prefer prefers need needs love loves",
);

/** Names that stand where the resident's would, of people nobody has told the plan about. */
function* strangers(piece: Piece, setting: Setting): Iterable<Actor> {
  const { analysis } = piece;
  const { words, actors } = analysis;
  if (!actors.some((it) => it.kind === "name")) return;
  const { wants, needs } = wishesOf(analysis);
  const wishers = new Set<Actor>();
  const isResidentNamed = actors.some((it) => it.kind === "resident");
  // A dog needs walking; a town needs to be near.
  for (const { who, at } of needs)
    if (who && !isResidentNamed && words[at + 2]?.lower !== "be") wishers.add(who);
  for (const { who } of wants) if (who) wishers.add(who);
  const other = actors.find((it) => it.kind === "listed" || it.kind === "kin");
  const said = new Set<string>();
  for (const actor of actors) {
    if (actor.kind !== "name" || words[actor.at]?.spoken) continue;
    const isSubject = actor.heads || isOpening(words, actor);
    const isMeant = !isResidentNamed && isSpokenOfAsTheResident(words, actor);
    if (!isSubject && !isMeant) continue;
    if (isIntroduced(analysis, actor) || isOfTheResident(analysis, actor, setting.resident))
      continue;
    const name = words[actor.at]?.lower ?? "";
    const isAnyoneElse = other !== undefined && other.at < actor.at;
    const next = words[actor.to];
    const last = words[actor.to - 1];
    if (!next || next.sentence !== last?.sentence || (last.possessive && !isMeant)) continue;
    const wishes =
      wishers.has(actor) || isMeant || isTellingOfAWish(analysis, actor) || isOpening(words, actor);
    const isTitled = pronounFor(name) !== "";
    // Beside the resident's own name it takes a name that can be nothing else.
    const lives = !isAnyoneElse && isLiving(words, actor.to, isTitled);
    if (!(wishes || lives || said.has(name)) || isBusiness(analysis, actor)) continue;
    if (wishes && isResidentNamed && isAnyoneElse) continue;
    said.add(name);
    yield actor;
  }
}

const looked =
  wordSet(`tenancy needs mobility medication independence support care wellbeing anxiety mood behaviour
  finances benefits diet weight skin goals outcomes mental physical personal social health hygiene`);

/** "Kevin's tenancy", "encourage Kevin to": the way plans speak of whom they are about. */
function isSpokenOfAsTheResident(words: readonly Word[], { at, to }: Actor): boolean {
  const [before, last, next] = [words[at - 1], words[to - 1], words[to]];
  if (last?.possessive) return looked.has(next?.lower ?? "");
  return /^(?:ensure|enable|encourage|support)$/.test(before?.lower ?? "") && next?.lower === "to";
}

/** "Because of his knees", where nobody but the resident is named who could have any. */
function wrongPossessive({ words, actors }: Analysis, own: Pronoun): number | undefined {
  const theirs = { he: "her", she: "his", they: "", "": "" }[own];
  if (!theirs || actors.some((it) => it.kind !== "resident" && it.kind !== "pronoun"))
    return undefined;
  const at = words.findIndex(
    (it, i) => it.lower === theirs && !it.spoken && bodily.has(words[i + 1]?.lower ?? ""),
  );
  return at < 0 ? undefined : at;
}

const bodily = wordSet(`knees knee hip hips back legs leg hands hand feet foot eyes eyesight hearing
  memory mobility balance medication tablets skin weight mood health wheelchair frame breathing heart
  stroke tenancy room flat`);

/** "For Kevin to keep his flat". */
function isOpening(words: readonly Word[], { at, to }: Actor): boolean {
  const before = words[at - 1];
  return before?.lower === "for" && before.opens && words[to]?.lower === "to";
}

/** "Has a shower" may be said of a shop; enjoying may not. */
function isLiving(words: readonly Word[], at: number, isTitled: boolean): boolean {
  const { lower = "" } = words[at] ?? {};
  if (!living.has(lower)) return false;
  if (isTitled || !/^(?:is|has|finds)$/.test(lower)) return true;
  const next = words.slice(at + 1, at + 5).map((it) => it.lower);
  return lower === "is" && next.some((it) => /^(?:lady|gentleman|woman|man)$/.test(it));
}

/** "Jordan has said he wants": who says so is who wants it. */
function isTellingOfAWish({ words }: Analysis, { to }: Actor): boolean {
  const sentence = words[to]?.sentence;
  const next = words.slice(to, to + 7).filter((it) => it.sentence === sentence);
  const told = next.findIndex((it) => /^(?:said|says|told|stated|states|reports)$/.test(it.lower));
  if (told < 0 || told > 1) return false;
  const then = next.slice(told + 1);
  return (
    then.some((it) => /^(?:he|she)$/.test(it.lower)) &&
    then.some((it) => wishing.has(it.lower) || it.tail === "d")
  );
}

const relating = wordSet("from at of next who which that the a his her their and on in whose with");

/** "Dave (his neighbour)", "Gloria from church", "Stan, who": the text says who it is. */
function isIntroduced(analysis: Analysis, { at, to }: Actor): boolean {
  const { words } = analysis;
  const [before, last, next] = [words[at - 1], words[to - 1], words[to]];
  if (/^[,(–—-]/.test(last?.after ?? "") && next && relating.has(next.lower)) return true;
  if (last?.after.startsWith("(")) return true;
  if (next && /^(?:from|at|of|next|who|and|with|or)$/.test(next.lower)) return true;
  if (
    before &&
    before.sentence === last?.sentence &&
    /^(?:friend|called|named|neighbour|colleague|saint|st|and|or|the|dog|cat)$/.test(before.lower)
  )
    return true;
  return actorPlaces(analysis).ends.has(at) && !words[at]?.opens;
}

/** "Samuel" for Sam, "Mr Reid" for Sam Reid: perhaps the resident after all. */
function isOfTheResident({ words }: Analysis, { at, to }: Actor, { name }: Person): boolean {
  const own = name.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.slice(at, to).some(({ lower }) => {
    if (pronounFor(lower)) return false;
    return own.some(
      (it) => it.slice(0, 3) === lower.slice(0, 3) || it.includes(lower) || lower.includes(it),
    );
  });
}

const bodies =
  wordSet(`council boots tesco asda lidl aldi panel court bank hospital school college university
  police housing association ltd trust centre center church mosque club library department office company society
  nhs dwp specsavers argos`);

/** A shop that wants a form, and a town that has to be near. */
function isBusiness({ words, wording }: Analysis, { at, to }: Actor): boolean {
  const own = words.slice(at, to);
  if (own.some((it) => bodies.has(it.lower))) return true;
  const first = own[0];
  return (
    own.length === 1 &&
    first !== undefined &&
    /(?:ing|day|mas|adan)$/.test(first.lower) &&
    !wording.isStock(first)
  );
}
