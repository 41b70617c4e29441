import { calledName } from "#src/plan/plan.ts";
import { rangeOf, trimmed } from "../analysis/analyse.ts";
import { pronounFor, pronounOf } from "../analysis/antecedents.ts";
import { selvesOf } from "../analysis/persons.ts";
import { wordSet } from "../analysis/phrases.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Piece, type Setting } from "../rule.ts";
import { INVERSE } from "../words/people.ts";
import { WITNESSING } from "../words/verbs.ts";

/** “I” is the resident: where somebody else spoke, the words say who. */
export const firstPersonIsTheResident = defineRule({
  name: "first-person-is-the-resident",
  catalogue: "V01",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "other"],
  topic: "voice",
  tier: "look",
  severity: "error",
  sparesOwnWords: true,
  messages: {
    i: {
      message: "This says “{word}”, and {spoke}.",
      question: "Who said this, and how would it read with that person named?",
    },
  },
  *check(piece, setting) {
    const { entity, key, section, writing: it, analysis } = piece;
    const { kind, person: speaker } = it.speaker;
    if (kind === "resident" || kind === "quoted") return;
    // What those around the resident bring is theirs to say: "I can come on Saturdays".
    if (kind !== "worker" && kind !== "document" && section.role === "strengths") {
      if (key !== "individual" || selvesOf(analysis).isAnother) return;
    }
    // Sections that are the worker's own, such as actions, speak of the worker with "I".
    if (section.speaker !== "resident" || key === "agreement" || analysis.blankness) return;
    const at = analysis.firstPerson.find((it) => !isWitness(analysis.words, it));
    const word = at === undefined ? undefined : analysis.words[at];
    const sentence = word && analysis.sentences[word.sentence];
    if (at === undefined || !sentence || isSpokenOf(piece, setting)) return;
    const place = { entity, key, ...trimmed(analysis.text, sentence) };
    const name = calledName(setting.resident);
    yield {
      place,
      with: {
        word: analysis.text.slice(...edges(rangeOf(analysis.words, at, at + 1))),
        spoke: spokeOf(kind, speaker, setting),
      },
      fixes: [
        {
          kind: "set-speaker",
          label: `These are ${name}'s own words, written down as said`,
          place,
          speaker: "quoted",
          person: null,
        },
      ],
    };
  },
});

const witnessing = wordSet(WITNESSING);

/** Whether the resident is somebody whom "I" speaks of, so that "I" must be another. */
function isSpokenOf(
  { analysis: { words, actors }, writing: { speaker } }: Piece,
  setting: Setting,
): boolean {
  // "I, Grace" is the resident still.
  const named = actors.some(
    (it) =>
      it.kind === "resident" && words[it.at - 1]?.lower !== "i" && words[it.at - 2]?.lower !== "i",
  );
  if (named) return true;
  const relation =
    setting.people.find((it) => it.id === speaker.person)?.relation.toLowerCase() ?? "";
  const pronoun = pronounOf(setting.resident);
  const own = [...wordSet(INVERSE[relation.split(/\W+/).find((it) => INVERSE[it]) ?? ""] ?? "")]
    // Where the resident is "he", "my wife" is whoever speaks for him.
    .filter((it) => !pronoun || !pronounFor(it) || pronounFor(it) === pronoun);
  return words.some(
    (it, at) =>
      own.includes(it.lower) &&
      (/^(?:my|our)$/.test(words[at - 1]?.lower ?? "") || (it.capital && !it.begins)),
  );
}

/** "I asked her", "I think he would": somebody who tells of another. */
function isWitness(words: readonly Word[], at: number): boolean {
  const next = words.slice(at + 1, at + 7).map((it) => it.lower);
  return (
    next.slice(0, 3).some((it) => witnessing.has(it)) &&
    next.some((it) => /^(?:he|she|him|her|they|them)$/.test(it))
  );
}

function spokeOf(kind: string, speaker: string | null, { people }: Setting): string {
  const who = people.find((it) => it.id === speaker)?.name;
  if (who) return `${who} is recorded as the one who spoke`;
  if (kind === "document") return "it is taken from an earlier record";
  return kind === "worker"
    ? "it is recorded as the worker's view"
    : `${kind === "family" ? "a relative" : "an advocate"} is recorded as the one who spoke`;
}

function edges({ from, to }: { from: number; to: number }): [number, number] {
  return [from, to];
}
