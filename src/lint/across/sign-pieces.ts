import type { Plan } from "#src/plan/plan.ts";
import type { Piece } from "../rule.ts";
import type { SignedSection } from "./caseload.ts";
import { createFolding } from "./normalise.ts";
import type { Signer } from "./signature.ts";

/** Whose plan it is to look after, and who wrote it, where that is known. */
export type Origin = Pick<SignedSection, "team" | "writer">;

/**
 * Signs the writing of one plan, piece by piece, for a caseload or a store. Leaves out what is blank
 * or too short to compare.
 */
export function* signPieces(
  plan: Pick<Plan, "id" | "template" | "resident" | "people">,
  pieces: Iterable<Pick<Piece, "entity" | "key" | "section" | "analysis">>,
  { team, writer }: Origin,
  sign: Signer,
): Generator<SignedSection> {
  const fold = createFolding(plan.resident, plan.people);
  for (const { entity, key, section, analysis } of pieces) {
    const signature = analysis.blankness ? null : sign(fold(analysis));
    if (!signature) continue;
    const template = plan.template.name;
    yield { plan: plan.id, template, team, writer, section: section.key, entity, key, signature };
  }
}
