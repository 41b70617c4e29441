import { calledName } from "#src/plan/plan.ts";
import { trimmed } from "../analysis/analyse.ts";
import { isInNeed, looseSubjects, pronounOf } from "../analysis/antecedents.ts";
import { selvesOf } from "../analysis/persons.ts";
import { wordSet } from "../analysis/phrases.ts";
import { defineRule, type Piece, type Setting } from "../rule.ts";

/**
 * In one piece of writing the resident is either “I” or spoken of. Who “she” is can be hard to tell: on
 * wording that it was not written against this was right six times in seven.
 */
export const onePersonSpeaks = defineRule({
  name: "one-person-speaks",
  catalogue: "V03",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker", "other"],
  topic: "voice",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    both: {
      message: "This says “I” and also “{word}”, and both seem to be {called}.",
      question: "Who is speaking here, and how would it read in one voice?",
    },
  },
  *check(piece, setting) {
    const { entity, key, section, writing, analysis } = piece;
    if (!/^(?:resident|quoted)$/.test(writing.speaker.kind) || analysis.blankness) return;
    if (section.speaker !== "resident" || key === "agreement") return;
    const { at: selves, isAnother } = selvesOf(analysis);
    if (!selves.length || isAnother || isOfARelative(piece)) return;
    const third = spokenOf(piece, setting);
    const word = third === undefined ? undefined : analysis.words[third];
    const sentence = word && analysis.sentences[word.sentence];
    if (!word || !sentence) return;
    const name = calledName(setting.resident);
    yield {
      place: { entity, key, ...trimmed(analysis.text, sentence) },
      with: { word: analysis.text.slice(word.from, word.to) },
      fixes: [
        {
          kind: "ask",
          label: `Ask ${name} how they would say it`,
          place: { entity, key, ...trimmed(analysis.text, sentence) },
          question: `How would ${name} say this, in one voice?`,
        },
      ],
    };
  },
});

/** A son who writes says "Mum", and is the "I" himself. */
function isOfARelative({ analysis: { words, actors } }: Piece): boolean {
  return actors.some(
    ({ kind, at, subject }) =>
      kind === "kin" &&
      subject &&
      words[at]?.capital &&
      /^(?:mum|mam|mom|dad|nan|gran|grandad|grandma|mother|father)$/.test(words[at]?.lower ?? ""),
  );
}

const clients = wordSet("client resident tenant patient user customer pt");
const introducing = wordSet("i am is called name m im me");
const noVerb = wordSet("and or of in at with to from by as s");

/** Where the resident is spoken of: by name, or as "he" or "she" where nobody else can be meant. */
function spokenOf({ analysis }: Piece, { resident }: Setting): number | undefined {
  const { words, actors } = analysis;
  const named = actors.find(({ kind, at, to, noun, heads }) => {
    const [head, next] = [words[to - 1], words[to]];
    const isThey =
      kind === "resident" || (kind === "role" && clients.has(words[noun]?.lower ?? ""));
    if (!isThey || !heads || !head || head.spoken || head.possessive) return false;
    if (!next || next.sentence !== head.sentence || head.after || noVerb.has(next.lower))
      return false;
    return !introducing.has(words[at - 1]?.lower ?? "");
  });
  if (named) return named.at;
  const own = pronounOf(resident);
  // Where no pronoun is on record, "he" may be somebody whom nobody wants to name.
  return looseSubjects(analysis).find((it) =>
    own ? words[it]?.lower === own : isInNeed(words, it),
  );
}
