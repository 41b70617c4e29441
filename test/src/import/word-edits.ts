/**
 * Edits of a copy as Word makes them in a file, and what happens to files on the way: each says what
 * must come back. Made on the XML itself, for nobody here has Word.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Returned } from "#src/plan/suggestion.ts";
import { del, ins, p, r } from "./docx-file.ts";

/** A file being edited: its parts as text. */
export type Parts = Map<string, string>;

/** Unpacks a Word file. */
export function partsOf(file: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(file)).map(([name, it]) => [name, strFromU8(it)]));
}

/** Packs a Word file. */
export function fileOf(parts: Parts): Uint8Array {
  const files = Object.fromEntries([...parts].map(([name, it]) => [name, strToU8(it)]));
  return zipSync(files, { level: 0 });
}

const PARAGRAPH = /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs;
const ROW = /<w:tr>(?:(?!<w:tr>).)*?<\/w:tr>/gs;

/** The words of a stretch of XML. */
export function words(xml: string): string {
  const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((it) => it[1]).join("");
  const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, it: string) => signs[it] ?? "");
}

/** Changes the body of the document. */
export function edit(parts: Parts, change: (xml: string) => string): void {
  const name = "word/document.xml";
  parts.set(name, change(parts.get(name) ?? ""));
}

/** Changes the one paragraph that says this. */
export function paragraphSaying(
  parts: Parts,
  text: string,
  change: (xml: string) => string,
  match: RegExp = PARAGRAPH,
): void {
  let count = 0;
  edit(parts, (xml) =>
    xml.replace(match, (it) => {
      const said = words(it);
      if (match === PARAGRAPH ? said !== text : !said.includes(text)) return it;
      count += 1;
      return count === 1 ? change(it) : it;
    }),
  );
  if (count === 0) throw new Error(`No paragraph says: ${text}`);
}

/** Changes the one row that holds these words. */
export function rowSaying(parts: Parts, text: string, change: (xml: string) => string): void {
  paragraphSaying(parts, text, change, ROW);
}

const propertiesOf = (xml: string) => /<w:pPr>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? "";
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const half = (text: string) => {
  const space = text.indexOf(" ", Math.floor(text.length / 2));
  const at = space < 0 ? text.length : space;
  return [text.slice(0, at), text.slice(at)] as const;
};

/** Types words into the middle of a paragraph, tracked or not. Answers what it says then. */
export function type(parts: Parts, line: string, typed: string, isTracked: boolean): string {
  const [before, after] = half(line);
  paragraphSaying(parts, line, (xml) => {
    const prefix = words(xml).slice(0, words(xml).length - line.length);
    const fresh = isTracked ? ins(` ${escaped(typed)}`) : r(` ${escaped(typed)}`);
    const split = r(escaped(before.slice(0, 2))) + r(escaped(before.slice(2)));
    return `<w:p>${propertiesOf(xml)}${prefix && r(prefix)}${split}<w:proofErr w:type="spellStart"/>${fresh}${r(escaped(after))}</w:p>`;
  });
  return `${before} ${typed}${after}`;
}

/** Takes the second half of a paragraph out. Answers what it says then. */
export function cut(parts: Parts, line: string, isTracked: boolean): string {
  const [before, after] = half(line);
  const gone = isTracked && after !== "" ? del(escaped(after)) : "";
  paragraphSaying(
    parts,
    line,
    (xml) => `<w:p>${propertiesOf(xml)}${r(escaped(before))}${gone}</w:p>`,
  );
  return before.trim();
}

/** Puts a paragraph of the same kind after one. */
export function addAfter(parts: Parts, line: string, typed: string, isTracked: boolean): void {
  paragraphSaying(parts, line, (xml) => {
    const fresh = isTracked ? ins(escaped(typed)) : r(escaped(typed));
    const mark = isTracked ? '<w:rPr><w:ins w:id="7" w:author="Ros"/></w:rPr>' : "";
    const properties = propertiesOf(xml).replace("</w:pPr>", `${mark}</w:pPr>`);
    return `${xml}<w:p>${properties}${fresh}</w:p>`;
  });
}

/** Takes a paragraph out. */
export function removeParagraph(parts: Parts, line: string, isTracked: boolean): void {
  paragraphSaying(parts, line, (xml) => {
    if (!isTracked) return "";
    const mark = '<w:rPr><w:del w:id="8" w:author="Ros"/></w:rPr></w:pPr>';
    return `<w:p>${propertiesOf(xml).replace("</w:pPr>", mark)}${del(escaped(line))}</w:p>`;
  });
}

/** Deletes the end of a paragraph, so that it runs on into the next. */
export function mergeWithNext(parts: Parts, line: string): void {
  paragraphSaying(parts, line, (xml) =>
    xml.replace("</w:pPr>", '<w:rPr><w:del w:id="8" w:author="Ros"/></w:rPr></w:pPr>'),
  );
}

/** Adds a row to a table, after the one that holds these words, with these words in its cells. */
export function addRow(parts: Parts, after: string, cells: string[], isTracked: boolean): void {
  rowSaying(parts, after, (xml) => {
    const tracked = isTracked ? '<w:trPr><w:ins w:id="5" w:author="Ros"/></w:trPr>' : "";
    const made = cells.map((it) => `<w:tc>${p(it === "" ? "" : escaped(it))}</w:tc>`).join("");
    return `${xml}<w:tr>${tracked}${made}</w:tr>`;
  });
}

/** Takes a row out of a table. */
export function removeRow(parts: Parts, holding: string, isTracked: boolean): void {
  rowSaying(parts, holding, (xml) => {
    if (!isTracked) return "";
    const mark = '<w:del w:id="6" w:author="Ros" w:date="2030-05-02T10:00:00Z"/></w:trPr>';
    return xml.includes("</w:trPr>")
      ? xml.replace("</w:trPr>", mark)
      : xml.replace("<w:tr>", `<w:tr><w:trPr>${mark}`);
  });
}

/** The blocks of an outcome: from its heading to that of the next one or of what follows. */
export function outcomeRange(xml: string, number: number): [number, number] {
  const heading = (text: string) => {
    for (const it of xml.matchAll(PARAGRAPH)) if (words(it[0]) === text) return it.index;
    return -1;
  };
  const start = heading(`Outcome ${number}`);
  const next = heading(`Outcome ${number + 1}`);
  return [start, next < 0 ? heading("People in this plan") : next];
}

/** Ways in which a file changes without anybody changing a word. */
export const disguises: Record<string, (parts: Parts) => void> = {
  none: () => {},
  "Word's marks of sessions and spelling": (parts) =>
    edit(parts, (xml) =>
      xml
        .replace(/<w:p>/g, '<w:p w:rsidR="00A1" w:rsidRDefault="00A1">')
        .replace(/<w:r>/g, '<w:r w:rsidR="00B2">')
        .replace(/<\/w:r>/g, '</w:r><w:proofErr w:type="gramEnd"/>'),
    ),
  "quotes and dashes made smart": (parts) =>
    edit(parts, (xml) =>
      xml.replace(
        /(<w:t(?: [^>]*)?>)([^<]*)/g,
        (_, tag: string, text: string) =>
          tag +
          text
            .replaceAll("'", "’")
            .replaceAll(" - ", " – ")
            .replaceAll("“", '"')
            .replaceAll("”", '"'),
      ),
    ),
  "every look changed": (parts) =>
    edit(parts, (xml) =>
      xml.replace(
        /<w:r>(?!<w:rPr>)/g,
        '<w:r><w:rPr><w:i/><w:rPrChange w:id="77" w:author="Ros"><w:rPr/></w:rPrChange></w:rPr>',
      ),
    ),
  "bookmarks dropped": (parts) => edit(parts, withoutBookmarks),
  "as Google Docs gives it back": (parts) => {
    edit(parts, (xml) => xml.replace(/w:name="ow_[^"]*"/g, 'w:name="id.x"'));
    for (const name of parts.keys()) if (/^customXml|custom\.xml$/.test(name)) parts.delete(name);
  },
  "pasted into a new file, with bold lines for headings": (parts) => {
    edit(parts, (xml) =>
      withoutBookmarks(xml).replace(PARAGRAPH, (it) =>
        it.includes('w:val="Heading')
          ? it
              .replace(/<w:pPr>.*?<\/w:pPr>/s, "")
              .replace(/<w:r>(<w:rPr>.*?<\/w:rPr>)?/gs, "<w:r><w:rPr><w:b/></w:rPr>")
          : it,
      ),
    );
    for (const name of parts.keys())
      if (/^customXml|custom\.xml$|footer/.test(name)) parts.delete(name);
  },
};

function withoutBookmarks(xml: string): string {
  return xml.replace(/<w:bookmark(Start|End)\b[^>]*\/>/g, "");
}

/** What came back, in one line each, sorted: to be held against what should have. */
export function saidBy({ suggestions, tray }: Returned): string[] {
  const lines = suggestions.map((it) => {
    if (it.kind === "words") return `${it.place.entity}/${it.place.key} says ${it.new.text}`;
    if (it.kind === "fact") return `${it.entity}/${it.fact} is ${it.isClear ? it.value : it.new}`;
    if (it.kind === "remove") return `${it.thing} ${it.entity} goes`;
    if (it.thing.kind === "outcome") {
      const { writing, markers, actions } = it.thing.parts;
      // The dates of an outcome that was copied are words there, for somebody to set anew.
      const own = Object.entries(writing).filter(([key]) => key !== "timeframe-note");
      const all = own.map(([key, one]) => `${key} ${one.text}`).sort();
      return `outcome comes: ${all.join("; ")}; ${markers.length} markers; ${actions.length} actions`;
    }
    const facts =
      it.thing.kind === "action" ? `, ${it.thing.facts.owner}, ${it.thing.facts.dueOn}` : "";
    return `${it.thing.kind} comes in ${it.thing.outcome}: ${it.new.text}${facts}`;
  });
  return [...lines, ...tray.map((it) => `aside: ${it.text}`)].sort();
}
