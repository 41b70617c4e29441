import type { Actor } from "../analysis/actor.ts";
import { rangeOf, trimmed } from "../analysis/analyse.ts";
import { paidCareIn } from "../analysis/paid-care.ts";
import { defineRule, type Piece } from "../rule.ts";

/** Strengths are the resident's, their community's and their family's; paid care is an action. */
export const noPaidCareInStrengths = defineRule({
  name: "no-paid-care-in-strengths",
  catalogue: "G01",
  scope: "writing",
  kinds: ["strengths"],
  topic: "strengths",
  tier: "look",
  severity: "error",
  messages: {
    paid: {
      message: "This is about paid care, which belongs under actions.",
      question: "What do {called} and people who are not paid bring to this?",
    },
    asked: {
      message: "It is not said whether {name} is paid for this.",
      question: "Is {name} paid, or is this family, friendship or neighbourliness?",
    },
  },
  *check(piece) {
    const { entity, key, outcome: id, analysis } = piece;
    if (analysis.blankness || id === null) return;
    const [number = -1] = paidCareIn(analysis);
    const sentence = analysis.sentences[number];
    if (sentence) {
      const place = { entity, key, ...trimmed(analysis.text, sentence) };
      yield {
        place,
        fixes: [{ kind: "move-to-actions", label: "Move it to actions", outcome: id, place }],
      };
      return;
    }
    const actor = analysis.actors.find((it) => mayBePaid(it, analysis));
    if (!actor) return;
    const range = rangeOf(analysis.words, actor.at, actor.to);
    const name = analysis.text.slice(range.from, range.to);
    const { person } = actor;
    yield {
      place: { entity, key, ...range },
      messageId: "asked",
      with: { name },
      tier: "idea",
      fixes: person
        ? [
            { kind: "set-paid", label: "Paid", person: person.id, paid: "paid" },
            { kind: "set-paid", label: "Not paid", person: person.id, paid: "unpaid" },
          ]
        : [{ kind: "add-person", label: "Add them to the people", name }],
      evidence: name.toLowerCase(),
    };
  },
});

/** An organisation that nobody has said is paid, and that provides something: "Larkfield provide …". */
function mayBePaid(
  { kind, person, subject, at, to }: Actor,
  { words }: Piece["analysis"],
): boolean {
  if (!subject || words[at]?.spoken) return false;
  const isOpen =
    kind === "listed" ? person?.paid === "" && person.organisation !== "" : kind === "name";
  return isOpen && /^(?:provides?|delivers?)$/.test(words[to]?.lower ?? "");
}
