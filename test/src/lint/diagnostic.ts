import type { Diagnostic } from "#src/lint/rule.ts";

/** A finding at the beginning of a section of the plan, but for what is given. */
export function diagnosticOf(facts: Partial<Diagnostic>): Diagnostic {
  return {
    rule: "some-rule",
    messageId: "some",
    topic: "outcomes",
    tier: "look",
    severity: "warning",
    place: { entity: "plan", key: "about", from: 0, to: 0 },
    message: "",
    question: "",
    plainly: "",
    fixes: [],
    key: "some-rule/plan/about/",
    ...facts,
  };
}
