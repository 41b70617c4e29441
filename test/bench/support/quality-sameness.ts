import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Quality } from "#server/quality/quality.ts";
import type { Leader } from "#server/store/quality-store.ts";
import { amount, type Figure, figure, spreadOf } from "./figures.ts";

const ROUNDS = 20;

/** What a lead waits for who asks which wording recurs: for the first time, and when nothing has changed. */
export async function samenessFigures(
  quality: Pick<Quality, "sameness" | "idle">,
  leader: Leader,
): Promise<Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const asked = performance.now();
  await quality.sameness(leader, {});
  const answered = performance.now();
  await quality.idle();
  const compared = performance.now();
  delay.disable();
  const again: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    const begun = performance.now();
    await quality.sameness(leader, {});
    again.push(performance.now() - begun);
  }
  const { found } = await quality.sameness(leader, {});
  if (!found) throw new Error("Nothing was compared.");
  return [
    amount("pieces of writing compared", "", found.pieces),
    amount("of them recur", "", found.recurring),
    amount("wordings", "", found.total),
    amount("answer that it is being compared", "ms", answered - asked),
    amount("until it is compared", "s", (compared - asked) / 1000),
    amount("meanwhile: the thread was held up, p99.9", "ms", delay.percentile(99.9) / 1e6),
    figure("answer when nothing has changed (p50 / p95)", "ms", spreadOf(again)),
  ];
}
