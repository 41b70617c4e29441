import { dayInWords } from "#src/plan/in-words.ts";
import { nameOf, personOf } from "#src/plan/plan.ts";
import { defineRule } from "../rule.ts";

/** What a service or worker promised is done by its day, or the plan says that it wasn't. */
export const promiseIsKept = defineRule({
  name: "promise-is-kept",
  catalogue: "PC02",
  scope: "review",
  topic: "process",
  tier: "fix",
  severity: "warning",
  messages: {
    missed: {
      message: "{owner} was to do this by {day}, and it is still open.",
      question: "Does {called} know what happened to this, and what is the new day?",
    },
    "not-done": {
      message: "{owner} did not do this, and no new day is set.",
      question: "What got in the way, and what happens instead?",
    },
  },
  *check({ plan }, { today }) {
    for (const { id, owner, dueOn, status } of plan.outcomes.flatMap((it) => it.actions)) {
      const person = personOf(plan, owner);
      if (person?.paid !== "paid" || status === "done") continue;
      const isLate = dueOn !== null && dueOn < today;
      if (status === "open" ? !isLate : dueOn !== null && dueOn >= today) continue;
      yield {
        place: { entity: id, key: "dueOn", from: 0, to: 0 },
        messageId: status === "open" ? "missed" : "not-done",
        with: { owner: nameOf(person), day: dueOn ? dayInWords(dueOn) : "" },
        evidence: dueOn ?? "",
      };
    }
  },
});
