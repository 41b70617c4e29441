import type { WordFile } from "./word-file.ts";

/** Who changed a file or said something in it, as it names them, each once and in its order. */
export function authorNames({ blocks, comments }: WordFile): string[] {
  const changed = blocks.flatMap((it) => it.changes.map(({ author }) => author));
  return [...new Set([...changed, ...comments.map((it) => it.author)])].filter(Boolean);
}
