/** What a person lets the app do to words: to put quotation marks there, or one term for another. */
import type * as Y from "yjs";
import { act } from "./commands.ts";
import { textOf } from "./roots.ts";

type Range = { entity: string; key: string; from: number; to: number };

/** Puts empty quotation marks at the end of a piece of writing. Answers the offset between them. */
export function addQuotationMarks(ydoc: Y.Doc, entity: string, key: string): number {
  const ytext = textOf(ydoc, entity, key);
  const text = ytext.toString();
  // A last line break ends the last line and begins none.
  const end = text.endsWith("\n") ? text.length - 1 : text.length;
  const space = /\S$/.test(text.slice(0, end)) ? " " : "";
  act(ydoc, () => ytext.insert(end, `${space}“”`));
  return end + space.length + 1;
}

/** Puts words in the place of others, in their style; false, and nothing is done, if these are gone. */
export function replaceWords(ydoc: Y.Doc, range: Range, before: string, words: string): boolean {
  const { entity, key, from, to } = range;
  const ytext = textOf(ydoc, entity, key);
  if (!before || ytext.toString().slice(from, to) !== before) return false;
  act(ydoc, () => {
    ytext.insert(to, words);
    ytext.delete(from, to - from);
  });
  return true;
}

/** Puts words on a line of their own at the end of a piece of writing. */
export function appendWords(ydoc: Y.Doc, entity: string, key: string, words: string): void {
  const ytext = textOf(ydoc, entity, key);
  const text = ytext.toString();
  // A last line break ends the last line, so that the next one begins after it.
  const isOpen = text !== "" && !text.endsWith("\n");
  act(ydoc, () => ytext.insert(text.length, `${isOpen ? "\n" : ""}${words.toWellFormed()}`, {}));
}
