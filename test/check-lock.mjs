// npm leaves platforms out of the lock when a registry lacks their package on the day, without a
// word; `npm ci` then fails for everybody. This says which are missing, and that the lock names no
// registry, so that each machine uses its own.
import { readFileSync } from "node:fs";

let bad = 0;
const files = [
  ".",
  ".setup/node",
  "test/bench/peers",
  "test/bench/lint-peers",
  "test/bench/word-peers",
].map((it) => `${it}/package-lock.json`);
for (const file of files) {
  /** @type {Record<string, { optionalDependencies?: object, resolved?: string }>} */
  const packages = JSON.parse(readFileSync(file, "utf8")).packages;
  const names = new Set(Object.keys(packages).map((it) => it.split("node_modules/").at(-1)));
  for (const [path, { optionalDependencies = {}, resolved }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies))
      if (!names.has(name))
        complain(`${file}: ${path || "the project"} needs ${name}, which is not locked.`);
    if (resolved) complain(`${file}: ${path} is tied to ${resolved}.`);
  }
}
process.exitCode = bad ? 1 : 0;

/** @param {string} sentence */
function complain(sentence) {
  console.error(sentence);
  bad++;
}
