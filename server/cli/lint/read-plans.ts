import { createReadStream } from "node:fs";
import { MAX_MB, STANDARD, whyUnread } from "../read-plan-file.ts";
import { type Handed, nameOfOrigin, type Origin, type Problem } from "./source.ts";

const MAX_BYTES = MAX_MB * 1024 * 1024;
const LINE_FEED = 10;

/**
 * The plans in a file one after the other, without holding more than one of them: one plan as JSON,
 * or one a line. What can't be read is told in its turn.
 */
export async function* plansIn(file: string): AsyncGenerator<Handed | Problem> {
  try {
    const stream = file === STANDARD ? process.stdin : createReadStream(file);
    yield* splitPlans(file, linesOf(stream));
  } catch (error) {
    yield { file, line: null, error: whyUnread(file, error) };
  }
}

/** A line with its line feed; without bytes where it is too long to be kept. */
type Line = { number: number; offset: number; bytes: Buffer | null };

async function* splitPlans(
  file: string,
  lines: AsyncIterable<Line>,
): AsyncGenerator<Handed | Problem> {
  let hasLines: boolean | null = /\.(jsonl|ndjson)$/i.test(file) || null;
  let held: Line[] = [];
  let size = 0;
  let first: Line | null = null;
  for await (const line of lines) {
    if (hasLines) {
      if (!isBlank(line)) yield planOn(line, file);
      continue;
    }
    held.push(line);
    size += line.bytes?.length ?? Infinity;
    if (size > MAX_BYTES) return yield tooLarge({ file, line: null });
    if (hasLines !== null || isBlank(line)) continue;
    if (first) {
      hasLines = areLines(first, line);
      if (!hasLines) continue;
      yield* held.filter((it) => !isBlank(it)).map((it) => planOn(it, file));
      held = [];
    } else first = line;
  }
  if (hasLines) return;
  const bytes = Buffer.concat(held.flatMap((it) => it.bytes ?? []));
  yield { file, line: null, offset: 0, bytes: new Uint8Array(bytes) };
}

/** Whether two lines are a plan each, and not the beginning of one; one of them may be damaged. */
function areLines({ bytes: first }: Line, { bytes: second }: Line): boolean {
  if (!first || !second) return false;
  return isJson(first) || (second.toString("latin1").startsWith("{") && isJson(second));
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function planOn({ number, offset, bytes }: Line, file: string): Handed | Problem {
  if (!bytes) return tooLarge({ file, line: number });
  // A fault at the end of the line is told by its column there, and not on the next line.
  const end = bytes.at(-1) === LINE_FEED ? bytes.length - 1 : bytes.length;
  // The bytes are handed to another thread, so they are taken out of the file's larger piece.
  return { file, line: number, offset, bytes: new Uint8Array(bytes.subarray(0, end)) };
}

function tooLarge(origin: Origin): Problem {
  return { ...origin, error: `${nameOfOrigin(origin)} is larger than ${MAX_MB} MB.` };
}

function isBlank({ bytes }: Line): boolean {
  return bytes?.every((it) => it === 32 || (it >= 9 && it <= 13)) ?? false;
}

function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first && parts.length === 1 ? first : Buffer.concat(parts);
}

async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  let offset = 0;
  const take = (): Line => {
    const line = { number, offset, bytes: size > MAX_BYTES ? null : joined(parts) };
    parts = [];
    number++;
    offset += size;
    size = 0;
    return line;
  };
  for await (const part of stream) {
    let rest = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    while (rest.length) {
      const at = rest.indexOf(LINE_FEED);
      const piece = at < 0 ? rest : rest.subarray(0, at + 1);
      rest = rest.subarray(piece.length);
      size += piece.length;
      if (size <= MAX_BYTES) parts.push(piece);
      else parts = [];
      if (at >= 0) yield take();
    }
  }
  if (size) yield take();
}
