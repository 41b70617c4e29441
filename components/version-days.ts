import type { Version, Written } from "#src/api/versions.ts";
import { today } from "#src/browser/today.ts";
import { nameOf, personOf, type Plan } from "#src/plan/plan.ts";
import { dayInWords } from "./words.ts";

/** One day in the life of a plan. */
export type VersionDay = {
  /** `"2030-05-01"`. */
  day: string;
  /** The names of those who wrote on it, whoever began first before the others. */
  by: readonly string[];
  /** The names of those who agreed to the plan on it. */
  agreed: readonly string[];
  /** Newest first. */
  versions: readonly Version[];
};

/** All days of which anything is known, the newest first. */
export function daysOf(
  versions: readonly Version[],
  written: readonly Written[],
  plan: Plan | null,
): VersionDay[] {
  const days = new Map<string, { by: string[]; agreed: string[]; versions: Version[] }>();
  const on = (day: string) => {
    const known = days.get(day) ?? { by: [], agreed: [], versions: [] };
    days.set(day, known);
    return known;
  };
  for (const it of versions) on(today(new Date(it.at))).versions.push(it);
  for (const { at, by } of [...written].reverse()) put(on(today(new Date(at))).by, by);
  for (const { on: day, person } of plan?.signatures ?? [])
    if (plan && day) put(on(day).agreed, whoIs(plan, person));
  return [...days]
    .map(([day, it]) => ({ day, ...it }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

/** Who agreed to a plan, as a sentence each: "Rosa Adeyemi agreed on 3 May 2030." */
export function agreementsIn(plan: Plan): string[] {
  return plan.signatures.map(({ person, on }) => {
    const who = whoIs(plan, person);
    return on ? `${who} agreed on ${dayInWords(on)}.` : `${who} agreed.`;
  });
}

function whoIs(plan: Plan, person: string | null): string {
  return person === null ? "Somebody not named" : nameOf(personOf(plan, person));
}

function put(names: string[], name: string) {
  if (name && !names.includes(name)) names.push(name);
}
