import type { FollowMe } from "#src/plan/follow-me.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { CopyOptions } from "./copy.ts";
import { copyOf } from "./copy-model.ts";
import { finishWord } from "./finish-word.ts";
import { identityOf } from "./identity.ts";
import { fullName } from "./labels.ts";
import type { Pictures } from "./picture.ts";
import { writeWord } from "./write-word.ts";

/** What a copy is made with besides the plan. */
export type MoreForWord = {
  pictures?: Pictures;
  /** A .docx of the organisation's. */
  wordTemplate?: Uint8Array | null;
  /** The whole plan, signed, to go along inside the file. Never in a copy for providers. */
  followMe?: FollowMe | null;
};

/**
 * A plan as a .docx. The same plan, options and version of Ownwords give the same bytes anywhere.
 * Throws a `TemplateError` for a Word template that no copy can be made with.
 */
export async function exportWord(
  plan: Plan,
  template: Template,
  options: CopyOptions,
  { pictures = new Map(), wordTemplate = null, followMe = null }: MoreForWord = {},
): Promise<Uint8Array> {
  if (followMe && options.copy === "provider")
    throw new Error("A copy for providers never has the whole plan inside.");
  const copy = copyOf(plan, template, options, pictures);
  const identity = identityOf(copy);
  const finished = finishWord(await writeWord(copy, identity, pictures), copy, identity, followMe);
  if (wordTemplate === null) return finished;
  // Most have no template of their own, and need not load what fills one.
  const { fillTemplate } = await import("./fill-template.ts");
  return fillTemplate(wordTemplate, finished, copy, {
    title: copy.title,
    name: fullName(plan.resident),
    reference: plan.reference,
    version: options.version,
    date: dayInWords(options.exportedOn),
    footer: copy.footer,
  });
}
