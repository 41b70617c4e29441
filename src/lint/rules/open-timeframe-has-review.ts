import * as z from "zod/mini";
import { rangeOf } from "../analysis/analyse.ts";
import { endlessIn } from "../analysis/endless.ts";
import { saysWhen } from "../analysis/times.ts";
import { defineRule } from "../rule.ts";
import { reviewSoon } from "../timeframes.ts";

const Options = z.object({
  /** Whether every outcome has an end here, so that a day to look again is not enough. */
  endAlways: z._default(z.boolean(), false),
});

/** A timeframe without an end names a day on which it is looked at. */
export const openTimeframeHasReview = defineRule<z.infer<typeof Options>>({
  name: "open-timeframe-has-review",
  catalogue: "T02",
  scope: "outcome",
  topic: "timeframes",
  tier: "fix",
  severity: "warning",
  options: Options,
  messages: {
    open: {
      message: "This has no end, and no day is set to look at it again.",
      question: "On which day will everybody look at this together?",
    },
    never: {
      message: "This has no end, and here every outcome has one.",
      question: "What could be different for {called} by which day?",
    },
  },
  *check({ outcome: { id, timeframe: time }, pieces }, setting, { endAlways }) {
    const hasEnd = time.kind !== "open" && (time.from ?? time.to);
    if (hasEnd || (time.reviewOn && !endAlways)) return;
    const note = pieces.find((it) => it.key === "timeframe-note");
    if (!note) return;
    const { words, times, blankness } = note.analysis;
    const saysSo = time.reviewOn !== null || (!blankness && saysWhen(words, times));
    if (saysSo && !endAlways) return;
    const { at, to } = blankness ? { at: 0, to: 0 } : endlessIn(note.analysis);
    if (time.kind !== "open" && at === to) return;
    yield {
      place: {
        entity: id,
        key: at === to ? "timeframe" : "timeframe-note",
        ...(at === to ? { from: 0, to: 0 } : rangeOf(words, at, to)),
      },
      messageId: saysSo ? "never" : "open",
      fixes: saysSo ? [] : [reviewSoon(id, setting)],
    };
  },
});
