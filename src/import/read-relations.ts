import { ImportError } from "./import-error.ts";
import { walkXml } from "./walk-xml.ts";
import type { WordPackage } from "./word-package.ts";

/** Which part of a Word file is which. */
export type Relations = {
  /** The name of the part with the text itself. */
  body: string;
  /** The first part of this kind; null when there is none. */
  one: (kind: string) => string | null;
  all: (kind: string) => string[];
  /** Addresses of a part's links by their ids. */
  linksOf: (part: string) => ReadonlyMap<string, string>;
};

type Relation = { id: string; kind: string; target: string; isOutside: boolean };

/** Reads how the parts of a Word file hang together. Nothing outside the file is ever followed. */
export function readRelations(file: WordPackage): Relations {
  const start = relationsOf(file, "").find((it) => it.kind === "officeDocument");
  const body = start?.target ?? "word/document.xml";
  if (!file.names.includes(body)) throw new ImportError(strangerIn(file));
  if (/^(xl|ppt)\//.test(body)) throw new ImportError(strangerIn(file));
  const inside = relationsOf(file, body).filter((it) => !it.isOutside);
  const all = (kind: string) =>
    inside
      .filter((it) => it.kind === kind && file.names.includes(it.target))
      .map((it) => it.target);
  return {
    body,
    one: (kind) => all(kind)[0] ?? null,
    all: (kind) => [...new Set(all(kind))],
    linksOf: (part) =>
      new Map(
        relationsOf(file, part)
          .filter((it) => it.kind === "hyperlink")
          .map((it) => [it.id, it.target]),
      ),
  };
}

function strangerIn({ names }: WordPackage): string {
  if (names.some((it) => it.startsWith("xl/")))
    return "This file is a spreadsheet. Choose the plan as a Word document.";
  if (names.some((it) => it.startsWith("ppt/")))
    return "This file is a presentation. Choose the plan as a Word document.";
  return "This file is not a Word document. Save it as .docx and try again.";
}

/** The relations of a part, or with an empty name those of the file itself. */
function relationsOf(file: WordPackage, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const xml = file.text(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found: Relation[] = [];
  if (xml === null) return found;
  walkXml(xml, {
    open: (name, attributes) => {
      if (!/(^|:)Relationship$/.test(name)) return;
      const isOutside = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      found.push({
        id: attributes["Id"] ?? "",
        kind: (attributes["Type"] ?? "").replace(/^.*\//, ""),
        target: isOutside ? target : nameIn(folder, target),
        isOutside,
      });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

function nameIn(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
