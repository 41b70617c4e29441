import { capital } from "#src/plan/in-words.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Copy, CopyKind, CopyOptions } from "./copy.ts";
import { type Body, sourceFor, type Source } from "./copy-body.ts";
import { practitionerCopy } from "./copy-practitioner.ts";
import { providerCopy } from "./copy-provider.ts";
import { residentCopy } from "./copy-resident.ts";
import type { Pictures } from "./picture.ts";
import { reviewCopy } from "./copy-review.ts";
import { printable } from "./writing-lines.ts";

/** What each kind of copy shows is decided in one file of its own. */
const BODY: Record<CopyKind, (source: Source) => Body> = {
  practitioner: practitionerCopy,
  resident: residentCopy,
  provider: providerCopy,
  review: reviewCopy,
};

/** Decides what this copy shows, to whom and in which order; it never changes anybody's words. */
export function copyOf(
  plan: Plan,
  template: Template,
  options: CopyOptions,
  pictures: Pictures = new Map(),
): Copy {
  const { name, ...body } = BODY[options.copy](sourceFor(plan, template, options, pictures));
  return {
    ...body,
    kind: options.copy,
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
}

function footerOf({ reference }: Plan, { version }: CopyOptions, name: string): string {
  const parts = [reference && `Plan ${reference}`, version && `version ${version}`, name];
  return capital(printable(parts.filter((it) => it !== "").join(", ")));
}
