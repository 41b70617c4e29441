import { type Timeframe, noWriting } from "#src/plan/plan.ts";
import type { DayReader } from "./british-day.ts";
import { writingOf } from "./draft-words.ts";
import type { Line } from "./file-layout.ts";
import type { WordBlock } from "./word-file.ts";

/**
 * What a plan says about time, with the days that can be told from it. The words stay in the note,
 * for a day says less than they do.
 */
export function timeframeOf(
  pieces: readonly (Line | string)[],
  reviewOn: string | null,
  blocks: readonly WordBlock[],
  days: DayReader,
): Timeframe {
  const text = pieces.map((it) => (typeof it === "string" ? it : it.text)).join("\n");
  const note = pieces.length ? writingOf(pieces, blocks) : noWriting("worker");
  const found = days(text);
  const isReview = (from: number) =>
    /\breview(ed|s)?\b[^.;\n\d]{0,30}$/i.test(text.slice(Math.max(0, from - 45), from));
  const reviews = found.filter((it) => isReview(it.from));
  const others = found.filter((it) => !reviews.includes(it));
  const review = reviewOn ?? (reviews.length === 1 ? (reviews[0]?.day ?? null) : null);
  const [first, second] = others;
  const isOpen = /\b(on-?going|open[- ]ended|no end|long[- ]term|indefinite(ly)?)\b/i.test(text);
  const span: Timeframe = { kind: "", from: null, to: null, reviewOn: review, note };
  if (!first) return { ...span, kind: isOpen ? "open" : "" };
  const before = text.slice(Math.max(0, first.from - 14), first.from);
  const isStart = /\b(from|since|starting|starts?|beginning|after|between)\b[\s:]*$/i.test(before);
  if (others.length === 2 && second) {
    const between = text.slice(first.to, second.from);
    const isSpan = /^[^.;]{0,30}?(\bto\b|\buntil\b|\btill\b|\band\b|\bend|[–—-])[^.;]{0,12}$/i.test(
      between,
    );
    return isSpan && first.day <= second.day
      ? { ...span, kind: "dates", from: first.day, to: second.day }
      : span;
  }
  if (others.length > 2) return span;
  return isStart
    ? { ...span, kind: isOpen ? "open" : "dates", from: first.day }
    : { ...span, kind: "dates", to: first.day };
}
