import * as z from "zod/mini";
import type { Version } from "#src/api/versions.ts";
import type { WordIdentity } from "#src/import/word-file.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Returned } from "#src/plan/suggestion.ts";
import { copyLabel } from "./copy-label.ts";
import { type ReadFile, readInWorker } from "./import-line.ts";
import type { PlanVersions } from "./plan-versions.ts";

/** A Word copy that came back, compared with the plan. */
export type ReturnedCopy = {
  name: string;
  bytes: Uint8Array;
  read: ReadFile;
  returned: Returned;
  /** What it was compared with; null for the plan as it is now. */
  version: Version | null;
};

/** What the device keeps of a copy while it is looked through; the file in base64. */
export const KeptCopy = z.object({
  name: z.string(),
  file: z.string(),
  /** What was decided, by the keys of the pieces. */
  decided: z.record(z.string(), z.enum(["taken", "left"])),
});
export type KeptCopy = z.infer<typeof KeptCopy>;

/** So many versions are looked at for the one that a copy was made from. */
const MOST_VERSIONS = 8;

/** Reads a copy and compares it with what it was most likely made from; rejects with a sentence. */
export async function readCopy(
  name: string,
  bytes: Uint8Array,
  now: Plan,
  versions: PlanVersions,
  templates: readonly Template[],
): Promise<ReturnedCopy> {
  const { template } = versions;
  const compare = async (others: readonly Plan[]) => {
    const copyOf = { now, versions: others, template };
    const read = await readInWorker({ bytes, draftFor: null, copyOf, templates });
    if (!read.returned) throw new Error("This file can't be compared with the plan.");
    return { read, returned: read.returned };
  };
  const first = await compare([]);
  const { isThisPlan, comparedWith } = first.returned;
  if (isThisPlan === "no" || comparedWith.isSure) return { name, bytes, ...first, version: null };
  const kept = await likelyVersions(first.read.file.identity, versions);
  if (!kept.length) return { name, bytes, ...first, version: null };
  const found = await compare(kept.map(({ plan }) => plan));
  const version = kept[found.returned.comparedWith.index - 1]?.version ?? null;
  return { name, bytes, ...found, version };
}

/** The versions that a copy may have been made from, the likeliest first; none without the server. */
async function likelyVersions(identity: WordIdentity | null, versions: PlanVersions) {
  if (!versions.isReachable()) return [];
  const { versions: all } = await versions.list().catch(() => ({ versions: [] }));
  const made = Date.parse(identity?.exportedOn ?? "") || 0;
  const far = (it: Version) => {
    if (copyLabel(new Date(it.at)) === identity?.version) return 0;
    return 1 + Math.abs(Date.parse(it.at) - made);
  };
  const nearest = [...all].sort((a, b) => far(a) - far(b)).slice(0, MOST_VERSIONS);
  const opened = await Promise.all(nearest.map((it) => versions.open(it).catch(() => null)));
  return opened.filter((it) => it !== null);
}

/** A copy as the device keeps it. */
export function toKept({ name, bytes }: ReturnedCopy, decided: KeptCopy["decided"]): KeptCopy {
  let letters = "";
  for (const it of bytes) letters += String.fromCharCode(it);
  return { name, file: btoa(letters), decided };
}

/** The bytes of a kept copy. */
export function bytesOf({ file }: KeptCopy): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(file), (it) => it.charCodeAt(0));
}
