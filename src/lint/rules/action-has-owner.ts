import { ownershipOf } from "../analysis/ownership.ts";
import { openPiece, ownersNamedIn } from "../owners.ts";
import { defineRule } from "../rule.ts";

/** Every action names the person who will do it. */
export const actionHasOwner = defineRule({
  name: "action-has-owner",
  catalogue: "A01",
  scope: "outcome",
  topic: "actions",
  tier: "fix",
  severity: "error",
  messages: {
    nobody: {
      message: "Nobody is named for this yet.",
      question: "Who will do this, and do they know?",
    },
  },
  *check({ outcome: { actions }, pieces }, setting) {
    for (const action of actions) {
      const piece = openPiece(action, pieces, setting);
      if (!piece) continue;
      const ownership = ownershipOf(piece.analysis);
      if (ownership.kind !== "nobody") continue;
      yield {
        place: { entity: action.id, key: "owner", from: 0, to: 0 },
        // Where people are mentioned one of them may have it, in words that were not understood.
        ...(ownership.named ? { tier: "look" as const } : {}),
        fixes: ownersNamedIn(piece, action),
      };
    }
  },
});
