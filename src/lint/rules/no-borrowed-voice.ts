import { type Analysis, trimmed } from "../analysis/analyse.ts";
import { defineRule } from "../rule.ts";
import type { Hit } from "../vocabulary.ts";

/** “I” speaks the way somebody speaks. */
export const noBorrowedVoice = defineRule({
  name: "no-borrowed-voice",
  catalogue: "V05",
  scope: "writing",
  kinds: ["outcome", "strengths", "marker"],
  topic: "voice",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  why: "Words of services with “I” in front sound agreed, and hide what the person said or whether they said anything.",
  better:
    "“I want to be awake when my girls get up. I'm not promising to pack it in, I'll start with no cans before tea.”",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Articulating the resident's voice",
    },
    {
      title: "Case management in the homelessness sector",
      part: "Language, identity and stigma",
    },
  ],
  messages: {
    borrowed: {
      message: "This says “I” in words of services: “{words}”.",
      question: "What did {called} say, in their own words?",
    },
  },
  *check({ entity, key, analysis }) {
    const hits = analysis.hits.get("register");
    if (!hits || analysis.blankness || analysis.spoken.length || !isFirstPerson(analysis)) return;
    const { words, sentences, text } = analysis;
    const named = new Map<string, Hit>();
    for (const hit of hits) if (!named.has(hit.entry)) named.set(hit.entry, hit);
    if (!isBorrowed(analysis, named.size)) return;
    const [first, second] = [...named.values()];
    const sentence = sentences[words[first?.at ?? 0]?.sentence ?? 0];
    if (!first || !sentence) return;
    const place = { entity, key, ...trimmed(text, sentence) };
    const said = [first, ...(second ? [second] : [])].map(({ at, to }) =>
      text.slice(words[at]?.from, words[to - 1]?.to),
    );
    yield {
      place,
      with: { words: said.join("”, “") },
      fixes: [{ kind: "quote", label: "Put in what was said", place }],
    };
  },
});

function isFirstPerson({ words, firstPerson }: Analysis): boolean {
  return firstPerson.length > 0 || words.some((it) => it.lower === "my" || it.lower === "me");
}

/** How many words of one's own life it takes to make up for one word of services. */
const MADE_UP = 2;

/** Whether what could only be this person's is outweighed by the way that services write. */
function isBorrowed({ words, detail }: Analysis, phrases: number): boolean {
  const spoken = words.filter((it) => /^(?:m|d|ll|ve)$/.test(it.tail) || it.lower.endsWith("n't"));
  const own = detail.concrete + detail.signs * 2 + spoken.length;
  if (phrases >= 2) return own <= phrases * MADE_UP;
  return detail.stock >= 5 && own <= 1;
}
