import { type Analysis, rangeOf } from "../analysis/analyse.ts";
import { type Slots, slotsOf } from "../analysis/slots.ts";
import { defineRule } from "../rule.ts";

/** Support is told by what it makes possible and by its hours in all, not in minutes and tasks. */
export const noTimeAndTask = defineRule({
  name: "no-time-and-task",
  catalogue: "A03",
  scope: "writing",
  kinds: ["action", "outcome", "marker", "strengths", "other"],
  topic: "actions",
  tier: "look",
  severity: "warning",
  sparesOwnWords: true,
  messages: {
    tasks: {
      message: "This lists what is done to somebody.",
      question: "What should be possible for {called} by this?",
    },
    rota: {
      message: "This is set out by minutes or times of day, and tasks.",
      question:
        "What should be possible for {called} by this, and how many hours a week are there?",
    },
  },
  *check({ entity, key, analysis }) {
    if (analysis.blankness) return;
    const slots = slotsOf(analysis);
    const tasks = !isRota(slots) && isTaskList(slots, analysis);
    if (!tasks && !isRota(slots)) return;
    const { from, to } = rangeOf(analysis.words, slots.at, slots.to);
    yield {
      place: { entity, key, from, to },
      messageId: tasks ? "tasks" : "rota",
      ...(tasks ? { tier: "idea" as const } : {}),
    };
  },
});

/** "Toileting and feeding done, changed twice": what staff did to a body, with nobody in it. */
function isTaskList({ tasks, bodyTasks }: Slots, { actors, words, spoken }: Analysis): boolean {
  if (tasks < 3 || bodyTasks < 2 || spoken.length > 0 || words.length > LONGEST) return false;
  if (actors.some((it) => it.kind !== "role" && it.kind !== "resident")) return false;
  return actors.some((it) => it.paid || it.crowd) || words.some((it) => DONE.test(it.lower));
}

/** More words than this tell of somebody, whatever tasks are among them. */
const LONGEST = 20;
const DONE = /^(?:done|given|completed|prompt|prompted|assist|assisted)$/;

function isRota({ portions, clocks, calls, parts, tasks, bodyTasks }: Slots): boolean {
  // A visit cut into pieces is a rota whatever fills them.
  if (portions >= 3) return true;
  if (portions + calls > 0 && portions + calls + clocks >= 2) return tasks >= 2;
  if (portions > 0) return bodyTasks > 0 && (tasks >= 3 || parts >= 2);
  if (clocks >= 4) return tasks >= 2;
  return clocks >= 2 && tasks >= 3 && bodyTasks > 0;
}
