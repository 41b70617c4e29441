import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { CopyOptions } from "./copy.ts";
import { copyOf } from "./copy-model.ts";
import { finishWord } from "./finish-word.ts";
import { identityOf } from "./identity.ts";
import { writeWord } from "./write-word.ts";

/** A plan as a .docx. The same plan, options and version of Ownwords give the same bytes anywhere. */
export async function exportWord(
  plan: Plan,
  template: Template,
  options: CopyOptions,
): Promise<Uint8Array> {
  const copy = copyOf(plan, template, options);
  const identity = identityOf(copy);
  return finishWord(await writeWord(copy, identity), copy, identity);
}
