import { rangeOf } from "../analysis/analyse.ts";
import { ownershipOf } from "../analysis/ownership.ts";
import { openPiece, ownerOf, ownersNamedIn } from "../owners.ts";
import { defineRule } from "../rule.ts";

/** An action is not left to a crowd: one person has it, and can be asked about it. */
export const ownerIsOnePerson = defineRule({
  name: "owner-is-one-person",
  catalogue: "A02",
  scope: "outcome",
  topic: "actions",
  tier: "look",
  severity: "warning",
  messages: {
    crowd: {
      message: "“{word}” could be anybody.",
      question: "Which one of them will {called} look out for?",
    },
    listed: {
      message: "“{word}” is down for this, and that could be anybody.",
      question: "Which one of them will {called} look out for?",
    },
  },
  *check({ outcome: { actions }, pieces }, setting) {
    const crowd = setting.config.vocabulary.phrases("crowd");
    for (const action of actions) {
      const owner = action.status === "open" ? ownerOf(action, setting) : undefined;
      const called = owner && (owner.name || owner.relation).trim();
      if (called && crowd.has(called.toLowerCase())) {
        yield {
          place: { entity: action.id, key: "owner", from: 0, to: 0 },
          messageId: "listed",
          with: { word: called },
        };
        continue;
      }
      const piece = openPiece(action, pieces, setting);
      const ownership = piece && ownershipOf(piece.analysis);
      if (!piece || ownership?.kind !== "crowd") continue;
      const range = rangeOf(piece.analysis.words, ownership.at, ownership.to);
      const word = piece.analysis.text.slice(range.from, range.to);
      yield {
        place: { entity: action.id, key: "text", ...range },
        messageId: "crowd",
        with: { word },
        evidence: word.toLowerCase(),
        fixes: ownersNamedIn(piece, action),
      };
    }
  },
});
