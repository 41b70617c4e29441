import type { Block } from "#src/export/copy.ts";

/** The words that a block of a copy shows. */
export function shown(block: Block): string {
  switch (block.kind) {
    case "line":
      return block.runs.map((it) => it.text).join("");
    case "heading":
      return block.text;
    case "table":
      return block.rows.flat(2).map(shown).join("\n");
    case "picture":
      return block.alt;
    case "signature":
      return block.who;
    case "write-lines":
      return "";
  }
}

/** The headings among these blocks. */
export const headings = (blocks: readonly Block[]): string[] =>
  blocks.filter((it) => it.kind === "heading").map((it) => it.text);
