/** A plan that is made from a file, while a person looks at what was found and puts the rest somewhere. */
import { calledName, type Plan } from "#src/plan/plan.ts";
import { keptHeading } from "#src/template/kept-sections.ts";
import { headingFor, type Template } from "#src/template/template.ts";
import type { Destination } from "./destinations.ts";
import { putIntoDraft, takeFromDraft } from "./draft-edits.ts";
import { withTray } from "./draft-tray.ts";
import type { PlanDraft, TrayItem } from "./plan-draft.ts";

/** Words of the file that have a place in the plan. */
export type FoundWords = {
  place: { entity: string; key: string };
  /** What stood over or before them in the file; empty where nothing did. */
  label: string;
  /** As the file has them, with days and names that were understood. */
  words: string;
  /** The numbers of the blocks that they are in. */
  blocks: readonly number[];
  /** How likely the place is right, from 0 to 1; 1 where a person chose it. */
  confidence: number;
};

/** Words of the file without a place; `id` names them. */
export type StrayWords = TrayItem & { id: string };

/** What a person has to look at. Every word of the file is in one of the lists, or is a label. */
export type DraftReview = {
  plan: Plan;
  found: readonly FoundWords[];
  tray: readonly StrayWords[];
  /** What somebody chose to leave out of the plan. */
  leftOut: readonly StrayWords[];
};

/** Begins to look at a draft. What several parts of the file say about one place is one thing. */
export function reviewOf({ plan, parts, tray }: PlanDraft): DraftReview {
  let found: FoundWords[] = [];
  for (const { place, label, words, blocks, confidence } of parts)
    found = withFound(found, { place, label, words, blocks, confidence });
  return {
    plan,
    found,
    tray: tray.map((it, at) => ({ ...it, id: `s${at}` })),
    leftOut: [],
  };
}

/** Puts words without a place somewhere. */
export function putStray(
  review: DraftReview,
  id: string,
  to: Destination,
  newId: () => string,
): DraftReview {
  const stray = review.tray.find((it) => it.id === id);
  if (!stray) return review;
  const { draft, place } = putIntoDraft(review.plan, to, stray.text, newId);
  const { text: words, block } = stray;
  const fresh = { place, label: "", words, blocks: [block], confidence: 1 };
  return {
    ...review,
    plan: draft,
    found: withFound(review.found, fresh),
    tray: review.tray.filter((it) => it.id !== id),
  };
}

/** Takes words away from their place; they are without one then. */
export function takeBack(
  review: DraftReview,
  { entity, key }: FoundWords["place"],
  newId: () => string,
): DraftReview {
  const found = review.found.find((it) => isAt(it, entity, key));
  if (!found || !isMovable(review, found)) return review;
  const [block = 0] = found.blocks;
  const stray = { id: newId(), kind: "left over", text: found.words, block, by: "" } as const;
  return {
    ...review,
    plan: takeFromDraft(review.plan, entity, key),
    found: review.found.filter((it) => it !== found),
    tray: [...review.tray, stray],
  };
}

/** Puts words that have a place somewhere else. */
export function moveFound(
  review: DraftReview,
  place: FoundWords["place"],
  to: Destination,
  newId: () => string,
): DraftReview {
  if (to.kind === "words" && to.entity === place.entity && to.key === place.key) return review;
  const taken = takeBack(review, place, newId);
  const stray = taken === review ? undefined : taken.tray.at(-1);
  return stray ? putStray(taken, stray.id, to, newId) : review;
}

/** Leaves words without a place out of the plan, or with false puts them back among the others. */
export function leaveOut(review: DraftReview, id: string, isOut = true): DraftReview {
  const [from, to] = isOut ? [review.tray, review.leftOut] : [review.leftOut, review.tray];
  const stray = from.find((it) => it.id === id);
  if (!stray) return review;
  const rest = from.filter((it) => it.id !== id);
  const more = [...to, stray];
  return isOut
    ? { ...review, tray: rest, leftOut: more }
    : { ...review, leftOut: rest, tray: more };
}

/** The plan as it was looked at; what still has no place is kept in it as such. */
export function finished({ plan, tray }: DraftReview): Plan {
  return withTray(plan, tray);
}

/** Whether words can be moved: what was understood as a fact, such as a name, can not. */
export function isMovable({ plan }: DraftReview, { place: { entity, key } }: FoundWords): boolean {
  if (entity === "plan") return Object.hasOwn(plan.writing, key);
  return plan.outcomes.some(
    ({ id, markers, actions }) =>
      id === entity || (key === "text" && [...markers, ...actions].some((it) => it.id === entity)),
  );
}

/** What a place in the plan is called: "Outcome 2: What I want". */
export function placeInWords(
  { entity, key }: FoundWords["place"],
  plan: Plan,
  template: Template,
): string {
  const headingOf = (sections: Template["planSections"]) => {
    const section = sections.find((it) =>
      it.holds === "writing" ? it.key === key : `${it.holds}-note` === key,
    );
    if (section) return headingFor(section.heading, plan.voice, calledName(plan.resident));
    return FACTS[key] ?? keptHeading(key);
  };
  if (entity === "plan") return headingOf(template.planSections);
  const at = plan.outcomes.findIndex(({ id, markers, actions }) =>
    [{ id }, ...markers, ...actions].some((it) => it.id === entity),
  );
  const outcome = plan.outcomes[at];
  if (!outcome) return entity === plan.resident.id ? "Whose plan it is" : "Somebody in the plan";
  const name = `${template.outcomeName} ${at + 1}`;
  if (outcome.id === entity) return `${name}: ${headingOf(template.outcomeSections)}`;
  const isMarker = outcome.markers.some((it) => it.id === entity);
  return `${name}: ${isMarker ? "progress marker" : "action"}`;
}

const FACTS: Readonly<Record<string, string>> = {
  title: "Title of the plan",
  reviewOn: "Next review",
  totalHours: "Hours of support a week",
};

const isAt = ({ place }: FoundWords, entity: string, key: string) =>
  place.entity === entity && place.key === key;

function withFound(found: readonly FoundWords[], fresh: FoundWords): FoundWords[] {
  const { entity, key } = fresh.place;
  const there = found.find((it) => isAt(it, entity, key));
  if (!there) return [...found, fresh];
  const joined: FoundWords = {
    place: there.place,
    label: there.label || fresh.label,
    words: [there.words, fresh.words].filter(Boolean).join("\n"),
    blocks: [...new Set([...there.blocks, ...fresh.blocks])],
    confidence: Math.min(there.confidence, fresh.confidence),
  };
  return found.map((it) => (it === there ? joined : it));
}
