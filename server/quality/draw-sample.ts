import { createHash } from "node:crypto";

/** What was drawn, in the order of the draw, and a print of what it was drawn from. */
export type Draw = { drawn: string[]; ofPrint: string };

/** Draws some of these plans. The same seed draws the same of the same plans, in whatever order they come. */
export function drawSample(plans: readonly string[], seed: string, size: number): Draw {
  const ids = [...new Set(plans)].sort();
  const lots = ids.map((id) => ({ id, lot: sha256(`${seed}\n${id}`) }));
  const drawn = lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, size);
  return { drawn: drawn.map((it) => it.id), ofPrint: sha256(ids.map((it) => `${it}\n`).join("")) };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
