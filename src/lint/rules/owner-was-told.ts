import { nameOf, personOf, RESIDENT } from "#src/plan/plan.ts";
import { defineRule } from "../rule.ts";

/** Whoever has taken something on in a finished plan has been told, or has signed it. */
export const ownerWasTold = defineRule({
  name: "owner-was-told",
  catalogue: "PC14",
  scope: "review",
  topic: "process",
  tier: "idea",
  severity: "warning",
  messages: {
    untold: {
      message: "Nothing says that {owner} knows about this.",
      question: "Who tells {owner}, and is that all right with {called}?",
    },
  },
  *check({ plan }) {
    if (plan.status !== "final") return;
    const signed = new Set(plan.signatures.map((it) => it.person));
    for (const { id, owner, status, toldOn } of plan.outcomes.flatMap((it) => it.actions)) {
      if (!owner || owner === RESIDENT || toldOn || status !== "open" || signed.has(owner))
        continue;
      const person = personOf(plan, owner);
      if (!person) continue;
      yield {
        place: { entity: id, key: "toldOn", from: 0, to: 0 },
        with: { owner: nameOf(person) },
      };
    }
  },
});
