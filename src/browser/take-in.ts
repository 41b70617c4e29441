import { appendWords } from "#src/document/edit-words.ts";
import { addRemark } from "#src/document/record-commands.ts";
import { type Taken, takeSuggestion } from "#src/document/take-suggestion.ts";
import type { Destination } from "#src/import/destinations.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Suggestion } from "#src/plan/suggestion.ts";
import type { Editing } from "./editing.ts";
import { putInto } from "./put-into.ts";
import type { ReturnedPiece } from "./returned.ts";
import { today } from "./today.ts";

const EARLIER = { kind: "document", person: null } as const;

/** How a piece is taken in. */
export type TakingIn = {
  /** Where words go that belong nowhere. */
  to: Destination | null;
  /** Whether the file's words stand in the place of what somebody changed there meanwhile. */
  replacesAll: boolean;
};

/** Takes a piece of a copy into the open plan. */
export function takeIn(
  editing: Editing,
  plan: Plan,
  { kind, source, after }: ReturnedPiece,
  { to, replacesAll }: TakingIn,
): Taken {
  if (source.from === "tray") {
    if (!to) return "unclear";
    putInto(editing, plan, to, source.item.text);
    return "done";
  }
  if (source.from === "comment") {
    const { author, moment, text, place, about } = source.comment;
    // Where the place is not known, the words that it is about say it.
    const words = place || !about.trim() ? text : `“${about.trim()}”: ${text}`;
    const where = place ? `${place.entity}/${place.key}` : "";
    const quote = place ? about.trim().slice(0, 400) : "";
    const on = moment?.slice(0, 10) ?? null;
    keepRemark(editing, { about: where, by: author, on, quote }, words);
    return "done";
  }
  const { suggestion } = source;
  if (kind !== "comment")
    return takeSuggestion(editing.ydoc, suggestion, {
      sections: editing.template.outcomeSections,
      // Nobody has said yet whose words they are.
      speaker: EARLIER,
      replacesAll,
      who: editing.who,
    });
  const by = suggestion.by.map(({ author }) => author).join(", ");
  keepRemark(editing, { about: placeOf(suggestion), by, on: today() }, after);
  return "done";
}

function placeOf(suggestion: Suggestion): string {
  if (suggestion.kind === "fact") return `${suggestion.entity}/${suggestion.fact}`;
  return suggestion.kind === "words" ? `${suggestion.place.entity}/${suggestion.place.key}` : "";
}

function keepRemark(
  { ydoc, who }: Editing,
  facts: { about: string; by: string; on: string | null; quote?: string },
  words: string,
) {
  const id = addRemark(ydoc, facts, EARLIER, who);
  appendWords(ydoc, id, "text", words);
}
