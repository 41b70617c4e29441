import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { FOLDERS } from "#server/serve.ts";

const SourceMap = z.object({ sources: z.array(z.string()) });

/** The built files that hold rules or what only rules need, with their size compressed, in KB. */
export function builtRules(): { name: string; packed: number }[] {
  const maps = globSync("**/*.js.map", { cwd: FOLDERS.client }).sort();
  return maps.flatMap((map) => {
    const file = join(FOLDERS.client, map);
    const { sources } = SourceMap.parse(JSON.parse(readFileSync(file, "utf8")));
    if (!sources.some((it) => it.includes("src/lint/"))) return [];
    const name = map.replace(/\.map$/, "");
    return [{ name, packed: gzipSync(readFileSync(file.replace(/\.map$/, ""))).length / 1024 }];
  });
}
