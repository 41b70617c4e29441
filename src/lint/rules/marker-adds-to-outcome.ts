import { type Analysis, whole } from "../analysis/analyse.ts";
import { type Told, toldOf } from "../analysis/told.ts";
import { defineRule } from "../rule.ts";

/** A progress marker tells something to see that the outcome has not said already. */
export const markerAddsToOutcome = defineRule({
  name: "marker-adds-to-outcome",
  catalogue: "P04",
  scope: "outcome",
  topic: "progress",
  tier: "look",
  severity: "warning",
  messages: {
    repeats: {
      message: "This says the outcome again.",
      question: "What small thing would show {called} that it comes nearer?",
    },
  },
  *check({ pieces }) {
    const outcomes = pieces.filter((it) => it.kind === "outcome");
    for (const { kind, entity, key, analysis } of pieces) {
      if (kind !== "marker" || analysis.blankness || analysis.spoken.length) continue;
      if (!outcomes.some((it) => !it.analysis.blankness && repeats(analysis, it.analysis)))
        continue;
      yield { place: { entity, key, ...whole(analysis) } };
    }
  },
});

/** From which share on of what a wish tells its repetition is more than a part of it. */
const MOST = 0.6;

/** Whether all that a marker tells of a life is in one wish of the outcome, and is most of that. */
function repeats(marker: Analysis, outcome: Analysis): boolean {
  const wishes = toldOf(outcome);
  // Nearly every marker tells something that no wish does, mostly in its first words.
  for (const it of toldOf(marker))
    for (const root of it.particular)
      if (!wishes.some((wish) => wish.particular.has(root))) return false;
  const { particular, stock } = wholeOf(toldOf(marker));
  return wishes.some((wish) => {
    if (particular.size > wish.particular.size) return false;
    for (const it of particular) if (!wish.particular.has(it)) return false;
    // What any plan could hold adds nothing: "independently", "regularly".
    const shared = [...stock].filter((it) => wish.stock.has(it)).length;
    const all = wish.particular.size + wish.stock.size;
    const some = particular.size + shared;
    if (!particular.size && (wish.particular.size || shared < stock.size || !shared)) return false;
    return some === 1 ? all === 1 : some >= all * MOST;
  });
}

function wholeOf(told: readonly Told[]): Told {
  return {
    particular: new Set(told.flatMap((it) => [...it.particular])),
    stock: new Set(told.flatMap((it) => [...it.stock])),
  };
}
