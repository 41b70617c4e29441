import type { Actor } from "../analysis/actor.ts";
import { whole } from "../analysis/analyse.ts";
import {
  hasProcess,
  isProcess,
  observablesIn,
  saysOnlyThatItGoesOn,
} from "../analysis/observables.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Piece } from "../rule.ts";

/** Progress shows in the resident's life, not in what services do. */
export const noServiceAsProgress = defineRule({
  name: "no-service-as-progress",
  catalogue: "P02",
  scope: "writing",
  kinds: ["marker"],
  topic: "progress",
  tier: "look",
  severity: "warning",
  messages: {
    service: {
      message: "This says what a service does, and not yet what changes.",
      question: "When that happens, what will be different in {called}'s day?",
    },
  },
  *check(piece) {
    const { entity, key, analysis } = piece;
    if (analysis.blankness || !hasProcess(analysis)) return;
    const { seen, process, felt, quoted } = observablesIn(analysis);
    // One stray word among many of services is a place or a time of day, and not a life.
    if (!process || quoted || felt || seen > (process > 5 ? 2 : process > 1 ? 1 : 0)) return;
    if (analysis.words.some(isTurned) || analysis.actors.some((it) => lives(it, piece))) return;
    if (saysOnlyThatItGoesOn(analysis)) return;
    yield { place: { entity, key, ...whole(analysis) } };
  },
});

/** "No longer", "without", "on her own": what services do less of is a change in a life. */
function isTurned({ lower }: Word): boolean {
  return /^(?:no|not|nothing|nobody|without|less|fewer|stops?|stopped|ends?|ended|finish|finishes|down|longer|own|himself|herself|myself|themselves|cancel\w*|alone|discharged|misses|missed|never)$/.test(
    lower,
  );
}

/** Whether the resident does something, rather than having it done. */
function lives(
  { kind, at, to, subject }: Actor,
  { analysis: { words, text }, writing }: Piece,
): boolean {
  const head = words[at];
  if (!subject || !head || words[to - 1]?.possessive || isProcess(head)) return false;
  if (kind === "self" && writing.speaker.kind === "worker") return false;
  if (kind === "kin") return true;
  const isResident =
    kind === "resident" ||
    (kind === "pronoun" && head.lower !== "they") ||
    (kind === "self" && head.lower === "i") ||
    (kind === "name" && to === at + 1 && !/^\p{Lu}{3,}$/u.test(text.slice(head.from, head.to)));
  if (!isResident) return false;
  const rest = words.slice(to, to + 3).map((it) => it.lower);
  const [verb = "", then = "", last = ""] = rest;
  if (!verb || !words[to] || words[to]?.sentence !== head.sentence) return false;
  if (/^(?:has|have|is|are|was|will|being|can)$/.test(verb))
    return (
      !/^(?:be|been|being|a|an|the|\d.*|all|receiving|getting)$/.test(then) &&
      !isDone(verb, then, last)
    );
  return !/^(?:receives?|gets?|and|or)$/.test(verb) && !verb.endsWith("ed");
}

function isDone(verb: string, then: string, last: string): boolean {
  const isBe = /^(?:is|are|was)$/.test(verb);
  return (
    isBe && (then.endsWith("ed") || (/ly$|^(?:now|still|being)$/.test(then) && last.endsWith("ed")))
  );
}
