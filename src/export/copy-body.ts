import type { Outcome, Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Block, Copy, CopyOptions, CopySection } from "./copy.ts";
import type { Part } from "./copy-parts.ts";
import type { Pictures } from "./picture.ts";
import { printable } from "./writing-lines.ts";

/**
 * What a kind of copy is made from. `plan` holds only the outcomes that the copy is to hold;
 * `numbers` says which of `total` each of them is.
 */
export type Source = {
  plan: Plan;
  template: Template;
  options: CopyOptions;
  /** What outcomes can have beside them. */
  pictures: Pictures;
  numbers: readonly number[];
  total: number;
};

/** What a kind of copy says; `name` is what it calls itself at the foot of a page. */
export type Body = Pick<Copy, "title" | "points" | "blocks" | "sections"> & { name: string };

/** A plan with the chosen outcomes only, which keep their numbers. */
export function sourceFor(
  plan: Plan,
  template: Template,
  options: CopyOptions,
  pictures: Pictures,
): Source {
  const chosen = [...plan.outcomes.entries()].filter(
    ([, { id }]) => options.outcomes === null || options.outcomes.includes(id),
  );
  return {
    plan: { ...plan, outcomes: chosen.map(([, it]) => it) },
    template,
    options,
    pictures,
    numbers: chosen.map(([index]) => index + 1),
    total: plan.outcomes.length,
  };
}

/** The outcomes of a copy, each with its heading: "Outcome 3". */
export function numberedOutcomes(source: Source): { outcome: Outcome; heading: string }[] {
  const { plan, template, numbers } = source;
  return plan.outcomes.map((outcome, index) => ({
    outcome,
    heading: `${template.outcomeName} ${numbers[index] ?? index + 1}`,
  }));
}

/** Puts the parts of a plan under their headings, in the order in which they are added. */
export function partsOfCopy() {
  const sections: CopySection[] = [];
  const blocks: Block[] = [];
  return {
    sections,
    blocks,
    add(
      at: { tag: string; level: 2 | 3; heading: string; startsPage?: boolean },
      { words, blocks: shown }: Part,
    ): void {
      const { tag, level, heading, startsPage = false } = at;
      const section = sections.push({ tag, words }) - 1;
      const text = printable(heading);
      blocks.push({ kind: "heading", level, text, section, startsPage }, ...shown);
    },
  };
}

/** The picture that somebody chose for an outcome, where the copy is to have pictures and it is known. */
export function pictureOf(
  { options, pictures }: Source,
  { picture }: Outcome,
  stands: "above" | "left" = "above",
): Block[] {
  const found = options.pictures ? pictures.get(picture) : undefined;
  if (!found) return [];
  return [{ kind: "picture", name: found.name, alt: printable(found.alt), stands }];
}
