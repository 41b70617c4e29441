import type { Editing } from "#src/browser/editing.ts";
import { moveToActions, setFact, setSpeaker } from "#src/document/commands.ts";
import { readSpeaker } from "#src/document/writing.ts";
import type { Fix, Place } from "#src/lint/rule.ts";

/** Applies a fix that a person chose. Answers the place to show afterwards, or null for the old one. */
export function applyFix({ ydoc, who }: Editing, fix: Fix): Place | null {
  switch (fix.kind) {
    case "go-to":
      return fix.place;
    case "set-owner":
      setFact(ydoc, fix.action, "owner", fix.owner);
      return { entity: fix.action, key: "owner", from: 0, to: 0 };
    case "set-review":
      setFact(ydoc, fix.outcome, "timeframe.kind", "open");
      setFact(ydoc, fix.outcome, "timeframe.reviewOn", fix.reviewOn);
      return null;
    case "move-to-actions": {
      const action = moveToActions(ydoc, fix.outcome, fix.place, who);
      return action ? { entity: action, key: "text", from: 0, to: 0 } : null;
    }
    case "set-speaker":
      setSpeaker(
        ydoc,
        fix.place.entity,
        fix.place.key,
        readSpeaker(fix.person ? `${fix.speaker}:${fix.person}` : fix.speaker, {
          kind: "worker",
          person: null,
        }),
      );
      return null;
    case "set-due":
      setFact(ydoc, fix.action, "dueOn", fix.dueOn);
      return { entity: fix.action, key: "dueOn", from: 0, to: 0 };
    case "set-fact":
      setFact(ydoc, fix.entity, fix.fact, fix.value);
      return null;
    case "set-paid":
      setFact(ydoc, fix.person, "paid", fix.paid);
      return null;
    case "ask":
    case "quote":
    case "replace":
    case "add-person":
      return null;
  }
}
