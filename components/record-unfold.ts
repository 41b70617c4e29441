import { PLAN } from "#src/document/roots.ts";
import type { Place } from "#src/lint/rule.ts";
import { OwRecordEntry } from "./record-entry.ts";
import { keysOf, type RecordField } from "./record-fields.ts";
import { OwRecordPanel } from "./record-panel.ts";
import { OwRecordThing } from "./record-thing.ts";

/** Unfolds what a place on record is folded in. Answers the place to show, which may be nearer. */
export async function unfoldPlace(place: Place): Promise<Place> {
  const thing = document.querySelector(`#record-${place.entity} ow-record-thing`);
  if (thing instanceof OwRecordThing) {
    const field = thing.entry.fields.find((it) => keysOf(it).includes(place.key));
    if (!field) return place;
    thing.closest("details")?.setAttribute("open", "");
    thing.open = true;
    await thing.updateComplete;
    return { ...place, key: shownKey(field) };
  }
  const panel = document.querySelector("ow-record-panel");
  if (!(panel instanceof OwRecordPanel)) return place;
  await panel.updateComplete;
  const wanted = wantedIn(panel, place);
  const entries = [...panel.querySelectorAll("ow-record-entry")].filter(
    (it) => it instanceof OwRecordEntry && it.entry.id === wanted.entity,
  );
  for (const it of entries) {
    const field = it.entry.fields.find((one) => keysOf(one).includes(wanted.key));
    if (!field && !it.entry.isThing) continue;
    await it.unfold();
    return field ? { ...wanted, key: shownKey(field) } : wanted;
  }
  return wanted;
}

/** The key that the control of a field is found by on the page. */
function shownKey(field: RecordField): string {
  return field.kind === "set" ? `${field.set}s` : field.key;
}

/** Where a question about a whole part or about all outcomes is answered. */
function wantedIn({ plan, parts, editing }: OwRecordPanel, place: Place): Place {
  if (place.entity !== PLAN) return place;
  if (place.key === "outcomes") {
    const [first] = plan.outcomes;
    const key = editing.template.outcomeSections.find((it) => it.role === "outcome")?.key;
    return first ? { ...place, entity: first.id, key: key ?? "voice" } : place;
  }
  const part = parts.find((it) => it.name === place.key);
  const lacking = part?.entries.find((it) => it.lacks);
  if (lacking) return { ...place, entity: lacking.id, key: lacking.lacks };
  if (part?.name === "stage" && plan.stage) return { ...place, key: "stage.to" };
  return place;
}
