import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { CopyOptions } from "./copy.ts";
import { copyOf } from "./copy-model.ts";
import { finishWord } from "./finish-word.ts";
import { identityOf } from "./identity.ts";
import type { Pictures } from "./picture.ts";
import { writeWord } from "./write-word.ts";

/** What a copy is made with besides the plan. */
export type MoreForWord = { pictures?: Pictures };

/** A plan as a .docx. The same plan, options and version of Ownwords give the same bytes anywhere. */
export async function exportWord(
  plan: Plan,
  template: Template,
  options: CopyOptions,
  { pictures = new Map() }: MoreForWord = {},
): Promise<Uint8Array> {
  const copy = copyOf(plan, template, options, pictures);
  const identity = identityOf(copy);
  return finishWord(await writeWord(copy, identity, pictures), copy, identity);
}
