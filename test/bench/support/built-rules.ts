import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { FOLDERS } from "#server/serve.ts";

const SourceMap = z.object({ sources: z.array(z.string()) });

const CHECKS = /src\/lint\/(?!help\/|.*\.?examples\.ts)/;

/** The built files that checking takes, with their size compressed, in KB; help comes when somebody asks for it. */
export function builtRules(): { name: string; packed: number }[] {
  const maps = globSync("**/*.js.map", { cwd: FOLDERS.client }).sort();
  return maps.flatMap((map) => {
    const file = join(FOLDERS.client, map);
    const { sources } = SourceMap.parse(JSON.parse(readFileSync(file, "utf8")));
    if (!sources.some((it) => CHECKS.test(it))) return [];
    const name = map.replace(/\.map$/, "");
    return [{ name, packed: gzipSync(readFileSync(file.replace(/\.map$/, ""))).length / 1024 }];
  });
}
