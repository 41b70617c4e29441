import { loadPart } from "#src/browser/load-part.ts";
import type { FieldSpelling, SpellingField } from "./attend-field.ts";
import type { SpellingPart, SpellingParts } from "./spelling-part.ts";
import { isSpellingOn, whenSpellingSwitched } from "./switch.ts";

/** After the first focus, before the dictionary is asked for: typing comes first. */
const PAUSE_MS = 300;

/** What finds misspelt words in the editors of one plan. */
export type Spelling = {
  /** Looks after an editor from now on. Answers how to stop. */
  join: (field: SpellingField) => () => void;
  /** Tells that the plan says something else: a name in it may be new. */
  planChanged: () => void;
  stop: () => void;
};

/** Finds misspelt words in a plan. All that is large comes once somebody is about to write. */
export function createSpelling(parts: SpellingParts): Spelling {
  const fields = new Map<SpellingField, FieldSpelling | null>();
  let part: SpellingPart | null = null;
  let isBegun = false;
  let isOver = false;
  const stopListening = whenSpellingSwitched(begin);

  return {
    join(field) {
      fields.set(field, part?.attend(field) ?? null);
      field.view.dom.addEventListener("focus", begin);
      return () => {
        field.view.dom.removeEventListener("focus", begin);
        fields.get(field)?.stop();
        fields.delete(field);
      };
    },
    planChanged: () => part?.planChanged(),
    stop() {
      isOver = true;
      stopListening();
      part?.stop();
    },
  };

  function begin() {
    if (isBegun || !isSpellingOn()) return;
    isBegun = true;
    setTimeout(() => void load(), PAUSE_MS);
  }

  async function load() {
    const found = await loadPart(
      () => import("./spelling-part.ts"),
      undefined,
      () => isOver,
    );
    if (!found || isOver) return;
    part = found.createSpellingPart(parts);
    for (const field of fields.keys()) fields.set(field, part.attend(field));
  }
}
