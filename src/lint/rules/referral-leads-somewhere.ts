import { rangeOf } from "../analysis/analyse.ts";
import { ownershipOf } from "../analysis/ownership.ts";
import { referralIn } from "../analysis/referrals.ts";
import { isTimed } from "../analysis/timing.ts";
import { wordsOf } from "../owners.ts";
import { defineRule } from "../rule.ts";

/** A referral says where it goes and by when, or what happens if nothing comes back. */
export const referralLeadsSomewhere = defineRule({
  name: "referral-leads-somewhere",
  catalogue: "A07",
  scope: "outcome",
  topic: "actions",
  tier: "look",
  severity: "warning",
  messages: {
    nowhere: {
      message: "This does not say where it leads, or what happens if nothing comes back.",
      question: "Who exactly is asked, and when does somebody look whether they answered?",
    },
  },
  *check({ outcome: { actions }, pieces }) {
    for (const action of actions) {
      if (action.status !== "open" || action.dueOn) continue;
      const piece = wordsOf(action, pieces);
      if (!piece || piece.analysis.blankness) continue;
      const found = referralIn(piece.analysis);
      if (found.at === found.to || isTimed(piece.analysis)) continue;
      if (ownershipOf(piece.analysis).kind === "over") continue;
      const range = rangeOf(piece.analysis.words, found.at, found.to);
      yield {
        place: { entity: action.id, key: "text", ...range },
        evidence: piece.analysis.text.slice(range.from, range.to).toLowerCase(),
      };
    }
  },
});
