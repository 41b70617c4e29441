import { strFromU8 } from "fflate";
import { ImportError, tooLarge } from "#src/import/import-error.ts";
import { openPackage } from "#src/import/word-package.ts";
import { type XmlNode, all, readXml } from "./read-xml.ts";
import { BODY, relationsOf, setType, typeOf, type WordParts } from "./word-parts.ts";

/** Why an organisation's Word template can't be used, as a sentence for whoever chose it. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/** Letterheads have a picture or two; every copy carries all of it. */
const MOST_BYTES = 5 * 1024 * 1024;

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Opens a Word template. Nothing in it is trusted, and nothing outside it is fetched. */
export function openTemplate(bytes: Uint8Array): WordParts {
  if (bytes.length > MOST_BYTES)
    throw new TemplateError(
      "The template is larger than 5 MB. Make its pictures smaller: every copy carries them.",
    );
  const parts = unpacked(bytes);
  refuse(parts);
  // A file saved as a template is told apart from a document by this alone.
  setType(parts, BODY, MAIN);
  return parts;
}

/** A Word file of our own as parts. */
export function treesIn(files: Readonly<Record<string, Uint8Array>>): WordParts {
  const trees = new Map<string, XmlNode>();
  const others = new Map<string, Uint8Array>();
  for (const [name, part] of Object.entries(files))
    if (/\.(xml|rels)$/i.test(name)) trees.set(name, treeOf(name, part));
    else others.set(name, part);
  return { trees, others };
}

function unpacked(bytes: Uint8Array): WordParts {
  const trees = new Map<string, XmlNode>();
  const others = new Map<string, Uint8Array>();
  try {
    const file = openPackage(bytes);
    for (const name of file.names) {
      const part = name.endsWith("/") ? null : file.bytes(name);
      if (part === null) continue;
      if (/\.(xml|rels)$/i.test(name)) trees.set(name, treeOf(name, part));
      else others.set(name, part);
    }
  } catch (problem) {
    if (!(problem instanceof ImportError)) throw problem;
    throw new TemplateError(
      problem.message === tooLarge().message
        ? "The template is too large when it is unpacked. Take out large pictures and save it again."
        : problem.message,
    );
  }
  return { trees, others };
}

function treeOf(name: string, part: Uint8Array): XmlNode {
  const xml = strFromU8(part).replace(/^\ufeff/, "");
  const isPlain = !/<!(DOCTYPE|ENTITY)/i.test(xml);
  const tree = isPlain ? readXml(xml) : null;
  if (tree !== null) return tree;
  throw new TemplateError(
    isPlain
      ? `The template is damaged in ${name}. Open it in Word, save it again as .docx and try once more.`
      : "The template holds instructions that Word never writes, so it was not opened. Save it again in Word.",
  );
}

function refuse(parts: WordParts): void {
  const { trees, others } = parts;
  const body = trees.get(BODY);
  const type = typeOf(parts, BODY);
  const names = [...trees.keys(), ...others.keys()];
  if (/macroEnabled/i.test(type) || names.some((it) => /vba(Project|Data)/i.test(it)))
    throw new TemplateError(
      "The template holds macros, which could do anything on the computers of those who open a copy. Save it as a Word document without macros (.docx).",
    );
  if (body === undefined)
    throw new TemplateError("The template is no Word document. Save it as .docx and try again.");
  if (body.name !== "w:document" || body.attributes["xmlns:w"] !== WORDS)
    throw new TemplateError(
      "The template is in a strict form of Word's files. Save it as an ordinary Word document (.docx).",
    );
  const isProgram = /(^|\/)(activeX|embeddings)\/|\.(bin|exe|ocx)$/i;
  if (names.some((it) => isProgram.test(it)) || all(body, "w:altChunk").length > 0)
    throw new TemplateError(
      "The template holds other files or programs. Take them out and save it again.",
    );
  for (const part of trees.keys())
    for (const { type: kind, part: inside } of part.endsWith(".rels")
      ? []
      : relationsOf(parts, part))
      if (inside === null && !["hyperlink", "attachedTemplate"].includes(kind))
        throw new TemplateError(
          "The template fetches something from outside it, such as a linked picture. Put it into the file and save it again.",
        );
}
