import { asJson, asJsonLines } from "./as-json.ts";
import { asText } from "./as-text.ts";
import type { Format } from "./format.ts";

/** Every format there is, by what it is called; the first is what you get if you name none. */
export const formats = {
  text: asText,
  json: asJson,
  jsonl: asJsonLines,
} satisfies Record<string, Format>;

/** What a format is called. */
export type FormatName = keyof typeof formats;

/** What the formats are called. */
export const FORMATS = ["text", "json", "jsonl"] as const satisfies readonly FormatName[];
