import type { Plan } from "#src/plan/plan.ts";
import type { Section } from "./template.ts";

/** The key of a plan's writing that holds what an import found no place for. */
export const KEPT_FROM_FILE = "kept-from-file";

/** What stands over words under a key that a template has no section for. */
export function keptHeading(key: string): string {
  if (key === KEPT_FROM_FILE) return "Kept from the file";
  return `Kept from another form of this plan: ${key.replaceAll("-", " ")}`;
}

/** A template's sections, and after them one for all words that it has none for. */
export function withKeptSections(
  sections: readonly Section[],
  writing: Plan["writing"],
): readonly Section[] {
  const known = new Set(sections.filter((it) => it.holds === "writing").map((it) => it.key));
  const kept = Object.keys(writing).filter((it) => !known.has(it) && writing[it]?.text.trim());
  if (kept.length === 0) return sections;
  return [...sections, ...kept.map(keptSection)];
}

function keptSection(key: string): Section {
  const heading = { first: keptHeading(key), third: keptHeading(key) };
  const facts = { holds: "writing", role: "other", speaker: "worker" } as const;
  return { key, ...facts, heading, prompts: [], required: false };
}
