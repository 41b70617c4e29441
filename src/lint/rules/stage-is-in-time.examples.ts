import { outcome, plan } from "#src/plan/build.ts";
import type { Examples } from "../rule.ts";

const inStage = (name: string, from: string, to: string | null = null) =>
  plan([outcome("I want my own front door by the summer.")], { stage: { name, from, to } });

/** Plans that show the rule; they are looked at on 3 April 2030. */
export const examples: Examples = {
  good: [inStage("Assessment", "2030-03-20", "2030-05-15"), inStage("Engaging", "2030-01-02")],
  bad: [
    { plan: inStage("Assessment", "2030-02-10", "2030-04-08"), quote: "", messageId: "near" },
    { plan: inStage("Assessment", "2030-02-01", "2030-03-29"), quote: "", messageId: "over" },
    {
      plan: inStage("Stage 1", "2030-01-02"),
      quote: "",
      messageId: "over",
      pack: "floating-support",
    },
  ],
  nearMiss: [
    { plan: inStage("High support elders", "2021-01-02"), pack: "pathway" },
    plan([outcome("I want my own front door by the summer.")]),
  ],
};
