import type { Actor } from "../analysis/actor.ts";
import { rangeOf } from "../analysis/analyse.ts";
import { phrases, wordSet } from "../analysis/phrases.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";

/** An action is something that can be done and seen; to engage or comply is neither. */
export const noEngageAsAction = defineRule({
  name: "no-engage-as-action",
  catalogue: "A06",
  scope: "writing",
  kinds: ["action"],
  topic: "actions",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    engage: {
      message: "“{words}” is nothing that anybody could see being done.",
      question: "How would {called} like to be in touch, and who does what for that?",
    },
  },
  *check({ entity, key, analysis }) {
    const { words, actors, text } = analysis;
    if (analysis.blankness || isOrdered(words)) return;
    let passed = 0;
    for (let at = 0; at < words.length; at++) {
      while ((actors[passed]?.to ?? Infinity) <= at) passed++;
      const length = engaging.at(words, at);
      if (!length || words[at]?.spoken || !isAskedFor(words, at, length, actors[passed - 1]))
        continue;
      const range = rangeOf(words, at, at + length);
      const said = text.slice(range.from, range.to);
      yield {
        place: { entity, key, ...range },
        with: { words: said },
        evidence: said.toLowerCase(),
      };
      return;
    }
  },
});

const engaging = phrases(`engage, engages, engage with, engages with, engage in, comply, complies
  comply with, complies with, cooperate, cooperates, co operate, cooperate with, co operate with
  cooperates with, adhere, adheres, adhere to, adheres to, take responsibility, take ownership
  participate fully, be compliant, be concordant, abide by, abides by, conform to, buy in to
  attend as required, attend all, attends all, attend as directed, work with services, keep engaging
  continue to engage, re engage, reengage, maintain engagement, engaging with, engaging w, keep engaging with, keeps engaging, be engaging, stay engaged, remain engaged
  follow all rules, follow the rules, follow house rules, take part in support, accept support
  accept help, be open and honest, be motivated, show commitment, demonstrate commitment`);

/** What a court or a law asks of somebody is set down as it is, with its number or its day. */
function isOrdered(words: readonly Word[]): boolean {
  return words.some((_, at) => isLegal(words, at)) && words.some((it) => /\d/.test(it.lower));
}

function isLegal(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.lower ?? "";
  // "In order to" is no order; a health condition has no number.
  if (lower === "order") return words[at - 1]?.lower !== "in";
  if (/^conditions?$/.test(lower)) return /^\d|^of$/.test(words[at + 1]?.lower ?? "");
  return legal.has(lower);
}

const legal = wordSet("court licence license bail tribunal curfew injunction statutory tag cto");

/** Whether it is asked of the resident or of those close to them, and not what staff do to somebody. */
function isAskedFor(
  words: readonly Word[],
  at: number,
  length: number,
  actor: Actor | undefined,
): boolean {
  const before = words[at - 1]?.lower ?? "";
  if (/^(?:not|didn|don|doesn|won|wouldn|the|his|her|no|how|who)$/.test(before)) return false;
  // "Engage Tom in a quiz" is something that staff do.
  const last = words[at + length - 1];
  const next = words[at + length];
  const hasObject =
    next?.sentence === last?.sentence && !last?.after && !CLOSES.test(next?.lower ?? "");
  if (/^engages?$/.test(last?.lower ?? "") && hasObject) return false;
  // "The wiring complies with the code": a third person that is nobody.
  const isThird = /^(?:engag|compli|cooperat|adher|abid|attend)e?s$/.test(words[at]?.lower ?? "");
  if (isThird && actor?.to !== at) return false;
  const subject = actor && words[actor.at]?.sentence === words[at]?.sentence ? actor : undefined;
  if (subject?.kind === "role") return RESIDENT.test(words[subject.to - 1]?.lower ?? "");
  return !subject?.paid && !subject?.crowd;
}

/** What services call the resident where they don't use a name. */
const RESIDENT = /^(?:resident|client|user|tenant|patient|customer|participant)$/;
const CLOSES =
  /^(?:with|in|and|weekly|daily|or|fully|more|better|positively|meaningfully|regularly|w)$/;
