import { readFileSync } from "node:fs";
import { checkTemplate } from "#src/export/check-template.ts";
import { StartError } from "./config.ts";

/**
 * An organisation's own Word template for copies; null where there is none. `setting` is what named the
 * file; throws a `StartError` that begins with it where no copy can be made with the template.
 */
export function readWordTemplate(
  file: string | null,
  setting = "WORD_TEMPLATE",
): Uint8Array<ArrayBuffer> | null {
  if (file === null) return null;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch {
    throw new StartError(`${setting}: ${file} can't be read.`);
  }
  const { wrong } = checkTemplate(bytes);
  if (wrong.length) throw new StartError(`${setting}: ${file}: ${wrong.join(" ")}`);
  return bytes;
}
