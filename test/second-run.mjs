import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Ending How a test ended.
 * @property {string} file
 * @property {string} name
 * @property {boolean} isWhole Whether it is no part of another test.
 * @property {boolean} isGood
 */

/** When more files fail than this it is no bad luck: something is broken. */
const MOST_AGAIN = 3;

const REPORTER = fileURLToPath(new URL("tell-endings.mjs", import.meta.url));

/**
 * Runs test files, and those that failed once more, each alone. What is good then is good; `needed`
 * names what it was, so that nobody overlooks it.
 * @param {string[]} options
 * @param {string[]} paths
 * @param {(args: string[]) => Promise<{ code: number | null }>} runNode
 */
export async function runWithSecondRun(options, paths, runNode) {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-run-"));
  /** @param {string[]} which @returns {Promise<Ending[]>} */
  const run = async (which) => {
    const told = join(folder, "endings");
    const shown = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
    const kept = [`--test-reporter=${REPORTER}`, `--test-reporter-destination=${told}`];
    const { code } = await runNode(["--test", ...shown, ...kept, ...options, ...which]);
    const lines = readFileSync(told, "utf8").split("\n").filter(Boolean);
    /** @type {Ending[]} */
    const endings = lines.map((it) => JSON.parse(it));
    const isTold = code === 0 || endings.some((it) => !it.isGood);
    const lost = { file: which.join(), name: `ended with ${code}`, isWhole: true, isGood: false };
    return isTold ? endings : [...endings, lost];
  };
  try {
    const first = await run(paths);
    /** @type {Ending[]} */
    const second = [];
    for (const file of filesToRunAgain(first)) second.push(...(await run([file])));
    return settle(first, second);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly Ending[]} endings */
function filesToRunAgain(endings) {
  const failed = new Set(endings.filter((it) => !it.isGood).map((it) => it.file));
  return failed.size > MOST_AGAIN ? [] : [...failed];
}

/** For files that were run again the second run counts. @param {Ending[]} first @param {Ending[]} second */
function settle(first, second) {
  const again = new Set(second.map((it) => it.file));
  const bad = new Set(second.filter((it) => !it.isGood).map((it) => it.file));
  const endings = [...first.filter((it) => !again.has(it.file)), ...second];
  const needed = first.filter(
    ({ file, isWhole, isGood }) => isWhole && !isGood && again.has(file) && !bad.has(file),
  );
  const passed = endings.filter((it) => it.isGood).length;
  return {
    passed,
    failed: endings.length - passed,
    needed: needed.map(({ file, name }) => `${relative(process.cwd(), file)}: ${name}`),
  };
}
