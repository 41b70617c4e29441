/** What people say about places in a plan, in threads, so that everybody who has the plan sees it. */
import type * as Y from "yjs";
import type { Remark } from "#src/plan/record.ts";
import { act, setFact, type Who } from "./commands.ts";
import { addRemark } from "./record-commands.ts";
import { textOf } from "./roots.ts";

/** A comment before it is made: what it is about, and what it says. */
export type NewComment = Pick<
  Remark,
  "about" | "on" | "thread" | "anchor" | "quote" | "mentions"
> & {
  words: string;
};

/** Adds a comment in the name of whoever makes it. Answers its id. */
export function addComment(ydoc: Y.Doc, { words, ...facts }: NewComment, who: Who): string {
  const speaker = { kind: "worker", person: null } as const;
  const id = addRemark(ydoc, { ...facts, by: who.by }, speaker, who);
  act(ydoc, () => textOf(ydoc, id, "text").insert(0, words.toWellFormed()));
  return id;
}

/** Settles a thread on a day, or with null opens it again. */
export function settleThread(ydoc: Y.Doc, thread: string, on: string | null): void {
  setFact(ydoc, thread, "settledOn", on);
}
