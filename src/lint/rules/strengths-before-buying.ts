import { calledName } from "#src/plan/plan.ts";
import { headingFor } from "#src/template/template.ts";
import { defineRule } from "../rule.ts";

/** Before support is bought, each strand of strengths has been talked about. */
export const strengthsBeforeBuying = defineRule({
  name: "strengths-before-buying",
  catalogue: "G02",
  scope: "outcome",
  topic: "strengths",
  tier: "fix",
  severity: "warning",
  messages: {
    unexplored: {
      message: "Support is being bought here, and nothing is written under {strands} yet.",
      question: "What do {called} and the people around already do, or would like to?",
    },
  },
  *check({ outcome, pieces }, { voice, resident }) {
    const bought = outcome.actions.find((it) => it.commissioned && !it.shortTerm && isToDo(it));
    if (!bought) return;
    const empty = pieces.filter((it) => it.kind === "strengths" && it.analysis.blankness);
    const [first] = empty;
    if (!first) return;
    const names = empty.map(
      (it) => `“${headingFor(it.section.heading, voice, calledName(resident))}”`,
    );
    yield {
      place: { entity: bought.id, key: "commissioned", from: 0, to: 0 },
      with: { strands: listed(names) },
      evidence: empty.map((it) => it.key).join("+"),
      fixes: [
        {
          kind: "go-to",
          label: "Go there",
          place: { entity: first.entity, key: first.key, from: 0, to: 0 },
        },
      ],
    };
  },
});

function isToDo({ status }: { status: string }): boolean {
  return status !== "not-done";
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
