import { outcome, person, plan, resident, sections, writing } from "#src/plan/build.ts";
import { calledName } from "#src/plan/plan.ts";
import { rangeOf, trimmed } from "../analysis/analyse.ts";
import { wordSet } from "../analysis/phrases.ts";
import type { Word } from "../analysis/words.ts";
import type { Piece, Rule, Setting } from "../rule.ts";
import { INVERSE } from "../words/people.ts";
import { WITNESSING } from "../words/verbs.ts";

const tola = person("Tola Adeyemi", "daughter");
const dev = person("Dev Patel", "advocate");
const facts = { resident: resident("Grace Adeyemi", "she/her"), people: [tola, dev] };
const byTola = (text: string) =>
  plan([outcome(writing(text, "family", tola.id))], {
    ...facts,
    voice: "advocate",
    spokenBy: tola.id,
  });
const byDev = (text: string) =>
  plan([outcome(writing(text, "advocate", dev.id))], {
    ...facts,
    voice: "advocate",
    spokenBy: dev.id,
  });

/** “I” is the resident: where somebody else spoke, the words say who. */
export const firstPersonIsTheResident: Rule = {
  name: "first-person-is-the-resident",
  catalogue: "V01",
  scope: "writing",
  tier: "look",
  why: "“I” over somebody else's words puts them in the resident's mouth, and hides who noticed what.",
  better:
    "“Wyn's nephew, Gareth, said that Wyn hums when the back door is open and goes quiet in the lounge.”",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Articulating the resident's voice",
    },
  ],
  examples: {
    good: [
      byTola("Grace's daughter, Tola, said she finishes her plate when there is company."),
      plan([outcome("I want to eat with other people, not off a tray.")], facts),
    ],
    bad: [
      {
        plan: byTola("I leave my dinner and it goes cold. Somebody could sit with me."),
        quote: "I leave my dinner and it goes cold.",
      },
      {
        plan: byDev("My legs are weak and falls are a worry."),
        quote: "My legs are weak and falls are a worry.",
      },
    ],
    nearMiss: [
      byDev("Grace pushed the tray away and said “I don't want that one”."),
      byDev("I asked her with the cards, twice; she chose the garden."),
      byTola("I have known my mum to eat well in company."),
      byTola("I have kept all of Mum's recipes for that day."),
      byDev("Grace said: I want to go home."),
      plan(
        [
          outcome(
            "Mash.",
            sections({ family: writing("I can cook on Sundays.", "family", tola.id) }),
          ),
        ],
        facts,
      ),
      plan([outcome(writing("I want my own front door.", "quoted"))], facts),
    ],
  },
  *check(piece, setting) {
    const { entity, key, section, writing: it, analysis } = piece;
    const { kind, person: speaker } = it.speaker;
    if (kind === "resident" || kind === "quoted") return;
    // What a relative brings is theirs to say: "I can come on Saturdays".
    if (kind === "family" && section.role === "strengths" && key === "family") return;
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
      message: `This says “${analysis.text.slice(...edges(rangeOf(analysis.words, at, at + 1)))}”, and ${spokeOf(kind, speaker, setting)}.`,
      question: `Who said this, and how would it read with that person named?`,
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
};

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
  const own = wordSet(INVERSE[relation.split(/\W+/).find((it) => INVERSE[it]) ?? ""] ?? "");
  return words.some(
    (it, at) =>
      own.has(it.lower) &&
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
