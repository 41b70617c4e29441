import { tooLarge } from "./import-error.ts";
import { scanXml } from "./scan-xml.ts";

/** What is told about a part of an Office file while it is read. */
export type Walker = {
  /** An element begins; `name` has Word's usual prefix, whatever the file calls it. */
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (words: string) => void;
};
export type Attributes = Readonly<Record<string, string>>;

/** No plan has more elements or lies deeper than this. */
const LIMITS = { elements: 1_500_000, depth: 1000 };

/** Namespaces by the prefix that Word writes, in the usual form and the strict one of ISO. */
const PREFIXES = new Map(
  Object.entries({
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:ownwords:copy:1": "ow",
  }),
);

/** Reads a part from beginning to end, under the names that Word itself would use. */
export function walkXml(xml: string, walker: Walker): void {
  const names = new Map<string, string>();
  const prefixes = new Map<string, string>();
  let elements = 0;
  let depth = 0;
  let isUsual = true;
  const usual = (name: string) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.slice(0, colon);
    const mapped = prefixes.get(prefix) ?? prefix;
    const full = mapped === "" ? name : `${mapped}:${name.slice(colon + 1)}`;
    names.set(name, full);
    return full;
  };
  scanXml(xml, {
    open: (name, attributes) => {
      elements += 1;
      depth += 1;
      if (elements > LIMITS.elements || depth > LIMITS.depth) throw tooLarge();
      walker.open(...named(name, attributes));
    },
    close: (name) => {
      depth -= 1;
      walker.close(usual(name));
    },
    text: walker.text,
  });

  function named(name: string, attributes: Record<string, string>): [string, Attributes] {
    for (const key in attributes) if (key.startsWith("xmlns")) declare(key, attributes[key] ?? "");
    if (isUsual) return [usual(name), attributes];
    const renamed = Object.entries(attributes).map(([key, value]) => [
      key.includes(":") ? usual(key) : key,
      value,
    ]);
    return [usual(name), Object.fromEntries(renamed)];
  }

  function declare(key: string, address: string) {
    const prefix = PREFIXES.get(address);
    const own = key.slice("xmlns:".length);
    if (prefix === undefined || (prefixes.get(own) ?? own) === prefix) return;
    prefixes.set(own, prefix);
    names.clear();
    isUsual &&= own === "";
  }
}
