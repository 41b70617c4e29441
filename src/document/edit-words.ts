/** What a person lets the app do to words: to put quotation marks there, or one term for another. */
import type * as Y from "yjs";
import { act, type Who } from "./commands.ts";
import { touchOf } from "./own-words.ts";
import { textOf } from "./roots.ts";
import { editOrSuggest } from "./suggestions.ts";

type Range = { entity: string; key: string; from: number; to: number };

/** Puts empty quotation marks at the end of a piece of writing. Answers the offset between them. */
export function addQuotationMarks(ydoc: Y.Doc, entity: string, key: string): number {
  const ytext = textOf(ydoc, entity, key);
  const text = ytext.toString();
  // A last line break ends the last line and begins none.
  const last = text.endsWith("\n") ? text.length - 1 : text.length;
  const end = touchOf(ytext, (it) => it.insert(last, "“")) ? text.length : last;
  const space = /\S$/.test(text.slice(0, end)) ? " " : "";
  act(ydoc, () => ytext.insert(end, `${space}“”`));
  return end + space.length + 1;
}

/**
 * Puts words in the place of others, in their style, or suggests that where these are the resident's
 * own; null, and nothing is done, if they are gone.
 */
export function replaceWords(
  ydoc: Y.Doc,
  range: Range,
  before: string,
  words: string,
  who: Who,
): "done" | "suggested" | null {
  const { entity, key, from, to } = range;
  const ytext = textOf(ydoc, entity, key);
  if (!before || ytext.toString().slice(from, to) !== before) return null;
  const replace = (it: Y.Text) => {
    it.insert(to, words);
    it.delete(from, to - from);
  };
  return editOrSuggest(ydoc, { entity, key }, replace, who);
}

/** Puts words on a line of their own at the end of a piece of writing; `isOwn`: the resident's. */
export function appendWords(
  ydoc: Y.Doc,
  entity: string,
  key: string,
  words: string,
  isOwn = false,
): void {
  const ytext = textOf(ydoc, entity, key);
  const text = ytext.toString();
  // A last line break ends the last line, so that the next one begins after it.
  const isOpen = text !== "" && !text.endsWith("\n");
  const line = `${isOpen ? "\n" : ""}${words.toWellFormed()}`;
  act(ydoc, () => ytext.insert(text.length, line, isOwn ? { own: true } : {}));
}
