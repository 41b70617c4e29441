import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Remark, Run } from "./copy.ts";
import { textRuns } from "./word-runs.ts";
import { STYLE_OF } from "./word-styles.ts";
import { printable } from "./writing-lines.ts";

/** Remarks as Word's comments, numbered by their places. */
export function commentsFor(remarks: readonly Remark[], day: string): ICommentOptions[] {
  return remarks.map(({ words, who }, id) => ({
    id,
    author: printable(who),
    initials: initialsOf(who),
    date: new Date(`${day}T00:00:00Z`),
    children: [new Paragraph({ style: STYLE_OF.plain, children: textRuns(printable(words), {}) })],
  }));
}

function initialsOf(name: string): string {
  const first = printable(name).match(/(?<!\p{L})\p{L}/gu) ?? [];
  return first.join("").slice(0, 8).toWellFormed();
}

/** What is written of some runs, with each comment from the first to the last run that it is about. */
export function withComments(
  runs: readonly Run[],
  write: (run: Run) => ParagraphChild[],
): ParagraphChild[] {
  const of = (at: number) => runs[at]?.remarks ?? [];
  return runs.flatMap((run, at) => [
    ...of(at)
      .filter((it) => !of(at - 1).includes(it))
      .map((it) => new CommentRangeStart(it)),
    ...write(run),
    ...of(at)
      .filter((it) => !of(at + 1).includes(it))
      .flatMap((it) => [
        new CommentRangeEnd(it),
        new TextRun({ children: [new CommentReference(it)] }),
      ]),
  ]);
}
