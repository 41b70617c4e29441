import type { Action, Outcome } from "#src/plan/plan.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { ownershipOf } from "../analysis/ownership.ts";
import { isTimed } from "../analysis/timing.ts";
import { wantingIn } from "../analysis/to-do.ts";
import { daysAfter } from "../days.ts";
import { wordsOf } from "../owners.ts";
import { defineRule, type Fix, type Setting } from "../rule.ts";

/** An open action has a day, a rhythm, or something that sets it off. */
export const actionHasDate = defineRule({
  name: "action-has-date",
  catalogue: "A04",
  scope: "outcome",
  topic: "actions",
  tier: "look",
  severity: "warning",
  messages: {
    undated: {
      message: "No day is set for this yet.",
      question: "By which day, or how often?",
    },
  },
  *check({ outcome, pieces }, setting) {
    for (const action of outcome.actions) {
      if (action.status !== "open" || action.dueOn) continue;
      const piece = wordsOf(action, pieces);
      if (!piece || piece.analysis.blankness || isTimed(piece.analysis)) continue;
      // What people do as a habit needs no day; what is still to come does.
      const { ahead, phrase } = wantingIn(piece.analysis);
      if (!ahead && !(phrase && action.owner)) continue;
      if (ownershipOf(piece.analysis).kind === "over") continue;
      yield {
        place: { entity: action.id, key: "dueOn", from: 0, to: 0 },
        fixes: daysFor(action, outcome, setting),
      };
    }
  },
});

/** The days that are offered: in a week, and the one the whole outcome is for. */
function daysFor({ id }: Action, { timeframe }: Outcome, { today }: Setting): Fix[] {
  const soon = daysAfter(today, 7);
  const last = timeframe.to ?? timeframe.reviewOn;
  const days = last && last > soon ? [soon, last] : [soon];
  return days.map((dueOn) => ({
    kind: "set-due",
    label: `By ${dayInWords(dueOn)}`,
    action: id,
    dueOn,
  }));
}
