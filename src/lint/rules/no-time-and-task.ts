import { rangeOf } from "../analysis/analyse.ts";
import { type Slots, slotsOf } from "../analysis/slots.ts";
import { defineRule } from "../rule.ts";

/** Support is told by what it makes possible and by its hours in all, not in minutes and tasks. */
export const noTimeAndTask = defineRule({
  name: "no-time-and-task",
  catalogue: "A03",
  scope: "writing",
  kinds: ["action"],
  topic: "actions",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  why: "A rota of minutes is kept even on the days on which it suits nobody, and says nothing of the person.",
  better:
    "“Bluebell agree the week with Mr Osei so that he is up, dressed how he likes and at his domino club; twelve hours a week for everything.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Actions" },
  ],
  messages: {
    rota: {
      message: "This is set out by minutes or times of day, and tasks.",
      question:
        "What should be possible for {called} by this, and how many hours a week are there?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness) return;
    const slots = slotsOf(analysis);
    if (!isRota(slots)) return;
    const { from, to } = rangeOf(analysis.words, slots.at, slots.to);
    yield { place: { entity, key, from, to } };
  },
});

function isRota({ portions, clocks, calls, tasks, bodyTasks }: Slots): boolean {
  // A visit cut into pieces is a rota whatever fills them.
  if (portions >= 3) return true;
  if (portions + calls > 0 && portions + calls + clocks >= 2) return tasks >= 2;
  if (portions > 0) return tasks >= 3 && bodyTasks > 0;
  return clocks >= 2 && tasks >= 3 && bodyTasks > 0;
}
