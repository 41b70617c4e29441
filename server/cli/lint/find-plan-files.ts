import { opendir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { STANDARD, whyUnread } from "../read-plan-file.ts";
import type { Problem } from "./source.ts";

/** A file that may hold plans, or why one can't be read. */
export type PlanFile = { file: string } | Problem;

/**
 * The files that a path stands for: itself, or every plan file in a folder and the folders in it, by
 * name. Files and folders whose names begin with a dot are left out.
 */
export async function* planFilesIn(path: string): AsyncGenerator<PlanFile> {
  try {
    if (path === STANDARD || !(await stat(path)).isDirectory()) return yield { file: path };
    let found = 0;
    for await (const it of filesUnder(path, new Set())) {
      found++;
      yield it;
    }
    if (found) return;
    const error = `${path} is a folder without plans: it has no file that ends in .json or .jsonl.`;
    yield { file: path, line: null, error };
  } catch (error) {
    yield { file: path, line: null, error: whyUnread(path, error) };
  }
}

async function* filesUnder(folder: string, above: ReadonlySet<string>): AsyncGenerator<PlanFile> {
  // A link that leads back up would never end.
  const real = await realpath(folder);
  if (above.has(real)) return;
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) if (!name.startsWith(".")) names.push(name);
  for (const name of names.sort()) {
    const path = join(folder, name);
    try {
      if ((await stat(path)).isDirectory()) yield* filesUnder(path, new Set([...above, real]));
      else if (PLAN_FILE.test(name)) yield { file: path };
    } catch (error) {
      yield { file: path, line: null, error: whyUnread(path, error) };
    }
  }
}

const PLAN_FILE = /\.(json|jsonl|ndjson)$/i;
