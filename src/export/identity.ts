import { strToU8 } from "fflate";
import { digest } from "lib0/hash/sha256";
import type { Copy } from "./copy.ts";
import { printable } from "./writing-lines.ts";

/** The namespace of the part of a Word file that holds an identity. */
export const COPY_SPACE = "urn:ownwords:copy:1";

/** What a file says about itself when it comes back: names and hashes, and none of the plan's words. */
export type Identity = {
  plan: string;
  reference: string;
  version: string;
  copy: string;
  exportedOn: string;
  /** The names of its forms, with spaces between. */
  form: string;
  sections: readonly { tag: string; bookmark: string; hash: string }[];
};

/** The identity of a copy. A hash covers the plan and the section too, so equal words differ. */
export function identityOf(copy: Copy): Identity {
  const { id, reference, version, exportedOn } = copy.plan;
  const taken = new Set<string>();
  const sections = copy.sections.map(({ tag, words }) => {
    const bookmark = bookmarkFor(tag, taken);
    taken.add(bookmark.toLowerCase());
    return { tag: printable(tag), bookmark, hash: hashOf(`${id}\n${tag}\n${words}`) };
  });
  return {
    plan: printable(id),
    reference: printable(reference),
    version: printable(version),
    copy: copy.kind,
    exportedOn,
    form: copy.forms.join(" "),
    sections,
  };
}

/** Word takes 40 letters, digits and underscores, the same in either case. */
function bookmarkFor(tag: string, taken: ReadonlySet<string>): string {
  const plain = `ow_${tag.replace(/[.-]/g, "_")}`;
  const fits = /^\w{1,40}$/.test(plain) && !taken.has(plain.toLowerCase());
  return fits ? plain : `ow_${hashOf(`${tag}\n${taken.size}`)}`;
}

/** The first 16 hexadecimal digits of SHA-256. */
export function hashOf(text: string): string {
  const bytes = digest(strToU8(text)).slice(0, 8);
  return [...bytes].map((it) => it.toString(16).padStart(2, "0")).join("");
}
