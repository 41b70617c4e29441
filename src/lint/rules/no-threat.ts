import { type Analysis, trimmed } from "../analysis/analyse.ts";
import { actorPlaces, isTold } from "../analysis/persons.ts";
import { phrases, wordSet } from "../analysis/phrases.ts";
import { anyShows, shows, sign } from "../analysis/spelling.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";

/** A plan says what would help, and threatens nobody with what happens otherwise. */
export const noThreat = defineRule({
  name: "no-threat",
  catalogue: "L03",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "action", "other"],
  topic: "language",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    threat: {
      message: "This warns of what somebody stands to lose.",
      question: "What gets in the way for {called}, and what could we change first?",
    },
  },
  *check({ entity, key, kind, analysis }) {
    const { words, sentences, text } = analysis;
    let last = -1;
    if (!anyShows(analysis, opener)) return;
    for (let at = 0; at < words.length; at++) {
      if (!shows(words[at], opener)) continue;
      const sentence = words[at]?.sentence ?? 0;
      const opening = sentence === last ? null : openingAt(analysis, at, kind === "action");
      if (!opening) continue;
      const range = sentences[sentence];
      if (harmAfter(words, at, opening) < 0 || !range) continue;
      if (isTold(analysis, at, "anybody") && !isMadeToKnow(words, at)) continue;
      last = sentence;
      yield { place: { entity, key, ...trimmed(text, range) } };
    }
  },
});

/** Words that make what somebody does or leaves undone the condition of something. */
const MODAL = "will may might could would can shall going gonna ll d must";
const blamed =
  phrases(`missed appointments, missed appts, missed visits, missed sessions, missed payments, missed meetings
  missed curfew, missing appointments, missing meetings, missing sessions, missing payments, breach of, breaching
  breaches of, no show, no shows, dna, last chance, final chance, final warning, lateness, continued`);
const duties = wordSet(
  `missed refused breached rent arrears behaviour payment payments attendance guests visitors noise
  curfew drugs alcohol`,
);
const resident = wordSet("you client resident tenant patient user customer licensee");
const again = wordSet(
  "any another further next more repeat repeated persistent continuing ongoing one two three",
);
const trouble =
  wordSet(`incident incidents breach breaches lateness absence absences behaviour drinking drug drugs use
  arrears missed complaint complaints visitors guests noise strike strikes warning warnings aggression smoking
  violence damage failure failures refusal positive curfew disturbance disturbances fights fight`);

/** The words of which any can open one. */
const opener = sign(
  blamed.beginnings,
  again,
  /^(?:failure|failing|refusal|refusing|not|otherwise|or|should|where|if|unless|until)$|^non|^\d+$/,
  wordSet(MODAL),
);

/** What opens a threat: a condition, or a lapse that is named for its consequences. */
type Opening = "condition" | "lapse" | null;

function openingAt(analysis: Analysis, at: number, isAction: boolean): Opening {
  const { words } = analysis;
  const word = words[at];
  if (!word || word.spoken) return null;
  const { lower } = word;
  const next = words[at + 1]?.lower ?? "";
  if (/^(?:failure|failing|refusal|refusing)$/.test(lower) && /^(?:to|of)$/.test(next))
    return "lapse";
  if (NON.test(lower + next) && (lower === "non" || lower.startsWith("non"))) return "lapse";
  if (blamed.at(words, at) || (lower === "not" && word.begins && next.endsWith("ing")))
    return "lapse";
  if (again.has(lower) || /^\d+$/.test(lower))
    return words.slice(at + 1, at + 4).some((it) => trouble.has(it.lower)) ? "lapse" : null;
  if (lower === "otherwise") return "condition";
  // "Pay by Friday or you will be out", "attend or be sanctioned": what follows is put to them.
  if (lower === "or")
    return /^(?:be|face|lose|risk|will)$/.test(next) || isPutToThem(analysis, at, 1, isAction)
      ? "condition"
      : isHarshNear(words, at)
        ? "condition"
        : null;
  // "Smoking indoors will result in": what does so is named already.
  if (modal.has(lower) && /^(?:result|lead)$/.test(next)) return "lapse";
  const should = lower === "should" && word.opens;
  if (lower === "where") return isLacking(words, at) ? "condition" : null;
  if (!should && !/^(?:if|unless|until)$/.test(lower)) return null;
  // "If missed three times", "unless the rent is paid": nobody else is in it.
  const { sentence } = word;
  const near = words.slice(at + 1, at + 4).filter((it) => it.sentence === sentence);
  if (near.some((it) => duties.has(it.lower))) return "condition";
  if (/^(?:not|there)$/.test(next)) return "condition";
  return isPutToThem(analysis, at, 5, isAction) ? "condition" : null;
}

/** "Where contact is not kept up". */
function isLacking(words: readonly Word[], at: number): boolean {
  const { sentence } = words[at] ?? {};
  const near = words.slice(at + 1, at + 6).filter((it) => it.sentence === sentence);
  return near.some((it) => /^(?:not|no|isn't|aren't)$/.test(it.lower));
}

/** "Non attendance", "nonpayment", "non compliance". */
const NON = /^non(?:attend|engag|pay|compl|cooper|co$|adher)/;

/** "Or court action will follow". */
function isHarshNear(words: readonly Word[], at: number): boolean {
  return [at + 1, at + 2].some((i) => isHarsh(words, i));
}

/** Whether those who are spoken of next are the resident, by name, as "you", or as "she". */
function isPutToThem(analysis: Analysis, at: number, reach: number, isAction: boolean): boolean {
  const { words } = analysis;
  const { begins } = actorPlaces(analysis);
  const sentence = words[at]?.sentence;
  for (let i = at + 1; i <= at + reach && words[i]?.sentence === sentence; i++) {
    if (resident.has(words[i]?.lower ?? "")) return true;
    const actor = begins.get(i);
    if (!actor) continue;
    if (actor.kind === "self") return isAction;
    // "If Mum keeps refusing": written by those who call the resident so.
    if (actor.kind === "kin" && words[actor.at]?.capital) return true;
    return /^(?:resident|pronoun|name)$/.test(actor.kind);
  }
  return false;
}

const modal = wordSet(MODAL);
const refused = wordSet("won't wont wouldn't not never nobody cannot can't doesn't");
const granted = wordSet("allowed considered rehoused readmitted accepted welcome prioritised");
const losing = wordSet("lose loses losing lost loss forfeit");
const kept = wordSet(`room bed place placement flat tenancy home space support service accommodation
  house job benefits money keys visits children bedspace worker slot hours licence`);
const ended =
  wordSet(`evicted evict evicting discharged terminated terminate withdrawn withdraw sanctioned sanction
  barred banned excluded suspended exited recalled revoked`);
const stopped =
  wordSet(`closed close closing ended end removed remove stopped stop cancelled cancel reported
  reduced discharge affect affected jeopardise jeopardised compromise reallocated instructed called cut pulled
  offered`);
const harsh =
  wordSet(`warning warnings notice eviction sanction sanctions discharge court bailiffs bailiff ntq nosp
  termination possession ban withdrawal suspension enforcement exclusion removal police closure recall
  proceedings injunction penalty`);
const steps = wordSet("action proceedings letter letters measures steps");
const formal = wordSet("legal court formal disciplinary enforcement breach tenancy possession");
const leading =
  wordSet(`start begin commence result results lead leads mean means face faces facing get gets receive receives issued
  given served looking risk risks be trigger triggers back with see give issue serve`);
const ofTheService =
  wordSet(`case file support service services placement tenancy licence package account room bed contract care stay
  benefits claim bailiffs police hours him her them you us visits`);
/** What is done about a lapse. */
const answered = wordSet("escalated reported logged actioned breached");

function isHarsh(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  return harsh.has(lower) || (steps.has(lower) && formal.has(words[at - 1]?.lower ?? ""));
}

/** What stands for "leads to" in notes: "3 missed = closed", "breach of curfew - recalled". */
const ARROW = /^[\])]?\s*(?:=|=>|-+>|→|-|–|—|:)$/;

/** Where in the sentence of `at` the resident is told what will be taken or done; -1 where nothing is. */
function harmAfter(words: readonly Word[], from: number, opening: Opening): number {
  const sentence = words[from]?.sentence;
  let first = from;
  while (words[first - 1]?.sentence === sentence && first > from - 30) first--;
  let modalAt = -1;
  let isRefused = false;
  for (let at = first; at < from + 60 && words[at]?.sentence === sentence; at++) {
    const word = words[at];
    if (!word) break;
    const { lower, tail } = word;
    const near = words.slice(at + 1, at + 5).map((it) => it.lower);
    // "A warning will be issued."
    if (modal.has(lower) && isHarsh(words, at - 1) && !words[at - 1]?.after)
      if (at > from || steps.has(words[at - 1]?.lower ?? "")) return at;
    if (lower === "risk" && /^(?:at|in)$/.test(words[at - 1]?.lower ?? ""))
      if (isOfTheService(words, at, at - 1)) return at;
    // "And he's out": nothing stands behind it.
    if (lower === "out" && at > from && words[at + 1]?.sentence !== sentence && isPutOut(words, at))
      return at;
    const isArrow = at > from && ARROW.test(words[at - 1]?.after ?? "");
    if (isArrow && (lower === "out" || isHarsh(words, at) || isHarsh(words, at + 1))) return at;
    const leads =
      isArrow ||
      /^(?:results?|leads?|means?|risks?)$/.test(lower) ||
      (at > from &&
        ((lower === "is" && isHarsh(words, at + 1)) ||
          (opening === "lapse" && lower === "and" && WE.test(words[at + 1]?.lower ?? "")) ||
          (words[at - 1]?.lower === "or" && /^(?:be|face|lose)$/.test(lower))));
    // "The bed goes to somebody else."
    if (/^(?:goes|go|given)$/.test(lower) && near[0] === "to" && near[2] === "else")
      if (words.slice(Math.max(0, at - 4), at).some((it) => kept.has(it.lower))) return at;
    if (refused.has(lower) && modalAt >= at - 2) {
      // "Will not be able to keep supporting you."
      if (modalAt >= 0 && isGivenUp(near)) return at;
      isRefused = true;
    }
    if (leads) [modalAt, isRefused] = [at, isRefused && !isArrow];
    else if (modal.has(lower) || modal.has(tail)) [modalAt, isRefused] = [at, false];
    if (/^(?:won't|wont|wouldn't|nobody)$/.test(lower)) [modalAt, isRefused] = [at, true];
    if (isRefused && granted.has(lower) && at - modalAt < 5) return at;
    if (modalAt < 0 || isRefused || at - modalAt > 9 || word.spoken) continue;
    if (losing.has(lower) && near.some((it) => kept.has(it))) return at;
    const before = words.slice(Math.max(modalAt, at - 4), at).map((it) => it.lower);
    if (ended.has(lower) || (stopped.has(lower) && isOfTheService(words, at, modalAt))) return at;
    if (opening === "lapse" && at > from && answered.has(lower)) return at;
    const isTaken = before.at(-1) === "to" && /^(?:taken|back|passed)$/.test(before.at(-2) ?? "");
    const led = leads || isTaken || before.some((it) => leading.has(it));
    // "Will go with him to court" is company.
    if (led && isHarsh(words, at) && !before.includes("with")) return at;
    if (/^(?:leave|move)$/.test(lower) && /asked|have/.test(before.join(" "))) return at;
    if (lower === "home" && before.includes("into")) return at;
  }
  return -1;
}

const WE = /^(?:we|i|you|he|she|they)$/;

/** "Able to keep supporting you", "be able to stay". */
function isGivenUp(near: readonly string[]): boolean {
  return near.includes("able") && near.some((it) => /^(?:keep|continue|stay)$/.test(it));
}

function isPutOut(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const link = words.slice(at - 4, at - 1).map((it) => it.lower);
  if (before?.tail === "s" || /^(?:is|are|be)$/.test(before?.lower ?? ""))
    return link.includes("and") || link.includes("or");
  return false;
}

/** "The support will be stopped", "will have to close the case". */
function isOfTheService(words: readonly Word[], at: number, modalAt: number): boolean {
  const near = [...words.slice(Math.max(0, modalAt - 3), at), ...words.slice(at + 1, at + 4)];
  return near.some((it) => ofTheService.has(it.lower));
}

/** "Marcus knows that", "has been warned", "is aware": they were told, which is no voice of theirs. */
function isMadeToKnow(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  for (let i = at; i >= at - 14 && words[i]?.sentence === sentence; i--)
    if (KNOWING.has(words[i]?.lower ?? "")) return true;
  return false;
}

const KNOWING = wordSet(
  "know knows understand understands understood aware warned reminded informed advised accepts acknowledges",
);
