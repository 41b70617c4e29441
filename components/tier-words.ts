import type { SVGTemplateResult } from "lit";
import type { Tier, Topic } from "#src/lint/rule.ts";
import { icons } from "./icons.ts";

/** How loud a finding is, as a word and a drawing, so that nothing is told by colour alone. */
export const tiers: Readonly<Record<Tier, { words: string; icon: SVGTemplateResult }>> = {
  fix: { words: "To settle", icon: icons.settle },
  look: { words: "Worth a look", icon: icons.question },
  idea: { words: "An idea", icon: icons.idea },
  praise: { words: "Good", icon: icons.check },
};

/** What rules are about, as headings. */
export const topics: Readonly<Record<Topic, string>> = {
  completeness: "Something in every part",
  outcomes: "What the person wants",
  voice: "Whose words they are",
  timeframes: "By when",
  strengths: "Strengths and people around",
  progress: "How change shows",
  actions: "Who does what",
  language: "How people are written about",
  repetition: "The same words again",
  agreement: "What was agreed",
  process: "Looking at the plan together",
};
