import type { Block, Line } from "#src/export/copy.ts";
import { isBlank, line, printable, run } from "#src/export/writing-lines.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import type { Held } from "./held.ts";

/** A table of our own words and other people's; nothing where it has no rows. */
export function tableOf(
  title: string,
  columns: readonly (readonly [heading: string, share: number])[],
  rows: readonly (readonly string[])[],
): Block[] {
  if (!rows.length) return [];
  const named = columns.map(([name]) => name.toLowerCase()).join(", ");
  return [
    {
      kind: "table",
      title,
      description: `One a row: ${named}.`,
      columns: columns.map(([heading, share]) => ({ heading, share })),
      rows: rows.map((cells) => cells.map(cellOf)),
    },
  ];
}

function cellOf(text: string): Line[] {
  if (isBlank(text)) return [line("quiet", "Not said")];
  return text.split("\n").map((it) => line("plain", run(it)));
}

/** A moment as people write it; UTC, so that it is the same wherever it is made. */
export function momentInWords(at: number): string {
  const iso = new Date(at).toISOString();
  return `${dayInWords(iso.slice(0, 10), "short")}, ${iso.slice(11, 16)}`;
}

/** A day as people write it, where there is one. */
export function dayOr(day: string | null, otherwise = ""): string {
  return day === null ? otherwise : dayInWords(day);
}

type Value = string | number | null | undefined;

/** What a row says, as words. */
export function text(value: Value): string {
  return printable(String(value ?? ""));
}

/** What somebody with this id is called, where that is known. */
export function called(value: Value, names: Held["names"]): string {
  return names[text(value)] ?? text(value);
}

/** The moment in a row, where there is one. */
export function moment(at: Value): string {
  return typeof at === "number" ? momentInWords(at) : "";
}
