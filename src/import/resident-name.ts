import { type Item, type Line, linesOf } from "./file-layout.ts";
import type { Labels } from "./labels.ts";

/** What the resident is called by whatever the file labels with "name"; empty where nothing is. */
export function findResident(items: readonly Item[], labels: Labels): string {
  const lines = linesOf(items);
  for (const [at, line] of lines.entries()) {
    const prefix = /^[^:\t]{1,60}[:\t]/u.exec(line.text)?.[0] ?? "";
    if (prefix && isName(labels, prefix)) {
      const rest = line.text.slice(prefix.length);
      if (looksLikeName(rest)) return cleaned(rest);
    }
    const next = lines[at + 1];
    if (next && isName(labels, line.text) && looksLikeName(next.text)) return cleaned(next.text);
  }
  return "";
}

/** The title of a file, and who it names; null where the file begins with something else. */
export function findTitle(items: readonly Item[]): { line: Line; name: string } | null {
  for (const line of linesOf(items).slice(0, 4)) {
    if (line.text.length > 120 || !/\b(plan|profile)\b/i.test(line.text) || /:\s*$/.test(line.text))
      continue;
    const isLoud = line.headingLevel !== null || line.isBold;
    const name = nameInTitle(line.text);
    if (isLoud || name) return { line, name };
  }
  return null;
}

function nameInTitle(text: string): string {
  const owned = new RegExp(`^(${NAME})['’]s?\\s+.*\\bplan\\b`, "u").exec(text)?.[1];
  const named = new RegExp(`\\bplan(?:\\s+for|\\s*[:–—-])\\s*(${NAME})\\s*$`, "iu").exec(text)?.[1];
  const name = owned ?? named ?? "";
  return /^\p{Lu}/u.test(name) && !/^(my|the|our|support|care)\b/i.test(name) ? name : "";
}

const NAME = "[\\p{L}][\\p{L}'’.-]*(?:\\s+[\\p{L}][\\p{L}'’.-]*){0,3}";

function isName(labels: Labels, text: string): boolean {
  const match = labels.onPage(text);
  return match?.part === "resident.name" && match.likeness > 0.9;
}

function looksLikeName(text: string): boolean {
  if (text.length > 100) return false;
  const words = cleaned(text).split(/\s+/);
  return words.length <= 5 && words.every((it) => /^\p{L}[\p{L}'’.-]*$/u.test(it));
}

function cleaned(text: string): string {
  return text
    .replace(/[._…]{2,}/g, " ")
    .replace(/\([^)]*\)/g, "")
    .trim()
    .replace(/[,;]$/, "");
}
