import { dayInWords } from "#src/plan/in-words.ts";
import type { Outcome } from "#src/plan/plan.ts";
import { ownershipOf } from "../analysis/ownership.ts";
import { type Span, daysSaid, impossibleIn, mismatchIn } from "../analysis/spans.ts";
import { daysAfter } from "../days.ts";
import { defineRule, type Finding, type Piece, type Setting } from "../rule.ts";
import { stageLimit } from "../stages.ts";

/** The days of a timeframe follow each other, lie ahead, and within the stage that a service gives. */
export const datesArePossible = defineRule({
  name: "dates-are-possible",
  catalogue: "T04",
  scope: "outcome",
  topic: "timeframes",
  tier: "fix",
  severity: "error",
  messages: {
    order: {
      message: "This ends on {to}, before it begins on {from}.",
      question: "Which of the two days is another one?",
    },
    past: {
      message: "This was for {day}, which has passed, and it is still open.",
      question: "Did {called} get there, or which day is it now?",
    },
    "no-such-day": {
      message: "There is no “{words}”.",
      question: "Which day is meant?",
    },
    length: {
      message: "“{range}” and “{length}” are not equally long.",
      question: "Which of the two is meant?",
      severity: "warning",
    },
    "past-stage": {
      message: "This goes on after {stage} ends on {day}, and nobody is named to carry it on.",
      question: "Who carries this on with {called} after that?",
      severity: "warning",
    },
  },
  *check({ outcome, pieces }, setting) {
    const note = pieces.find((it) => it.key === "timeframe-note");
    const { from, to } = spanOf(outcome, note);
    if (from && to && from > to) {
      yield {
        place: placeOf(outcome),
        messageId: "order",
        with: { from: dayInWords(from), to: dayInWords(to) },
      };
      return;
    }
    // Where a whole stage has run out, that is asked once and not for each outcome.
    const end = stageEnd(setting);
    if (to && to < setting.today && !(end && to >= end) && isUnfinished(outcome))
      yield { place: placeOf(outcome), messageId: "past", with: { day: dayInWords(to) } };
    yield* pastStage(outcome, note, to, end, setting);
    if (note && !note.analysis.blankness) yield* inWords(outcome, note);
  },
});

function placeOf({ id }: Outcome): Finding["place"] {
  return { entity: id, key: "timeframe", from: 0, to: 0 };
}

/** The days on record; where there are none, those in the words that have a year. */
function spanOf({ timeframe }: Outcome, note: Piece | undefined): Span {
  const { kind, from, to } = timeframe;
  if (kind === "open" || !note || from || to) return { from, to: kind === "open" ? null : to };
  return daysSaid(note.analysis);
}

function isUnfinished({ markers, actions }: Outcome): boolean {
  const isThere = markers.length > 0 && markers.every((it) => it.reachedOn !== null);
  const isDone = actions.length > 0 && actions.every((it) => it.status !== "open");
  return !isThere && !(isDone && markers.length === 0);
}

/** When the stage that the plan is in ends; null where it has no end. */
function stageEnd({ stage, config }: Setting): string | null {
  if (!stage) return null;
  const most = stageLimit(config, stage)?.mostDays;
  return stage.to ?? (stage.from && most ? daysAfter(stage.from, most) : null);
}

function* pastStage(
  outcome: Outcome,
  note: Piece | undefined,
  to: string | null,
  end: string | null,
  { stage }: Setting,
): Iterable<Finding> {
  if (!to || !end || to <= end || outcome.handover) return;
  if (note && ownershipOf(note.analysis).kind === "somebody") return;
  yield {
    place: placeOf(outcome),
    messageId: "past-stage",
    with: { stage: stage?.name || "this stage", day: dayInWords(end) },
    evidence: "stage",
  };
}

function* inWords({ id, timeframe }: Outcome, { analysis }: Piece): Iterable<Finding> {
  const entity = id;
  const key = "timeframe-note";
  for (const { from, to } of impossibleIn(analysis)) {
    const words = analysis.text.slice(from, to);
    yield {
      place: { entity, key, from, to },
      messageId: "no-such-day",
      with: { words },
      evidence: words,
    };
  }
  const mismatch = mismatchIn(analysis, timeframe);
  if (!mismatch) return;
  const { range, length } = mismatch;
  const said = (it: { from: number; to: number }) => analysis.text.slice(it.from, it.to);
  yield {
    place: { entity, key, from: length.from, to: length.to },
    messageId: "length",
    with: {
      range: range ? said(range) : [timeframe.from, timeframe.to].map(inShort).join(" to "),
      length: said(length),
    },
    evidence: said(length),
  };
}

function inShort(day: string | null): string {
  return day ? dayInWords(day, "short") : "";
}
