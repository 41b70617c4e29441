import { globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { writing } from "#src/plan/build.ts";
import { type Outcome, Plan, type Writing } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import type { Review } from "#src/plan/record.ts";
import { lenient } from "./lenient.ts";
import { type Item, readItems } from "./wording-items.ts";
import { templateNamed, type Wrapped } from "./wording-frame.ts";

const text = lenient(z.string(), "");
const flag = lenient(z.boolean(), false);
const texts = lenient(z.array(z.string()), []);
const list = <T extends z.ZodMiniType>(of: T) => lenient(z.array(of), []);

/** What a labelled plan says beside its JSON. Anything may be missing. */
const Facts = z.object({
  pack: text,
  today: text,
  status: lenient(z.enum(["draft", "ready", "final"]), "draft"),
  needs: list(
    z.object({
      id: text,
      text,
      origin: lenient(z.enum(["", "resident", "worker", "referrer", "family", "shared"]), ""),
      outcomes: texts,
      says: text,
      notNow: lenient(z.nullable(z.object({ on: text, words: text })), null),
    }),
  ),
  areas: lenient(z.record(z.string(), z.array(z.string())), {}),
  areasDiscussed: list(z.object({ area: text, on: text, words: text })),
  commissioned: list(z.object({ action: text, shortTerm: flag, until: text })),
  explored: list(z.object({ outcome: text, strand: text, on: text, reason: text })),
  directing: texts,
  stage: lenient(z.nullable(z.object({ name: text, from: text, to: text })), null),
  handover: list(z.object({ outcome: text, to: text })),
  events: list(z.object({ on: text })),
  reviews: list(z.object({ on: text, withResident: lenient(z.boolean(), true), kind: text })),
  nextReview: text,
  previous: lenient(
    z.nullable(z.object({ on: text, sections: lenient(z.record(z.string(), z.string()), {}) })),
    null,
  ),
  stillRight: list(z.object({ section: text, on: text })),
  steady: texts,
  paused: lenient(z.nullable(z.object({ reason: text, from: text })), null),
  signatures: list(
    z.object({
      person: text,
      on: text,
      as: lenient(z.enum(["signature", "voice", "mark", "advocate"]), "signature"),
      witness: text,
      authority: text,
    }),
  ),
  signatureDeclined: lenient(z.nullable(z.object({ reason: text, offered: texts })), null),
  signatureNote: text,
  disagreements: list(z.object({ action: text, outcome: text, words: text })),
  risks: list(
    z.object({
      id: text,
      what: text,
      level: lenient(z.enum(["", "low", "medium", "high"]), ""),
      lastReviewed: text,
      withResident: lenient(z.boolean(), true),
      reason: text,
      approvedBy: text,
      safetyPlan: lenient(z.nullable(z.object({ staff: text, person: text })), null),
    }),
  ),
  communicationNeeds: texts,
  copyOffered: list(z.object({ on: text, format: text, response: text })),
  limitedViews: text,
  steps: lenient(z.union([z.string(), z.array(z.string())]), ""),
  sessions: list(z.object({ section: text, by: text })),
});
type Facts = z.infer<typeof Facts>;

/** A whole plan with its facts where a plan of ours keeps them; null when it is no plan of ours. */
export function wrapPlan(item: Item, pack = ""): Wrapped | null {
  const parsed = Plan.safeParse(item.plan);
  if (!parsed.success) return null;
  const facts = Facts.parse(item.facts ?? {});
  const today = facts.today || item.context.today || "2031-01-06";
  return {
    plan: withFacts(parsed.data, facts, pack, today),
    occasion: { template: templateNamed(parsed.data.template.name), today },
    target: null,
    context: [],
  };
}

/** The ordinary plans without fault among our labelled wording, as they stand. */
export function cleanPlans(): Plan[] {
  const folder = fileURLToPath(new URL("../../fixtures/wording/dev/plans", import.meta.url));
  return globSync("*.jsonl", { cwd: folder })
    .sort()
    .flatMap((it) => readItems(join(folder, it)).items)
    .filter((it) => it.decides.includes("*"))
    .flatMap((it) => wrapPlan(it)?.plan ?? []);
}

function withFacts(plan: Plan, facts: Facts, pack: string, today: string): Plan {
  const { events, paused, stage, limitedViews, steps } = facts;
  const tried = [limitedViews, ...[steps].flat()].filter(Boolean).join(" ");
  return {
    ...plan,
    pack: facts.pack || pack,
    status: facts.status,
    stage: stage && { name: stage.name, from: stage.from || null, to: stage.to || null },
    needs: facts.needs.map(({ id, text, origin, outcomes, says, notNow }) => ({
      id,
      wording: writing(text, "worker"),
      origin,
      outcomes,
      says: writing(notNow?.words || says),
      notNowOn: notNow?.on || null,
    })),
    talks: facts.areasDiscussed.map(({ area, on, words }, at) => ({
      id: `talk-${at + 1}`,
      area,
      on: on || null,
      words: writing(words),
    })),
    reviews: reviewsOf(facts),
    reviewOn: facts.nextReview || plan.reviewOn,
    pausedOn: paused?.from || null,
    pausedFor: paused?.reason ?? "",
    eventOn: events.at(-1)?.on || null,
    risks: facts.risks.map(({ id, what, lastReviewed, safetyPlan, ...risk }) => ({
      id,
      wording: writing(what, "worker"),
      level: risk.level,
      reviewedOn: lastReviewed || null,
      withResident: risk.withResident,
      reason: risk.reason,
      approvedBy: risk.approvedBy,
      staffDo: writing(safetyPlan?.staff ?? "", "worker"),
      personDoes: writing(safetyPlan?.person ?? ""),
    })),
    signatures: facts.signatures.map(({ person, on, as, witness, authority }, at) => ({
      id: `signature-${at + 1}`,
      person: person || null,
      on: on || null,
      as,
      witness: witness || null,
      authority,
    })),
    unsigned: writing(whyUnsigned(facts), "worker"),
    communicationNeeds: facts.communicationNeeds,
    copies: facts.copyOffered.map((it, at) => ({ ...it, id: `copy-${at + 1}`, on: it.on || null })),
    writing: tried ? { ...plan.writing, heard: writing(tried, "worker") } : plan.writing,
    outcomes: plan.outcomes.map((it) => outcomeWith(it, facts, today)),
  };
}

/** The reviews, the first of which holds what stood in the plan at the last formal one. */
function reviewsOf({ reviews, previous, stillRight, steady }: Facts): Review[] {
  const prints = Object.entries(previous?.sections ?? {}).map(([section, text]) => [
    placeOf(section),
    printOfText(text),
  ]);
  const first = previous ? [{ on: previous.on, withResident: true, kind: "formal" }] : [];
  const all = [...first, ...reviews];
  return all.map(({ on, withResident, kind }, at) => ({
    id: `review-${at + 1}`,
    on: on || null,
    kind: kind === "quick" ? "quick" : "formal",
    withResident,
    notes: writing("", "worker"),
    prints: at === 0 ? Object.fromEntries(prints) : {},
    stillRight: [
      ...stillRight.filter((it) => it.on === on).map((it) => placeOf(it.section)),
      ...(at === all.length - 1 ? steady.map(placeOf) : []),
    ],
  }));
}

/** Where "OUTCOME.KEY", or the id of a marker, is among the prints of a plan. */
function placeOf(section: string): string {
  const [entity = "", key = "text"] = section.split(".");
  return `${entity}/${key}`;
}

/** Why the resident has not signed, with the days on which it was offered. */
function whyUnsigned({ signatureNote, signatureDeclined }: Facts): string {
  if (!signatureDeclined) return signatureNote;
  return [signatureNote, `“${signatureDeclined.reason}”`, ...signatureDeclined.offered]
    .filter(Boolean)
    .join(", ");
}

function outcomeWith(outcome: Outcome, facts: Facts, today: string): Outcome {
  const { id } = outcome;
  const explored = facts.explored.filter((it) => it.outcome === id && it.reason);
  const said = facts.disagreements.find((it) => it.outcome === id && !it.action);
  const isOwn = (section: string) =>
    facts.sessions.some((it) => it.section === section && it.by === "resident");
  return {
    ...outcome,
    areas: facts.areas[id] ?? outcome.areas,
    directing: facts.directing.includes(id) || outcome.directing,
    handover: facts.handover.find((it) => it.outcome === id)?.to || outcome.handover,
    writing: {
      ...Object.fromEntries(
        Object.entries(outcome.writing).map(([key, it]) => [
          key,
          isOwn(`${id}.${key}`) ? inOwnWords(it) : it,
        ]),
      ),
      // A strand that is empty on purpose holds the day and the reason in our plans.
      ...Object.fromEntries(
        explored.map((it) => [it.strand, writing(`${it.on}: ${it.reason}.`, "worker")]),
      ),
    },
    actions: outcome.actions.map((action) => {
      const bought = facts.commissioned.find((it) => it.action === action.id);
      const disagrees = facts.disagreements.find((it) => it.action === action.id) ?? said;
      return {
        ...action,
        commissioned: bought !== undefined || action.commissioned,
        // Nothing in a labelled plan says whether an owner was told, so that is no matter of it.
        toldOn: action.toldOn ?? today,
        shortTerm: bought?.shortTerm || action.shortTerm,
        agreement: disagrees
          ? { answer: "disagrees" as const, words: writing(disagrees.words) }
          : action.agreement,
      };
    }),
  };
}

function inOwnWords(it: Writing): Writing {
  return { ...it, marks: [...it.marks, { from: 0, to: it.text.length, kind: "own" }] };
}
