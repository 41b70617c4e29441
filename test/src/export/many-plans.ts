import fc from "fast-check";
import { action, marker, onRecord, outcome, person, plan, writing } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import { plans } from "../plan/some-plans.ts";
import { sample } from "./sample.ts";

const { plan: rosa, template } = sample("care-act-rosa");

/** The sample's outcomes over and over, each under ids of its own. */
function ofLength(count: number): Plan {
  const outcomes = Array.from({ length: count }, (_, index) => {
    const outcome = rosa.outcomes[index % rosa.outcomes.length]!;
    return { ...outcome, id: `${outcome.id}${index}` };
  });
  return { ...rosa, outcomes };
}

/** One plan in which several of everything that can be on record are. */
const onPaper = fc.sample(
  plans.filter((it) => it.risks.length > 1 && it.needs.length > 1 && it.reviews.length > 1),
  { numRuns: 1, seed: 7 },
)[0]!;

const SENTENCES = "I want to cook.\nSam helps me.";

/** A whole plan in these words, with approved Easy Read words and a safety plan. */
function spokenAs(name: string, words: string): Plan {
  const easyRead = {
    easyRead: writing(SENTENCES, "worker"),
    easyReadBy: name,
    easyReadOn: "2030-04-01",
    easyReadPrint: printOfText(SENTENCES),
  };
  return plan(
    [
      outcome(
        words,
        onRecord(easyRead),
        marker(words, "2030-04-01"),
        action(words, { owner: "sam", dueOn: "2030-05-01", toldOn: "2030-04-02" }),
        action(`${words}\n${words}`, {
          agreement: { answer: "disagrees", words: writing(words) },
        }),
      ),
    ],
    {
      resident: { ...rosa.resident, name },
      people: [{ ...person(name, words, { organisation: words }), id: "sam" }],
      writing: { about: writing(words), talking: writing(words) },
    },
  );
}

/** Plans of every size and script, with the template that all of them have. */
export const manyPlans: ReadonlyMap<string, Plan> = new Map([
  ["empty", plan([])],
  ["small", sample("tiny").plan],
  ["ordinary", ofLength(10)],
  ["huge", { ...ofLength(60), writing: { about: writing("Long words again. ".repeat(4000)) } }],
  [
    "on record",
    {
      ...onPaper,
      resident: rosa.resident,
      people: rosa.people,
      outcomes: rosa.outcomes,
      writing: rosa.writing,
      template: rosa.template,
      communicationNeeds: ["Dari"],
    },
  ],
  ["right to left", spokenAs("فاطمة الزهراء", "أريد أن أطبخ لأولادي، and then eat.")],
  ["emoji", spokenAs("Zoë 👩🏽‍🦽 Ó", 'I want 🍲 with 👨‍👩‍👧‍👦 & <friends> "soon"\t🎉')],
  ["hostile", sample("hostile").plan],
  ["through an advocate", sample("care-act-advocate").plan],
]);

/** The template of all of them. */
export const theirTemplate = template;
