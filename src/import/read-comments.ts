import type { WordComment } from "#src/plan/suggestion.ts";
import type { Relations } from "./read-relations.ts";
import { walkXml } from "./walk-xml.ts";
import type { WordBlock } from "./word-file.ts";
import type { WordPackage } from "./word-package.ts";

/** Reads the comments of a file by their ids, with what answers what; `about` is still empty. */
export function readComments(file: WordPackage, relations: Relations): Map<string, WordComment> {
  const comments = new Map<string, WordComment>();
  const paragraphs = new Map<string, WordComment>();
  const xml = file.text(relations.one("comments") ?? "");
  if (xml !== null) readTexts(xml, comments, paragraphs);
  const more = file.text(relations.one("commentsExtended") ?? "");
  if (more !== null) readThreads(more, paragraphs);
  return comments;
}

function readTexts(
  xml: string,
  comments: Map<string, WordComment>,
  paragraphs: Map<string, WordComment>,
) {
  let comment: WordComment | null = null;
  let isText = false;
  let paragraph = "";
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "w:comment") {
        comment = {
          id: attributes["w:id"] ?? "",
          author: attributes["w:author"] ?? "",
          moment: attributes["w:date"] ?? null,
          text: "",
          about: "",
          answers: null,
          isSettled: false,
        };
        comments.set(comment.id, comment);
      } else if (name === "w:p") {
        paragraph = attributes["w14:paraId"] ?? "";
        if (comment && comment.text !== "") comment.text += "\n";
      } else if (comment && (name === "w:br" || name === "w:tab"))
        comment.text += name === "w:br" ? "\n" : "\t";
      isText = name === "w:t";
    },
    close: (name) => {
      isText = false;
      // A thread is tied to the last paragraph of a comment.
      if (name === "w:p" && comment && paragraph !== "") paragraphs.set(paragraph, comment);
      if (name === "w:comment") comment = null;
    },
    text: (words) => {
      if (isText && comment) comment.text += words;
    },
  });
}

function readThreads(xml: string, paragraphs: ReadonlyMap<string, WordComment>) {
  walkXml(xml, {
    open: (name, attributes) => {
      const comment = paragraphs.get(attributes["w15:paraId"] ?? "");
      if (name !== "w15:commentEx" || comment === undefined) return;
      comment.answers = paragraphs.get(attributes["w15:paraIdParent"] ?? "")?.id ?? null;
      comment.isSettled = attributes["w15:done"] === "1";
    },
    close: () => {},
    text: () => {},
  });
}

/**
 * All comments in the order of what they are about; those that point nowhere come last. An answer is
 * about what it answers.
 */
export function settleComments(
  comments: ReadonlyMap<string, WordComment>,
  blocks: readonly WordBlock[],
): WordComment[] {
  const placed = blocks.flatMap((it) => it.comments);
  const all = [...new Set([...placed, ...comments.values()])];
  for (const it of all) {
    const asked = it.answers === null ? undefined : comments.get(it.answers);
    it.about = (it.about.trim() || asked?.about.trim()) ?? "";
  }
  return all;
}
