import { type Analysis, trimmed } from "../analysis/analyse.ts";
import { actorPlaces, isTold } from "../analysis/persons.ts";
import { phrases, wordSet } from "../analysis/phrases.ts";
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
  why: "People stay away from those who threaten them; a friendly word about what gets in the way brings more of them back.",
  better:
    "“If Tuesdays stop working for Ama, she texts Joel and they try another day; nothing is decided before the two of them have sat down.”",
  sources: [
    { title: "Case management in the homelessness sector", part: "Warnings and evictions" },
  ],
  messages: {
    threat: {
      message: "This warns of what somebody stands to lose.",
      question: "What gets in the way for {called}, and what could we change first?",
    },
  },
  *check({ entity, key, kind, analysis }) {
    const { words, sentences, text } = analysis;
    let last = -1;
    for (let at = 0; at < words.length; at++) {
      const sentence = words[at]?.sentence ?? 0;
      if (sentence === last || !opensThreat(analysis, at, kind === "action")) continue;
      const harm = harmAfter(words, at);
      const range = sentences[sentence];
      if (harm < 0 || !range || isTold(analysis, at, "anybody")) continue;
      last = sentence;
      yield { place: { entity, key, ...trimmed(text, range) } };
    }
  },
});

/** Words that make what somebody does or leaves undone the condition of something. */
const nominal =
  phrases(`failure to, failing to, non attendance, nonattendance, non engagement, non payment
  non compliance, refusal to, refusing to, missed appointments, missed visits, missed sessions, missed
  payments, missed meetings, missing appointments, missing meetings, missing sessions, missing payments
  any further, further incidents, further breaches, breach of, breaching, breaches of, continued`);
const duties = wordSet(
  "missed refused breached not there rent arrears behaviour payment payments attendance",
);
const resident = wordSet("you client resident tenant patient user customer");

function opensThreat(analysis: Analysis, at: number, isAction: boolean): boolean {
  const { words } = analysis;
  const word = words[at];
  if (!word || word.spoken) return false;
  // "Smoking will result in", "DNA x2 = closure": whatever it is, somebody is warned of it.
  if (word.begins && foretells(words, at)) return true;
  if (nominal.at(words, at) || word.lower === "otherwise") return true;
  // "Pay by Friday or you will be out": what follows is put to them.
  if (word.lower === "or") return isPutToThem(analysis, at, 1, isAction);
  const should = word.lower === "should" && word.opens;
  if (!should && !/^(?:if|unless)$/.test(word.lower)) return false;
  // "If missed three times", "unless rent is paid": nobody else is in it.
  if (duties.has(words[at + 1]?.lower ?? "")) return true;
  return isPutToThem(analysis, at, 5, isAction);
}

/** Whether a sentence says that one thing brings another about, as rules on a wall do. */
function foretells(words: readonly Word[], from: number): boolean {
  const sentence = words[from]?.sentence;
  for (let at = from + 1; at < from + 30 && words[at]?.sentence === sentence; at++) {
    const before = words[at - 1];
    if (before?.after.endsWith("=")) return true;
    if (/^(?:result|lead)$/.test(words[at]?.lower ?? "") && modal.has(before?.lower ?? ""))
      return true;
  }
  return false;
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
    return /^(?:resident|pronoun|name)$/.test(actor.kind);
  }
  return false;
}

const modal = wordSet("will may might could would can shall going ll d must");
const refused = wordSet("won't wont wouldn't not never nobody cannot can't doesn't");
const losing = wordSet("lose loses losing lost loss forfeit");
const kept = wordSet(`room bed place placement flat tenancy home space support service accommodation
  house job benefits money keys visits children bedspace worker slot`);
const ended =
  wordSet(`evicted evict evicting discharged terminated terminate withdrawn withdraw sanctioned sanction
  barred banned excluded suspended exited`);
const stopped =
  wordSet(`closed close closing ended end removed remove stopped stop cancelled cancel reported
  reduced discharge affect affected jeopardise jeopardised compromise reallocated instructed called`);
const harsh =
  wordSet(`warning warnings notice eviction sanction sanctions discharge court bailiffs bailiff
  termination possession ban withdrawal suspension enforcement exclusion removal police closure closed quit`);
const leading =
  wordSet(`start begin commence result results lead leads mean means face faces facing get gets receive receives issued
  given served looking risk risks be trigger triggers back to with see`);
const ofTheService =
  wordSet(`case file support service services placement tenancy licence package account room bed contract care stay
  benefits claim bailiffs police`);

/** Where in the sentence of `at` the resident is told what will be taken or done; -1 where nothing is. */
function harmAfter(words: readonly Word[], from: number): number {
  const sentence = words[from]?.sentence;
  let first = from;
  while (words[first - 1]?.sentence === sentence && first > from - 30) first--;
  let modalAt = -1;
  let isRefused = false;
  for (let at = first; at < from + 60 && words[at]?.sentence === sentence; at++) {
    const word = words[at];
    if (!word) break;
    const { lower, tail } = word;
    // "A warning will be issued."
    if (at > from && modal.has(lower) && harsh.has(words[at - 1]?.lower ?? "")) return at;
    const isEqual = words[at - 1]?.after.endsWith("=") === true;
    const leads = isEqual || /^(?:results?|leads?|means?|risks?)$/.test(lower);
    if (refused.has(lower) && modalAt >= at - 2) isRefused = true;
    if (leads) modalAt = at;
    else if (modal.has(lower) || modal.has(tail)) [modalAt, isRefused] = [at, false];
    if (/^(?:won't|wont|wouldn't|nobody)$/.test(lower)) [modalAt, isRefused] = [at, true];
    if (modalAt < 0 || isRefused || at - modalAt > 9 || word.spoken) continue;
    const near = words.slice(at + 1, at + 5).map((it) => it.lower);
    if (losing.has(lower) && near.some((it) => kept.has(it))) return at;
    const before = words.slice(Math.max(modalAt, at - 4), at).map((it) => it.lower);
    if (ended.has(lower) || (stopped.has(lower) && isOfTheService(words, at, modalAt))) return at;
    if (
      harsh.has(lower) &&
      (leads || words[at - 1]?.lower === "case" || before.some((it) => leading.has(it)))
    )
      return at;
    if (lower === "leave" && before.includes("asked")) return at;
  }
  return -1;
}

/** "The support will be stopped", "will have to close the case". */
function isOfTheService(words: readonly Word[], at: number, modalAt: number): boolean {
  const near = [...words.slice(Math.max(0, modalAt - 3), modalAt), ...words.slice(at + 1, at + 4)];
  return near.some((it) => ofTheService.has(it.lower));
}
