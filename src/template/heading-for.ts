import type { Voice } from "#src/plan/plan.ts";
import type { Heading } from "./template.ts";

/** The heading of a section for a plan that speaks in `voice`; `name` is what the resident is called. */
export function headingFor(heading: Heading, voice: Voice, name: string): string {
  const text = voice === "first" ? heading.first : heading.third;
  return text.replaceAll("{name}", () => name || "the resident");
}
