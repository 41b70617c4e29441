import type * as Y from "yjs";
import type { Mark, Speaker, SpeakerKind, Writing } from "#src/plan/plan.ts";

/** One step of a Y.Text delta, as Yjs gives it. */
export type Insert = {
  insert: string | object;
  attributes?: Record<string, unknown>;
};

/** What stands in plain text for something that is not a character. */
export const OBJECT = "\uFFFC";

/**
 * Reads a piece of writing from the document. Total: any Y.Text gives a Writing. The attributes of a
 * line sit on the `\n` that ends it; a last `\n` ends the last line and is not part of the text.
 */
export function readWriting(ytext: Y.Text, speaker: Speaker): Writing {
  let text = "";
  const marks: Mark[] = [];
  const bullets: { line: number; depth: number }[] = [];
  let line = 0;
  for (const { insert, attributes } of deltaOf(ytext)) {
    const from = text.length;
    const words = typeof insert === "string" ? insert : OBJECT;
    text += words;
    for (const mark of marksOf(attributes)) push(marks, { ...mark, from, to: text.length });
    for (const character of words) {
      if (character !== "\n") continue;
      if (attributes?.["kind"] === "li") bullets.push({ line, depth: depthOf(attributes) });
      line += 1;
    }
  }
  if (text.endsWith("\n")) text = text.slice(0, -1);
  for (const mark of marks) mark.to = Math.min(mark.to, text.length);
  return {
    text,
    marks: marks.filter((it) => it.from < it.to),
    bullets,
    speaker,
  };
}

/** The content of a Y.Text as inserts only. */
export function deltaOf(ytext: Y.Text): Insert[] {
  return ytext.toDelta();
}

/** The text with one character for whatever is none, so that offsets are those of the document. */
export function plainOf(ytext: Y.Text): string {
  return deltaOf(ytext)
    .map(({ insert }) => (typeof insert === "string" ? insert : OBJECT))
    .join("");
}

/** How deep a list item lies: 0, 1 or 2. */
export function depthOf(attributes: Record<string, unknown>): number {
  const said = attributes["depth"];
  const depth = typeof said === "number" || typeof said === "string" ? Number(said) : 0;
  return depth >= 0 && depth <= 2 ? Math.floor(depth) : 0;
}

/** An offset that cuts no character in two: Yjs puts something else in the place of half a one. */
export function wholeCharacter(text: string, at: number): number {
  const place = Math.max(0, Math.min(at, text.length));
  return /^[\uDC00-\uDFFF]/.test(text.slice(place)) && place > 0 ? place - 1 : place;
}

/** An address that may be followed from a document. */
export function isSafeAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href);
}

/** The marks that attributes of a run stand for; attributes of a later version are left alone. */
function marksOf(attributes: Record<string, unknown> | undefined) {
  const found: Pick<Mark, "kind" | "href">[] = [];
  if (!attributes) return found;
  if (attributes["strong"]) found.push({ kind: "strong" });
  if (attributes["em"]) found.push({ kind: "em" });
  if (attributes["struck"]) found.push({ kind: "struck" });
  const href = attributes["link"];
  if (typeof href === "string" && isSafeAddress(href)) found.push({ kind: "link", href });
  if (attributes["own"] === true) found.push({ kind: "own" });
  return found;
}

/** Adds a mark, or lengthens the one of the same sort that ends where it begins. */
function push(marks: Mark[], mark: Mark) {
  const before = marks.findLast((it) => it.kind === mark.kind && it.href === mark.href);
  if (before?.to === mark.from) before.to = mark.to;
  else marks.push(mark);
}

/** A speaker as one scalar, so that who and what kind are never merged apart: `family:ID`. */
export function speakerFact(speaker: Speaker): string {
  return speaker.person ? `${speaker.kind}:${speaker.person}` : speaker.kind;
}

const KINDS: readonly SpeakerKind[] = [
  "resident",
  "advocate",
  "family",
  "worker",
  "quoted",
  "document",
];

/** Reads a speaker from its fact; `fallback` where nothing, or nothing known, is recorded. */
export function readSpeaker(fact: unknown, fallback: Speaker): Speaker {
  if (typeof fact !== "string") return fallback;
  const [word, person] = fact.split(":", 2);
  const kind = KINDS.find((it) => it === word);
  return kind ? { kind, person: person || null } : fallback;
}
