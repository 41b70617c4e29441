import type * as Y from "yjs";
import { parseRoot } from "./roots.ts";

/** What a device wrote from a moment on (`clock` of its Yjs `client`) and is still there, place by place. */
export function wordsSince(ydoc: Y.Doc, client: number, clock: number): string[] {
  return [...ydoc.share.keys()].flatMap((name) => {
    const root = parseRoot(name);
    if (root?.type !== "text" || isCopied(ydoc, root)) return [];
    const words = runsIn(ydoc.getText(name), client, clock);
    return words.map((it) => it.trim()).filter(Boolean);
  });
}

/** Whether a suggestion says words there that it repeats for those who read it. */
function isCopied(ydoc: Y.Doc, { entity, key }: { entity: string; key: string }): boolean {
  return key === "was" || (key === "text" && ydoc.share.has(`t:${entity}:offers`));
}

function runsIn(ytext: Y.Text, client: number, clock: number): string[] {
  const runs: string[] = [];
  let isInside = false;
  for (let item = ytext._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { id, content, length } = item;
    const isTheirs = id.client === client && id.clock + length > clock;
    if (isTheirs) {
      const said = content
        .getContent()
        .slice(Math.max(0, clock - id.clock))
        .filter((it) => typeof it === "string")
        .join("");
      runs.push((isInside ? (runs.pop() ?? "") : "") + said);
    }
    isInside = isTheirs;
  }
  return runs;
}
