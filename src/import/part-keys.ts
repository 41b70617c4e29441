import { WRITING_KEY } from "#src/plan/writing-key.ts";
import type { Section, Template } from "#src/template/template.ts";
import type { PartName } from "./labels.ts";

/** Parts of an outcome that are more than writing. */
const STRUCTURED = new Set(["timeframe", "markers", "actions", "review-on"]);

/** Parts of a plan that are facts. */
const FACTS = new Set(["title", "review-on", "hours"]);

/** The three strands of strengths; a template with fewer takes them all in those that it has. */
const STRENGTHS = new Set(["individual", "community", "family"]);

/** The key that the writing of a part goes under; null for parts that are no writing. */
export function writingKey(part: PartName, template: Template): string | null {
  const [whose = "", key = ""] = part.split(".");
  if (whose === "plan" && FACTS.has(key)) return null;
  if (whose === "outcome" && STRUCTURED.has(key)) return null;
  if (whose !== "plan" && whose !== "outcome") return null;
  const sections = whose === "plan" ? template.planSections : template.outcomeSections;
  const found =
    sectionFor(
      key,
      sections.filter((it) => it.holds === "writing"),
    )?.key ?? key;
  return WRITING_KEY.test(found) ? found : null;
}

function sectionFor(key: string, sections: readonly Section[]): Section | undefined {
  const role = key === "voice" ? "outcome" : STRENGTHS.has(key) ? "strengths" : null;
  return (
    sections.find((it) => it.key === key) ??
    (role ? sections.find((it) => it.role === role) : undefined) ??
    (key === "need" ? sections.find((it) => it.key === "note") : undefined)
  );
}
