import { COPY_KINDS, type CopyKind, defaultCopyOptions } from "#src/export/copy.ts";
import type { Plan } from "#src/plan/plan.ts";

/** The options that are on or off. */
export const SWITCHES = [
  "largePrint",
  "pictures",
  "easyRead",
  "plainWords",
  "findings",
  "editing",
  "tracked",
  "followMe",
] as const;
export type Switch = (typeof SWITCHES)[number];

/** Which copy somebody wants, as they choose it: what has to be looked up for it is not here yet. */
export type CopyWish = Readonly<Record<Switch, boolean>> & {
  readonly copy: CopyKind;
  /** The ids of the outcomes to show; null for all. */
  readonly outcomes: readonly string[] | null;
  /** For a review: the id of the version to compare with; empty for the last that was agreed. */
  readonly since: string;
};

/** The copy of a kind that suits this plan when nobody has chosen otherwise. */
export function usualWish(plan: Plan, copy: CopyKind): CopyWish {
  const { largePrint, pictures, easyRead, plainWords, tracked, editing, outcomes } =
    defaultCopyOptions(plan, copy, { version: "", exportedOn: "" });
  return {
    copy,
    largePrint,
    pictures,
    easyRead,
    plainWords,
    tracked,
    editing,
    findings: false,
    followMe: false,
    outcomes,
    since: "",
  };
}

/** A wish as the part of an address after its question mark. It holds ids and no words. */
export function searchOf(plan: Plan, wish: CopyWish): string {
  const usual = usualWish(plan, wish.copy);
  const search = new URLSearchParams({ for: wish.copy });
  for (const it of SWITCHES) if (wish[it] !== usual[it]) search.set(it, wish[it] ? "yes" : "no");
  if (wish.outcomes) search.set("outcomes", wish.outcomes.join("."));
  if (wish.since) search.set("since", wish.since);
  return `?${search}`;
}

/** The wish in an address; what says nothing that is known here is as usual. */
export function wishIn(plan: Plan, address: string): CopyWish {
  const search = new URLSearchParams(address);
  const copy = COPY_KINDS.find((it) => it === search.get("for")) ?? "practitioner";
  const usual = usualWish(plan, copy);
  const chosen = search.get("outcomes")?.split(".");
  const known = plan.outcomes.map((it) => it.id).filter((it) => chosen?.includes(it));
  const asked = SWITCHES.filter((it) => search.has(it));
  return {
    ...usual,
    ...Object.fromEntries(asked.map((it) => [it, search.get(it) === "yes"])),
    // Whatever an address says, what a provider may not have is not even asked for.
    ...(copy === "provider" && { followMe: false }),
    outcomes: known.length ? known : null,
    since: search.get("since") ?? "",
  };
}
