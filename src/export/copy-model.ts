import type { CopyKind } from "./copy.ts";
import type { Body, Source } from "./copy-body.ts";
import { copyMaker } from "./copy-maker.ts";
import { practitionerCopy } from "./copy-practitioner.ts";
import { providerCopy } from "./copy-provider.ts";
import { residentCopy } from "./copy-resident.ts";
import { reviewCopy } from "./copy-review.ts";

/** What each kind of copy shows is decided in one file of its own. */
const BODY: Record<CopyKind, (source: Source) => Body> = {
  practitioner: practitionerCopy,
  resident: residentCopy,
  provider: providerCopy,
  review: reviewCopy,
};

/** Decides what this copy shows, to whom and in which order; it never changes anybody's words. */
export const copyOf = copyMaker((source) => BODY[source.options.copy](source));
