import { capital } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { type Block, type Copy, COPY_FORMS, type CopyOptions } from "./copy.ts";
import { type Body, sourceFor, type Source } from "./copy-body.ts";
import type { Pictures } from "./picture.ts";
import { placeRemarks } from "./remarks.ts";
import { printable } from "./writing-lines.ts";

/** Makes a copy of a plan. */
export type CopyMaker = (
  plan: Plan,
  template: Template,
  options: CopyOptions,
  pictures?: Pictures,
) => Copy;

/** Makes copies of which `bodyOf` says what they show; it never changes anybody's words. */
export function copyMaker(bodyOf: (source: Source) => Body): CopyMaker {
  return (plan, template, options, pictures = new Map()) => {
    const { name, ...body } = bodyOf(sourceFor(plan, template, options, pictures));
    // Only the working copy bears what is meant for whoever works on the plan.
    const isWorking = options.copy === "practitioner";
    const isEdited = isWorking && options.editing;
    // LibreOffice loses comments that begin in a control, so there they stand on headings.
    const remarks = (isWorking ? options.findings : []).map((it) =>
      isEdited ? { ...it, about: "" } : it,
    );
    const blocks = isEdited ? body.blocks.filter(hasNoPen(body.blocks)) : body.blocks;
    return {
      ...body,
      blocks: placeRemarks(blocks, body.sections, remarks),
      remarks,
      isEdited,
      kind: options.copy,
      forms: options.copy === "resident" ? COPY_FORMS.filter((it) => options[it]) : [],
      language: plan.locale,
      subject: template.title,
      footer: footerOf(plan, options, name),
      plan: {
        id: plan.id,
        reference: plan.reference,
        version: options.version,
        exportedOn: options.exportedOn,
      },
    };
  };
}

/** Where words are typed, lines to write on are in the way; under our own headings they stay. */
function hasNoPen(blocks: readonly Block[]) {
  let isOurs = true;
  const inPlan = new Set(
    blocks.filter((it) => {
      if (it.kind === "heading") isOurs = it.section === null;
      return it.kind === "write-lines" && !isOurs;
    }),
  );
  return (it: Block) => !inPlan.has(it);
}

function footerOf({ reference }: Plan, { version }: CopyOptions, name: string): string {
  const parts = [reference && `Plan ${reference}`, version && `version ${version}`, name];
  return capital(printable(parts.filter((it) => it !== "").join(", ")));
}
