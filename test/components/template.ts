import { Template } from "#src/template/template.ts";

/** A small template with every kind of section. */
export const template = Template.parse({
  name: "small",
  version: 1,
  title: "Small plan",
  summary: "For tests.",
  asksTotalHours: true,
  planSections: [
    { key: "about", holds: "writing", heading: { first: "About me", third: "About {name}" } },
  ],
  outcomeSections: [
    {
      key: "voice",
      holds: "writing",
      role: "outcome",
      heading: { first: "What I want", third: "What {name} wants" },
      prompts: ["What would a good week look like?", "What is it for?"],
      required: true,
    },
    { key: "timeframe", holds: "timeframe", heading: { first: "By when", third: "By when" } },
    {
      key: "individual",
      holds: "writing",
      role: "strengths",
      heading: { first: "My strengths", third: "Strengths of {name}" },
    },
    { key: "markers", holds: "markers", heading: { first: "Signs", third: "Signs" } },
    { key: "actions", holds: "actions", heading: { first: "Actions", third: "Actions" } },
  ],
});
