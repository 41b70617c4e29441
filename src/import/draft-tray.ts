import { noWriting, type Plan } from "#src/plan/plan.ts";
import { KEPT_FROM_FILE } from "#src/template/kept-sections.ts";
import type { Span } from "./file-layout.ts";
import type { TrayItem } from "./plan-draft.ts";
import type { WordBlock, WordFile } from "./word-file.ts";

/** All words of a file that are in none of these stretches, and those that were deleted in it. */
export function trayOf({ blocks }: WordFile, used: readonly Span[]): TrayItem[] {
  const byBlock = new Map<number, Span[]>();
  for (const span of used) {
    const spans = byBlock.get(span.at);
    if (spans) spans.push(span);
    else byBlock.set(span.at, [span]);
  }
  return blocks.flatMap((block, at) => [
    ...leftOver(block, byBlock.get(at) ?? []).map((text) => item(KINDS[block.place], text, at)),
    ...block.changes
      .filter(({ kind, text }) => WENT.has(kind) && hasWords(text))
      .map(({ text, author }) => item("deleted", text.trim(), at, author)),
  ]);
}

/** A plan with what is in the tray under "Kept from the file", so that no word is lost. */
export function withTray(plan: Plan, tray: readonly TrayItem[]): Plan {
  if (tray.length === 0) return plan;
  const text = tray.map(lineFor).join("\n");
  const kept = { ...noWriting("document"), text };
  return { ...plan, writing: { ...plan.writing, [KEPT_FROM_FILE]: kept } };
}

function lineFor({ kind, text, by }: TrayItem): string {
  if (kind === "deleted") return `Deleted in the file${by && ` by ${by}`}: ${text}`;
  if (kind === "note") return `Note in the file: ${text}`;
  return kind === "page edge" ? `At the edge of the page: ${text}` : text;
}

function item(kind: TrayItem["kind"], text: string, block: number, by = ""): TrayItem {
  return { kind, text, block, by };
}

const KINDS: Readonly<Record<WordBlock["place"], TrayItem["kind"]>> = {
  body: "left over",
  "text box": "left over",
  footnote: "note",
  endnote: "note",
  header: "page edge",
  footer: "page edge",
};

const WENT: ReadonlySet<string> = new Set(["deleted", "moved-away"]);

function leftOver({ text }: WordBlock, used: readonly Span[]): string[] {
  const left: string[] = [];
  let at = 0;
  for (const { from, to } of [...used.toSorted((a, b) => a.from - b.from), END]) {
    if (from > at) left.push(text.slice(at, from).trim());
    at = Math.max(at, to);
  }
  // Lines to write on are no words.
  return left
    .map((it) =>
      it
        .replace(/[._…]{3,}/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    )
    .filter(hasWords);
}

const END = { from: Infinity, to: Infinity };

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
