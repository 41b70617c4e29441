import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { checkWord } from "#src/export/check-word.ts";
import { exportWord } from "#src/export/word.ts";
import type { Plan } from "#src/plan/plan.ts";
import { asked, sample } from "../src/export/sample.ts";

// How long a Word copy takes and how large it is. Run: node test/bench/word.bench.ts
const { plan, template } = sample("care-act-rosa");

await firstExport();
await warmExports(10, 40);
await warmExports(100, 12);
await lazyChunk();

async function firstExport() {
  const { ms } = await timed(plan);
  console.log(`word: first export in this process, 3 outcomes: ${ms.toFixed(0)} ms`);
}

async function warmExports(outcomes: number, times: number) {
  const large = planWith(outcomes);
  const runs: number[] = [];
  let bytes: Uint8Array = new Uint8Array();
  for (let run = -5; run < times; run += 1) {
    const made = await timed(large);
    if (run >= 0) runs.push(made.ms);
    bytes = made.bytes;
  }
  runs.sort((a, b) => a - b);
  const at = (share: number) => (runs[Math.floor(runs.length * share)] ?? 0).toFixed(0);
  const began = performance.now();
  const findings = checkWord(bytes).length;
  const check = (performance.now() - began).toFixed(0);
  console.log(
    `word: ${outcomes} outcomes, ${times} warm exports: median ${at(0.5)} ms, p95 ${at(0.95)} ms, ` +
      `${bytes.length} bytes; checked in ${check} ms, ${findings} findings`,
  );
}

async function timed(of: Plan): Promise<{ ms: number; bytes: Uint8Array }> {
  const began = performance.now();
  const bytes = await exportWord(of, template, asked);
  return { ms: performance.now() - began, bytes };
}

/** The sample's outcomes over and over, each under ids of its own. */
function planWith(count: number): Plan {
  const outcomes = Array.from({ length: count }, (_, index) => {
    const outcome = plan.outcomes[index % plan.outcomes.length]!;
    return { ...outcome, id: `${outcome.id}${index}` };
  });
  return { ...plan, outcomes };
}

async function lazyChunk() {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    root: new URL("../../", import.meta.url).pathname,
    build: {
      write: false,
      lib: { entry: "src/export/word.ts", formats: ["es"], fileName: "word" },
      minify: true,
    },
  });
  const outputs = [result].flat().flatMap((it) => ("output" in it ? it.output : []));
  const code = outputs.map((it) => (it.type === "chunk" ? it.code : "")).join("");
  const packed = brotliCompressSync(code).length;
  console.log(`word: browser chunk ${code.length} bytes, ${packed} brotli`);
}
