import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";
import { PlanId } from "./plans.ts";
import { Choice, QualityFilter } from "./quality.ts";

/**
 * `GET /api/quality/sameness?`: which wordings are shown, those that stand in a plan of the team, or of
 * the template. What is said of each stays the same whatever is asked for, so that nothing can be
 * worked out by taking one answer from another.
 */
export const SamenessQuestion = z.pick(QualityFilter, { team: true, template: true });
export type SamenessQuestion = z.infer<typeof SamenessQuestion>;

/** So many of so many plans. */
const Share = z.object({ plans: z.int(), of: z.int() });

/** A section of a template; its heading is as it speaks of the resident. */
const InSection = z.object({
  template: z.string(),
  templateTitle: z.string(),
  section: z.string(),
  heading: z.string(),
});

/** Wording that stands nearly the same in the plans of several residents. It holds no words. */
export const SameWording = z.object({
  residents: z.int(),
  plans: z.int(),
  /** The sections it stands in, those of the most plans first; `of` counts plans with writing there. */
  sections: z.array(z.extend(InSection, Share.shape)),
  /** The names of the teams whose plans it stands in, by the alphabet; how often in each is not told. */
  teams: z.array(z.string()),
  /** When the first and the last of these plans was begun. */
  begun: z.object({ first: Moment, last: Moment }),
  /** How much each shares at least with the one of another resident that is most like it, 0.7 to 1. */
  alike: z.number(),
  /** Places where it stands, one a plan, of as many residents as there is room for. */
  places: z.array(
    z.object({
      plan: PlanId,
      reference: z.string(),
      resident: z.string(),
      entity: z.string(),
      section: z.string(),
    }),
  ),
});
export type SameWording = z.infer<typeof SameWording>;

/** What comparing all writing of the plans found. */
export const FoundSameness = z.object({
  comparedAt: Moment,
  /** How many pieces of writing were compared, how many of them recur, and how many nearly do. */
  pieces: z.int(),
  recurring: z.int(),
  nearly: z.int(),
  /** In how many plans of those with writing to compare something recurs. */
  plans: Share,
  /** By section, as the templates have them, in pieces of writing: so many of so many recur. */
  sections: z.array(z.extend(InSection, { recurring: z.int(), pieces: z.int() })),
  templates: z.array(z.extend(Share, { name: z.string(), title: z.string() })),
  /**
   * By team, by the alphabet. Null for one team alone, and where anything recurs in fewer than five
   * plans of a team: a team may be one person.
   */
  teams: z.nullable(z.array(z.extend(Share, { name: z.string(), title: z.string() }))),
  /** Those in plans of the most residents first, of those that were asked for. */
  wordings: z.array(SameWording),
  /** How many there are of those that were asked for, shown or not. */
  total: z.int(),
});
export type FoundSameness = z.infer<typeof FoundSameness>;

/** The answer, for whoever leads a team. Nothing in it depends on who wrote what. */
export const Sameness = z.object({
  /** How many plans there are, and how many were looked through as they are now. */
  plans: z.int(),
  looked: z.int(),
  /** Whether a newer comparison is on its way: whoever asks again gets it. */
  isBehind: z.boolean(),
  /** Null until the first comparison is done. */
  found: z.nullable(FoundSameness),
  /** What it can be narrowed to. */
  teams: z.array(Choice),
  templates: z.array(Choice),
});
export type Sameness = z.infer<typeof Sameness>;
