import { whole } from "../analysis/analyse.ts";
import { phrases, wordSet } from "../analysis/phrases.ts";
import { anyShows, sign } from "../analysis/spelling.ts";
import { stem } from "../analysis/stem.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";
import { ABLE, BETTER_NOT, LACKING, LACKING_PHRASES, WITHOUT_WHAT } from "../words/lacks.ts";

/** Strengths tell what somebody has and does, and not what is missing. */
export const noDeficitsInStrengths = defineRule({
  name: "no-deficits-in-strengths",
  catalogue: "G03",
  scope: "writing",
  kinds: ["strengths"],
  topic: "strengths",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    missing: {
      message: "This tells what is missing, and not yet what is there.",
      question: "What has kept {called} going until now, and who noticed?",
    },
  },
  *check({ entity, key, analysis }) {
    const { blankness, words, spoken, hits } = analysis;
    if (!hits.has("deficits") && !anyShows(analysis, lack)) return;
    if (blankness || spoken.length || words.length > LONGEST) return;
    const listed = new Set<Word | undefined>();
    for (const it of hits.get("deficits") ?? []) listed.add(words[it.at]);
    let lacking = 0;
    let able = 0;
    let others = 0;
    for (const clause of clausesOf(words)) {
      const kind = kindOf(clause, listed);
      if (kind === "lacking") lacking++;
      else if (kind === "able") able++;
      else others++;
    }
    if (able || lacking < Math.max(1, others)) return;
    // One lack may be said of a place or a day; two, or one that is all there is, are an account.
    if (lacking === 1 && (others || words.length > LONE)) return;
    yield { place: { entity, key, ...whole(analysis) } };
  },
});

/** More words than this hold more than lacks, whatever else they do. */
const LONGEST = 60;

/** The longest text that is one lack and nothing else. */
const LONE = 6;

const lackingWords = wordSet(LACKING);
const lackingPhrases = phrases(LACKING_PHRASES);
const withoutWhat = wordSet(WITHOUT_WHAT);
const betterNot = new Set([...wordSet(BETTER_NOT)].map(stem));
const able = wordSet(ABLE);

/** The clauses of a text, each as its words. A subject begins one too: nobody dictates commas. */
function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [];
  for (const [at, word] of words.entries()) {
    const isJoined = JOINS.test(words[at - 1]?.lower ?? "");
    const isSubject = SUBJECT.test(word.lower) && !RELATES.test(words[at - 1]?.lower ?? "");
    const last = clauses.at(-1);
    const isNext = word.lower === "no" && !HAVING.test(words[at - 1]?.lower ?? "");
    if (!last || word.opens || isJoined || isSubject || isNext) clauses.push([word]);
    else last.push(word);
  }
  // "And" alone is no clause, nor is a name before the comma.
  return clauses.filter((it) => it.length > 1 || lackingWords.has(it[0]?.lower ?? ""));
}

const NOT_VERB =
  /^(?:doesn't|doesnt|don't|dont|can't|cant|isn't|isnt|hasn't|hasnt|won't|wont|couldn't|couldnt)$/;

/** Without any of these words, nothing is lacking. */
const lack = sign(lackingWords, lackingPhrases.beginnings, ["no", "not"], NOT_VERB);

const JOINS = /^(?:and|but|or|since|because|so)$/;
const HAVING = /^(?:has|have|had|is|are|there|theres|got|with|of|says?|said|for)$/;
const SUBJECT = /^(?:he|she|they|i)$/;
const RELATES = /^(?:that|who|which|what|when|where|if|and|but|or|since|because|so|as|than|how)$/;

function kindOf(
  clause: readonly Word[],
  listed: ReadonlySet<Word | undefined>,
): "lacking" | "able" | "other" {
  for (const [at, word] of clause.entries()) {
    if (lackingPhrases.at(clause, at)) return "lacking";
    if (
      lackingWords.has(word.lower) ||
      (listed.has(word) && !NOT_VERB.test(word.lower) && word.lower !== "no")
    )
      return NOT.test(clause[at - 1]?.lower ?? "") ? "able" : "lacking";
    if (word.lower === "no") {
      const rest = clause.slice(at + 1, at + 4);
      return rest.some((it) => withoutWhat.has(it.lower)) ? "lacking" : "able";
    }
    if (word.lower === "not" || NOT_VERB.test(word.lower)) return kindOfNot(clause, at);
    if (word.lower === "never" || word.lower === "nobody" || word.lower === "nothing")
      return "able";
  }
  return clause.some((it) => able.has(it.lower)) ? "able" : "other";
}

/** "Does not drive" is a lack, "does not forget" is none, nor is "not a day". */
function kindOfNot(clause: readonly Word[], at: number): "lacking" | "able" | "other" {
  const before = clause[at - 1]?.lower ?? "";
  const isVerb =
    NOT_VERB.test(clause[at]?.lower ?? "") ||
    /^(?:does|do|did|is|are|has|have|will|can|could)$/.test(before);
  if (!isVerb)
    return at === 0 && /^an?$/.test(clause[1]?.lower ?? "") && clause.length < 4 ? "other" : "able";
  const verb = clause[at + 1]?.lower ?? "";
  return betterNot.has(stem(verb)) || verb === "" || verb === "got" ? "able" : "lacking";
}

const NOT = /^(?:not|never|no|isn't|isnt)$/;
