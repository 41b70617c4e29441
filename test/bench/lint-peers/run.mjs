// Runs one linter over texts, in a process of its own: a text that it never comes to the end of must
// not stop the rest. Asked over standard input, answers line by line on standard output.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env["PEERS"]}/`);

/** @param {string} name @returns {Promise<any>} */
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

/**
 * Each linter: how many alerts it has for a text.
 * @type {Record<string, () => Promise<(text: string) => number>>}
 */
const linters = {
  "write-good": async () => {
    const { default: writeGood } = await load("write-good");
    return (words) => writeGood(words).length;
  },
  // What alex runs on plain text.
  alex: () => retextWith("retext-equality", "retext-profanities"),
  retext: () => retextWith("retext-readability", "retext-passive", "retext-repeated-words"),
};

/** @param {string[]} names */
async function retextWith(...names) {
  const { retext } = await load("retext");
  const processor = retext();
  for (const name of names) processor.use((await load(name)).default);
  processor.freeze();
  return (/** @type {string} */ words) => processor.processSync(words).messages.length;
}

const start = linters[process.argv[2] ?? ""];
if (!start) throw new Error("There is no linter of that name.");
const count = await start();

/** @type {{ name: string, texts: string[], times: number }[]} */
const jobs = JSON.parse(await text(process.stdin));
for (const { name, texts, times } of jobs) {
  const taken = [];
  let alerts = 0;
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    alerts = texts.reduce((sum, it) => sum + count(it), 0);
    taken.push(performance.now() - began);
  }
  console.log(JSON.stringify({ name, taken, alerts }));
}
