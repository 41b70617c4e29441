import type { Editing } from "#src/browser/editing.ts";
import { act, moveToActions, setFact, setSpeaker } from "#src/document/commands.ts";
import { addQuotationMarks, replaceWords } from "#src/document/edit-words.ts";
import { keepQuestion } from "#src/document/record-commands.ts";
import { textOf } from "#src/document/roots.ts";
import { readSpeaker } from "#src/document/writing.ts";
import type { Fix, Place } from "#src/lint/rule.ts";

/**
 * What came of a fix: the place to show afterwards, null for the old one; and whether it was only
 * suggested, since the words are the resident's own.
 */
export type Applied = { place: Place | null; isSuggested?: true };

/** The fixes that are edits; the others ask something first. */
export type Edit = Exclude<Fix, { kind: "go-to" | "add-person" }>;

/**
 * Applies a fix that a person chose, as one step of undo. Null, and nothing is done, where the words that
 * it is about are others now; `wordsAt` answers what they were when they were checked.
 */
export function applyFix(
  editing: Editing,
  fix: Edit,
  wordsAt: (place: Place) => string,
): Applied | null {
  if (!editing.editable) return null;
  editing.undo.stop();
  const applied = edit(editing, fix, wordsAt);
  editing.undo.stop();
  return applied;
}

function edit(
  { ydoc, who }: Editing,
  fix: Edit,
  wordsAt: (place: Place) => string,
): Applied | null {
  switch (fix.kind) {
    case "set-owner":
      setFact(ydoc, fix.action, "owner", fix.owner);
      return { place: { entity: fix.action, key: "owner", from: 0, to: 0 } };
    case "set-due":
      setFact(ydoc, fix.action, "dueOn", fix.dueOn);
      return { place: { entity: fix.action, key: "dueOn", from: 0, to: 0 } };
    case "set-review":
      act(ydoc, () => {
        setFact(ydoc, fix.outcome, "timeframe.kind", "open");
        setFact(ydoc, fix.outcome, "timeframe.reviewOn", fix.reviewOn);
      });
      return { place: null };
    case "set-fact":
      setFact(ydoc, fix.entity, fix.fact, fix.value);
      return { place: null };
    case "set-paid":
      setFact(ydoc, fix.person, "paid", fix.paid);
      return { place: null };
    case "set-speaker": {
      const said = fix.person ? `${fix.speaker}:${fix.person}` : fix.speaker;
      const speaker = readSpeaker(said, { kind: "worker", person: null });
      setSpeaker(ydoc, fix.place.entity, fix.place.key, speaker);
      return { place: null };
    }
    case "move-to-actions": {
      const { entity, key, from, to } = fix.place;
      if (textOf(ydoc, entity, key).toString().slice(from, to) !== wordsAt(fix.place)) return null;
      const action = moveToActions(ydoc, fix.outcome, fix.place, who);
      return action ? { place: { entity: action, key: "text", from: 0, to: 0 } } : null;
    }
    case "quote": {
      const { entity, key } = fix.place;
      const at = addQuotationMarks(ydoc, entity, key);
      return { place: { entity, key, from: at, to: at } };
    }
    case "replace": {
      const { entity, key, from } = fix.place;
      const done = replaceWords(ydoc, fix.place, wordsAt(fix.place), fix.words, who);
      if (!done) return null;
      if (done === "suggested") return { place: null, isSuggested: true };
      return { place: { entity, key, from, to: from + fix.words.length } };
    }
    case "ask":
      keepQuestion(ydoc, fix.question, who);
      return { place: null };
  }
}
