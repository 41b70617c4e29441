import type * as Y from "yjs";
import type { Writing } from "#src/plan/plan.ts";
import { handOf, type Who } from "./commands.ts";
import { rankBetween } from "./rank.ts";
import { factsOf, type FactValue, indexOf, type Kind, textOf } from "./roots.ts";
import { speakerFact, wholeCharacter } from "./writing.ts";

/** Enters a thing in the index with its facts; what is empty is left out. */
export function give(
  ydoc: Y.Doc,
  id: string,
  kind: Kind,
  parent: string,
  facts: Record<string, FactValue>,
  who: Who,
) {
  indexOf(ydoc).set(id, { kind, parent, born: { ...handOf(who), at: who.now() } });
  const map = factsOf(ydoc, id);
  for (const [key, value] of Object.entries(facts))
    if (value !== null && value !== "") map.set(key, value);
}

/** Writes words with their marks and their speaker; marks only where there are words. */
export function write(ydoc: Y.Doc, entity: string, key: string, writing: Writing) {
  factsOf(ydoc, entity).set(`speaker.${key}`, speakerFact(writing.speaker));
  const ytext = textOf(ydoc, entity, key);
  const words = writing.text.toWellFormed();
  const lastIsBullet = writing.bullets.some((it) => it.line === words.split("\n").length - 1);
  const text = words.endsWith("\n") || lastIsBullet ? `${words}\n` : words;
  if (text) ytext.insert(0, text, {});
  for (const mark of writing.marks) {
    const from = wholeCharacter(words, mark.from);
    const to = wholeCharacter(words, mark.to);
    // Past the end of a text, Yjs would write line ends to have something to format.
    if (from < to)
      ytext.format(from, to - from, {
        [mark.kind]: mark.kind === "link" ? (mark.href ?? "") : true,
      });
  }
  let at = -1;
  for (let line = 0; (at = text.indexOf("\n", at + 1)) >= 0; line++) {
    const bullet = writing.bullets.find((it) => it.line === line);
    if (bullet) ytext.format(at, 1, { kind: "li", depth: bullet.depth });
  }
}

/** Does something with each of a list, with a rank that keeps their order. */
export function inOrder<T>(items: readonly T[], each: (item: T, rank: string) => void) {
  let rank: string | null = null;
  for (const item of items) {
    rank = rankBetween(rank, null, "");
    each(item, rank);
  }
}
