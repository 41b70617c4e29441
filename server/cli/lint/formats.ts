import { asCsv } from "./as-csv.ts";
import { asHtml } from "./as-html.ts";
import { asJson, asJsonLines } from "./as-json.ts";
import { asSarif } from "./as-sarif.ts";
import { asText } from "./as-text.ts";
import type { Format } from "./format.ts";

/** Every format there is, by what it is called. */
export const formats = {
  text: asText,
  json: asJson,
  jsonl: asJsonLines,
  sarif: asSarif,
  csv: asCsv,
  html: asHtml,
} satisfies Record<string, Format>;

/** What a format is called. */
export type FormatName = keyof typeof formats;

/** What the formats are called; the first is what you get if you name none. */
export const FORMATS = [
  "text",
  "json",
  "jsonl",
  "sarif",
  "csv",
  "html",
] as const satisfies readonly FormatName[];
