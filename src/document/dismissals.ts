/**
 * Findings that people set aside, one fact of the plan each, under a fingerprint of the finding's
 * key: two people who set the same one aside at once leave one record.
 */
import type * as Y from "yjs";
import { Dismissal } from "#src/plan/record.ts";
import { act, type Who } from "./commands.ts";
import { DISMISSED, dismissedFact, factsOf, PLAN } from "./roots.ts";
import { wholeCharacter } from "./writing.ts";

/** What somebody says who sets a finding aside; `key` is the diagnostic's. */
export type Dismissing = Pick<Dismissal, "key" | "reason"> &
  Partial<Pick<Dismissal, "note" | "tier" | "sketch">>;

/**
 * Sets a finding aside for everybody; who did so before stays named after the one who does so now.
 * False, and nothing is kept, where something is too long to be kept.
 */
export function dismiss(ydoc: Y.Doc, said: Dismissing, who: Who): boolean {
  const { reason, note = "", tier = "", sketch = "" } = said;
  const key = said.key.toWellFormed();
  const facts = factsOf(ydoc, PLAN);
  const name = cut(who.by, MOST_NAME);
  const before = dismissalIn(facts.get(dismissedFact(key)))?.by ?? [];
  const by = [name, ...before.filter((it) => it !== name)].filter(Boolean).slice(0, MOST_NAMES);
  const fresh = { key, reason, note: cut(note, MOST_NOTE), by, at: who.now(), tier, sketch };
  // The server keeps nothing that says too much, nor anything that comes after it.
  if (!dismissalIn(fresh)) return false;
  act(ydoc, () => facts.set(dismissedFact(key), fresh));
  return true;
}

/** Takes back that a finding was set aside. */
export function restoreFinding(ydoc: Y.Doc, key: string): void {
  const facts = factsOf(ydoc, PLAN);
  if (facts.get(dismissedFact(key))) act(ydoc, () => facts.set(dismissedFact(key), null));
}

/** The findings that are set aside now, in the order in which they were. */
export function dismissalsIn(facts: Y.Map<unknown>): Dismissal[] {
  const found: Dismissal[] = [];
  for (const [name, value] of facts.entries()) {
    const dismissal = name.startsWith(DISMISSED) ? dismissalIn(value) : null;
    if (dismissal && dismissedFact(dismissal.key) === name) found.push(dismissal);
  }
  return found.sort((a, b) => compared(a.at, b.at) || compared(a.key, b.key));
}

function dismissalIn(value: unknown): Dismissal | null {
  if (typeof value !== "object" || value === null) return null;
  const known = parsed.get(value);
  if (known !== undefined) return known;
  const fresh = Dismissal.safeParse(value).data ?? null;
  parsed.set(value, fresh);
  return fresh;
}

/** A cache: values of facts never change, and plans are read at every key. */
const parsed = new WeakMap<object, Dismissal | null>();

function cut(text: string, most: number): string {
  return text.slice(0, wholeCharacter(text, most)).toWellFormed();
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const MOST_NAME = 120;
const MOST_NAMES = 8;
const MOST_NOTE = 500;
