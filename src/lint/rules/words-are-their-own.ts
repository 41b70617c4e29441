import { type Analysis, whole } from "../analysis/analyse.ts";
import { isGeneric } from "../analysis/generic.ts";
import { wishesOf } from "../analysis/wishes.ts";
import type { Range } from "../analysis/words.ts";
import { defineRule } from "../rule.ts";

/** From how many words on a quotation is more than a label. */
const FEWEST_QUOTED = 3;

/** A text is praised once; of many quotations the first ones are enough to find that out. */
const MOST_QUOTATIONS = 4;

/** How much of a life there has to be in words with "I" before they are surely somebody's own. */
const FEWEST_PARTICULAR = 4;

/** Praise for an outcome in the resident's own words: quoted, or in the first person and particular. */
export const wordsAreTheirOwn = defineRule({
  name: "words-are-their-own",
  catalogue: "praise",
  scope: "writing",
  kinds: ["outcome"],
  topic: "voice",
  tier: "praise",
  severity: "advice",
  messages: { own: { message: "This is in {called}'s own words.", question: "" } },
  plainly: "",
  *check({ entity, key, writing, analysis }) {
    if (analysis.blankness || !/^(?:resident|quoted)$/.test(writing.speaker.kind)) return;
    const range = quotedOf(analysis) ?? (isFirstPerson(analysis) ? whole(analysis) : null);
    if (range) yield { place: { entity, key, ...range } };
  },
});

/** The first quotation of the resident that is more than a label. */
function quotedOf(analysis: Analysis): Range | null {
  const { words, spoken } = analysis;
  if (!spoken.length) return null;
  const { told } = wishesOf(analysis);
  for (const range of spoken.slice(0, MOST_QUOTATIONS)) {
    const inside = words.filter((it) => it.from >= range.from && it.to <= range.to);
    if (inside.length < FEWEST_QUOTED) continue;
    const teller = told.findLast((it) => (words[it.at]?.from ?? 0) < range.from)?.who;
    if (!teller || /^(?:self|pronoun|resident)$/.test(teller.kind)) return range;
  }
  return null;
}

function isFirstPerson(analysis: Analysis): boolean {
  const { firstPerson, detail } = analysis;
  return (
    firstPerson.length > 0 &&
    detail.concrete + detail.signs >= FEWEST_PARTICULAR &&
    !isSpokenOf(analysis) &&
    !isGeneric(analysis)
  );
}

/** Whether the same text speaks of the resident as well, by name or as "he" whom nobody else can be. */
function isSpokenOf({ actors, words }: Analysis): boolean {
  const others = actors.find(({ kind }) => OTHERS.has(kind))?.at ?? Infinity;
  return actors.some(
    ({ kind, at }) =>
      kind === "resident" || (kind === "pronoun" && words[at]?.lower !== "they" && at < others),
  );
}

const OTHERS = new Set(["kin", "name", "listed", "role"]);
