import { COPY_KINDS, type CopyKind } from "./copy.ts";
import type { Body, Source } from "./copy-body.ts";
import { copyMaker, type CopyMaker } from "./copy-maker.ts";

const LATE: Record<CopyKind, () => Promise<(source: Source) => Body>> = {
  practitioner: async () => (await import("./copy-practitioner.ts")).practitionerCopy,
  resident: async () => (await import("./copy-resident.ts")).residentCopy,
  provider: async () => (await import("./copy-provider.ts")).providerCopy,
  review: async () => (await import("./copy-review.ts")).reviewCopy,
};

/** What makes copies of this kind, and of all kinds for a name that none has; the rest is not loaded. */
export async function loadCopyMaker(kind: string): Promise<CopyMaker> {
  const wanted = COPY_KINDS.filter((it) => it === kind);
  const kinds = wanted.length ? wanted : COPY_KINDS;
  const bodies = new Map<CopyKind, (source: Source) => Body>();
  for (const it of kinds) bodies.set(it, await LATE[it]());
  return copyMaker((source) => {
    const body = bodies.get(source.options.copy);
    if (!body) throw new Error(`Copies of the kind ${source.options.copy} are not loaded.`);
    return body(source);
  });
}
