import { hash, randomBytes } from "node:crypto";
import type { AuditTable } from "./upkeep-tables.ts";

/** What the first entry is chained to. */
export const BEGINNING = "0".repeat(64);

/** A reason as it is kept: the chain holds its print alone, so that the words can go with their plan. */
export type KeptReason = Pick<AuditTable, "why" | "whySalt" | "whyPrint">;

/** What a reason is kept as; its salt keeps a forgotten one from being guessed by its print. */
export function keepReason(why: string | null): KeptReason {
  if (why === null) return { why, whySalt: null, whyPrint: "" };
  const whySalt = randomBytes(16).toString("hex");
  return { why, whySalt, whyPrint: printOfReason(whySalt, why) };
}

/** The print of a reason under its salt. */
export function printOfReason(salt: string, why: string): string {
  return hash("sha256", `${salt}\n${why}`);
}

/**
 * The link of an entry: SHA-256 in hex over the link of the entry before, a line break, and the
 * entry as a JSON array without spaces, in this order. Anybody can work it out from an export.
 */
export function linkOf(before: string, entry: Omit<AuditTable, "hash">): string {
  const { number, at, actorKind, actor, action, planId, about, whyPrint } = entry;
  const canonical = [number, at, actorKind, actor, action, planId, about, whyPrint];
  return hash("sha256", `${before}\n${JSON.stringify(canonical)}`);
}
