import { dayInWords } from "#src/plan/in-words.ts";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { printOfText } from "#src/plan/print.ts";
import { whole } from "../analysis/analyse.ts";
import { cached } from "../analysis/cached.ts";
import { defineRule, type Finding, type OutcomeView, type Piece } from "../rule.ts";

/** At a review, every piece of writing is changed or confirmed. */
export const nothingCarriedForward = defineRule({
  name: "nothing-carried-forward",
  catalogue: "R02",
  scope: "review",
  topic: "repetition",
  tier: "fix",
  severity: "warning",
  messages: {
    unchanged: {
      message: "{what} as on {day}, and nobody has said yet that it still holds.",
      question: "Is this still right for {called}, or what is different now?",
    },
  },
  *check({ plan, pieces, outcomes }, { today, config }) {
    const reviews = reviewsOf(plan, today);
    if (!reviews) return;
    const isSame = (it: Piece) =>
      !config.steady.has(it.key) &&
      reviews.before[`${it.entity}/${it.key}`] === printOf(it.writing).text &&
      !reviews.confirmed.has(`${it.entity}/${it.key}`);
    for (const them of [pieces, ...outcomes.map(openPiecesOf)]) {
      const same = them.filter((it) => it.analysis.blankness === "" && isSame(it));
      const [first] = same;
      if (first) yield found(first, same, reviews);
    }
  },
});

type Reviews = {
  /** The day of the one before. */
  day: string;
  before: Readonly<Record<string, string>>;
  /** The id of the newest. */
  newest: string;
  confirmed: ReadonlySet<string>;
};

/** The newest formal review whose day has come and what stood in the plan at the one before it. */
function reviewsOf({ reviews }: Plan, today: string): Reviews | null {
  if (reviews.length < 2) return null;
  const formal = reviews
    .filter((it) => it.kind === "formal" && it.on !== null && it.on <= today)
    .toSorted((a, b) => ((a.on ?? "") < (b.on ?? "") ? -1 : 1));
  const newest = formal.at(-1);
  const earlier = formal.slice(0, -1).findLast((it) => Object.keys(it.prints).length > 0);
  if (!newest?.on || !earlier?.on) return null;
  const since = newest.on;
  const confirmed = reviews.flatMap((it) => ((it.on ?? "") >= since ? it.stillRight : []));
  return {
    day: earlier.on,
    before: earlier.prints,
    newest: newest.id,
    confirmed: new Set(confirmed),
  };
}

/** What is done and reached stays as it was, and so does what the resident once answered. */
function openPiecesOf({ outcome, pieces }: OutcomeView): Piece[] {
  const closed = new Set([
    ...outcome.actions.filter((it) => it.status !== "open").map((it) => it.id),
    ...outcome.markers.filter((it) => it.reachedOn !== null).map((it) => it.id),
  ]);
  return pieces.filter((it) => it.key !== "agreement" && !closed.has(it.entity));
}

function found(first: Piece, same: readonly Piece[], { day, newest }: Reviews): Finding {
  const { entity, key, analysis } = first;
  return {
    place: { entity, key, ...whole(analysis) },
    with: {
      what:
        same.length > 1 ? `These and ${same.length - 1} more pieces stand` : "These words stand",
      day: dayInWords(day),
    },
    fixes: [
      {
        kind: "set-fact",
        label: "Still right",
        entity: newest,
        fact: `right.${entity}/${key}`,
        value: true,
      },
    ],
    evidence: newest,
  };
}

const printOf = cached((writing: Writing) => ({ text: printOfText(writing.text) }));
