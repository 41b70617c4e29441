import type { Piece, PlanView } from "#src/lint/rule.ts";

/** Every piece of writing of a plan. */
export function piecesIn({ pieces, outcomes }: PlanView): Piece[] {
  return [...pieces, ...outcomes.flatMap((it) => it.pieces)];
}
