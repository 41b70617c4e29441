import { dayInWords } from "#src/plan/in-words.ts";
import { isEasyReadApproved } from "#src/plan/easy-read.ts";
import type { Outcome, Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { type Manner, outcomeSections, type ShownSection } from "./copy-sections.ts";
import { keeping } from "./copy-parts.ts";
import { line, linesOf } from "./writing-lines.ts";

/**
 * One outcome in Easy Read: the short sentences that a person approved and nothing else. Without
 * them the resident's own words are shown, and that they are no Easy Read is said; words that nobody
 * approved are never shown.
 */
export function easyReadSections(
  plan: Plan,
  template: Template,
  outcome: Outcome,
  manner: Manner,
): ShownSection[] {
  if (isEasyReadApproved(outcome)) return [approved(outcome)];
  const wishes = template.outcomeSections.filter((it) => it.role === "outcome");
  const own = outcomeSections(
    plan,
    { ...template, outcomeSections: wishes },
    {
      ...outcome,
      writing: onlyOf(
        outcome.writing,
        wishes.map((it) => it.key),
      ),
    },
    manner,
  );
  const missing = keeping(
    line(
      "banner",
      "Nobody has approved Easy Read words for this yet. These are the words of the plan.",
    ),
  );
  return own.map((it, index) =>
    index > 0 ? it : { ...it, part: { ...it.part, blocks: [missing, ...it.part.blocks] } },
  );
}

/** One idea a line, with room around it. */
function approved({ id, easyRead, easyReadBy, easyReadOn }: Outcome): ShownSection {
  const on = easyReadOn === null ? "" : ` on ${dayInWords(easyReadOn)}`;
  return {
    tag: `${id}.easy-read`,
    heading: "In short",
    part: {
      words: easyRead.text,
      blocks: [
        ...linesOf(easyRead, "voice").map((it) => ({ ...it, depth: null })),
        line("speaker", `${easyReadBy.trim()} approved these words${on}.`),
      ],
    },
  };
}

function onlyOf(writing: Outcome["writing"], keys: readonly string[]): Outcome["writing"] {
  return Object.fromEntries(Object.entries(writing).filter(([key]) => keys.includes(key)));
}
