import { type Attributes, walkXml } from "./walk-xml.ts";
import type { WordIdentity } from "./word-file.ts";

/**
 * What a file says of itself: by the part made for it, else by its properties, else by its footer.
 * Null when it is no copy of ours, or nothing of that is left.
 */
export function readIdentity(
  customParts: readonly string[],
  properties: string | null,
  footers: readonly string[],
): WordIdentity | null {
  for (const xml of customParts) {
    const found = xml.includes("urn:ownwords:copy:") ? identityIn(xml) : null;
    if (found !== null) return found;
  }
  return (
    (properties === null ? null : identityInProperties(properties)) ?? identityInFooters(footers)
  );
}

function identityIn(xml: string): WordIdentity | null {
  let facts: Attributes | null = null;
  const sections: { tag: string; bookmark: string; hash: string }[] = [];
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "ow:copy") facts = attributes;
      if (name === "ow:section" && sections.length < 20_000)
        sections.push({
          tag: attributes["tag"] ?? "",
          bookmark: attributes["bookmark"] ?? "",
          hash: attributes["hash"] ?? "",
        });
    },
    close: () => {},
    text: () => {},
  });
  return facts === null ? null : { ...identityOf(facts), sections, foundIn: "identity part" };
}

function identityOf(facts: Attributes) {
  return {
    plan: facts["plan"] ?? "",
    reference: facts["reference"] ?? "",
    version: facts["version"] ?? "",
    copy: facts["copy"] ?? "",
    exportedOn: facts["exportedOn"] ?? "",
    form: facts["form"] ?? "",
  };
}

function identityInProperties(xml: string): WordIdentity | null {
  const values: Record<string, string> = {};
  let name = "";
  walkXml(xml, {
    open: (tag, attributes) => {
      if (/(^|:)property$/.test(tag)) name = attributes["name"] ?? "";
    },
    close: (tag) => {
      if (/(^|:)property$/.test(tag)) name = "";
    },
    text: (words) => {
      if (name.startsWith("Ownwords") && words.trim() !== "")
        values[name.charAt(8).toLowerCase() + name.slice(9)] = words.trim();
    },
  });
  return values["plan"] === undefined
    ? null
    : { ...identityOf(values), sections: [], foundIn: "properties" };
}

/** "Plan K7M-2QX, version 3, practitioner copy": what is printed on every page. */
const FOOTER = /\bPlan ([^\s,]+)(?:, version ([^,\n]+))?, ([a-z -]+?) copy\b/i;

function identityInFooters(footers: readonly string[]): WordIdentity | null {
  const match = footers.map((it) => FOOTER.exec(it)).find((it) => it !== null);
  if (!match) return null;
  const [, reference = "", version = "", copy = ""] = match;
  return { ...identityOf({ reference, version, copy }), sections: [], foundIn: "footer" };
}
