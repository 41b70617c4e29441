import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WRITES = 200;

/**
 * How long the disk under the databases takes to keep 4 KB, many times over, sorted: no server that
 * keeps an edit before it shows it can be quicker, and one that does not keep it may be. Milliseconds.
 */
export function diskTimes(): Float64Array {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-bench-"));
  const file = openSync(join(folder, "file"), "w");
  const page = Buffer.alloc(4096, 1);
  const times = Float64Array.from({ length: WRITES }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return times.sort();
}
