import type { Analysis } from "./analyse.ts";
import { wishesOf } from "./wishes.ts";

/** Whether what is particular in a text is outweighed by the vocabulary that any plan could hold. */
export function isGeneric(analysis: Analysis): boolean {
  const { concrete, stock, everyday, signs } = analysis.detail;
  const worn = stock - everyday;
  if (worn === 0) return false;
  const own = concrete + signs + (wishesOf(analysis).reasons.length ? 1 : 0);
  if (own === 0) return worn >= everyday;
  // One lucky word in a row of stock words is chance; two are a person, unless there are many
  // stock words to every one of them.
  return own === 1 ? worn >= 3 : worn > own * 4;
}
