import { count } from "#src/plan/in-words.ts";
import { endlessIn } from "../analysis/endless.ts";
import { defineRule, type OutcomeView } from "../rule.ts";

/** Most outcomes of a plan have an end, or each a reason of its own to have none. */
export const noOpenEndEverywhere = defineRule({
  name: "no-open-end-everywhere",
  catalogue: "T03",
  scope: "plan",
  topic: "timeframes",
  tier: "look",
  severity: "warning",
  messages: {
    everywhere: {
      message: "{same} of {all} have the same open end.",
      question: "Which of these could be different for {called} in a few months?",
    },
  },
  *check({ outcomes }) {
    if (outcomes.length < FEWEST) return;
    const alike = new Map<string, number>();
    for (const view of outcomes) {
      const said = openWords(view);
      if (said !== null) alike.set(said, (alike.get(said) ?? 0) + 1);
    }
    const most = Math.max(0, ...alike.values());
    if (most < FEWEST || most * 2 <= outcomes.length) return;
    yield {
      place: { entity: "plan", key: "outcomes", from: 0, to: 0 },
      with: { same: String(most), all: count(outcomes.length, "outcome") },
    };
  },
});

/** Two outcomes that are both open may well be so for a reason. */
const FEWEST = 3;

/** What an open timeframe says, as far as it tells one from another; null where there is an end. */
function openWords({ outcome: { timeframe }, pieces }: OutcomeView): string | null {
  const note = pieces.find((it) => it.key === "timeframe-note")?.analysis;
  if (timeframe.kind !== "open" && (timeframe.from ?? timeframe.to)) return null;
  const { at, to } = note && !note.blankness ? endlessIn(note) : { at: 0, to: 0 };
  if (timeframe.kind !== "open" && at === to) return null;
  if (!note || note.blankness) return "";
  // What is left beside "ongoing" and the days is a reason, and reasons tell one from another.
  const own = note.words.filter(
    (it, index) =>
      !note.wording.isOrdinary(it) &&
      !note.times.some((time) => index >= time.at && index < time.to),
  );
  return own.map((it) => note.wording.stemOf(it)).join(" ");
}
