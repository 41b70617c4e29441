import { readFileSync } from "node:fs";
import type { Pictures } from "#src/export/picture.ts";
import type { Plan } from "#src/plan/plan.ts";

const folder = new URL("../../../templates/pictures/", import.meta.url);
const names = ["home", "music", "travel", "work"];

/** Some of our own drawings. */
export const somePictures: Pictures = new Map(
  names.map((name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`${name}.png`, folder)));
    return [name, { name, alt: `A picture of ${name}, "as drawn" & so on`, bytes }];
  }),
);

/** The plan with one of them beside every outcome. */
export function withPictures(plan: Plan): Plan {
  const picture = (index: number) => names[index % names.length] ?? "";
  return {
    ...plan,
    outcomes: plan.outcomes.map((it, index) => ({ ...it, picture: picture(index) })),
  };
}
