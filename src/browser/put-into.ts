import {
  addAction,
  addMarker,
  addOutcome,
  firstSpeaker,
  setSpeaker,
} from "#src/document/commands.ts";
import { appendWords } from "#src/document/edit-words.ts";
import type { Destination } from "#src/import/destinations.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Editing } from "./editing.ts";

/** Puts words from a file into the open plan. */
export function putInto(
  { ydoc, template, who }: Editing,
  plan: Plan,
  to: Destination,
  words: string,
): void {
  const place = placeFor();
  appendWords(ydoc, place.entity, place.key, words);

  function placeFor() {
    if (to.kind === "words") return to;
    if (to.kind === "action")
      return { entity: addAction(ydoc, to.outcome, null, who), key: "text" };
    const speaker = firstSpeaker(plan.voice, plan.spokenBy);
    // Nobody has said yet whose words they are.
    const earlier = { kind: "document", person: null } as const;
    if (to.kind === "marker")
      return { entity: addMarker(ydoc, to.outcome, null, earlier, who), key: "text" };
    const entity = addOutcome(ydoc, template.outcomeSections, speaker, who);
    const key = template.outcomeSections.find((it) => it.role === "outcome")?.key ?? "voice";
    setSpeaker(ydoc, entity, key, earlier);
    return { entity, key };
  }
}
