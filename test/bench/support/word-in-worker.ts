/** Makes and reads Word files in a browser's worker; answers the times in milliseconds. */
import { exportWord } from "#src/export/word.ts";
import type { CopyOptions } from "#src/export/copy.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

type Wish = { plan: Plan; template: Template; options: CopyOptions; times: number };

addEventListener("message", ({ data }: MessageEvent<Wish>) => void measure(data));

async function measure({ plan, template, options, times }: Wish) {
  const made: number[] = [];
  const read: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const bytes = await exportWord(plan, template, options);
    made.push(performance.now() - began);
    const start = performance.now();
    compareReturned(readWord(bytes), plan, [], template);
    read.push(performance.now() - start);
  }
  postMessage({ made, read });
}
