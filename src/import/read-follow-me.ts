import { FOLLOW_ME_SPACE, type FollowMe } from "#src/plan/follow-me.ts";
import { walkXml } from "./walk-xml.ts";
import type { WordFile } from "./word-file.ts";

/** The plan that a file carries inside, as it says of itself; null where there is none. */
export function readFollowMe({ customParts }: WordFile): FollowMe | null {
  for (const xml of customParts)
    if (xml.includes(FOLLOW_ME_SPACE)) {
      const found = followMeIn(xml);
      if (found) return found;
    }
  return null;
}

function followMeIn(xml: string): FollowMe | null {
  const found: FollowMe[] = [];
  const pieces: string[] = [];
  walkXml(xml, {
    open: (name, attributes) => {
      if (!/(^|:)followMe$/.test(name)) return;
      const { publicKey = "", signature = "" } = attributes;
      found.push({ json: "", publicKey, signature });
    },
    close: () => {},
    text: (words) => {
      if (found.length === 1) pieces.push(words);
    },
  });
  const [only, ...others] = found;
  return only && others.length === 0 ? { ...only, json: pieces.join("") } : null;
}
