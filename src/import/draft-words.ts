import type { Mark, Writing } from "#src/plan/plan.ts";
import type { Line } from "./file-layout.ts";
import type { WordBlock } from "./word-file.ts";

/** Lines of a file as a piece of writing out of an earlier record: nobody's own words until somebody says so. */
export function writingOf(
  pieces: readonly (Line | string)[],
  blocks: readonly WordBlock[],
): Writing {
  const lines: string[] = [];
  const marks: Mark[] = [];
  const bullets: Writing["bullets"] = [];
  let offset = 0;
  for (const piece of pieces) {
    const text = typeof piece === "string" ? piece : piece.text;
    if (typeof piece !== "string") {
      for (const mark of marksOf(piece, blocks[piece.at]))
        marks.push({ ...mark, from: mark.from + offset, to: mark.to + offset });
      if (piece.listDepth !== null)
        bullets.push({ line: lines.length, depth: Math.min(piece.listDepth, 2) });
    }
    lines.push(text);
    offset += text.length + 1;
  }
  return { text: lines.join("\n"), marks, bullets, speaker: { kind: "document", person: null } };
}

/** How the words of a line are marked; a line that is bold as a whole is so for its looks. */
function marksOf(line: Line, block: WordBlock | undefined): Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  // Marks on more stretches than anybody makes would take too long to find.
  const pieces = block && block.pieces.length <= 2000 ? block.pieces : [];
  for (const piece of pieces) {
    if (!piece.is) continue;
    const from = Math.max(offset, line.from) - line.from;
    const to = Math.min(offset + piece.text.length, line.to) - line.from;
    offset += piece.text.length;
    if (to <= from) continue;
    const add = (kind: Mark["kind"], href?: string) => {
      const last = marks.findLast((it) => it.kind === kind && it.href === href);
      if (last?.to === from) last.to = to;
      else marks.push({ from, to, kind, ...(href !== undefined && { href }) });
    };
    if (piece.strong && !line.isBold) add("strong");
    if (piece.em) add("em");
    if (piece.struck) add("struck");
    if (piece.href !== null && /^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(piece.href))
      add("link", piece.href);
  }
  return marks;
}
