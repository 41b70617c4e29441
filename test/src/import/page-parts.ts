/** Pieces of Word files that look like other makers' plans. */
import { docx, p, r } from "./docx-file.ts";

/** A heading of this level. */
export const heading = (level: number, text: string) =>
  p(text, `<w:outlineLvl w:val="${level - 1}"/>`);
/** Bold words. */
export const bold = (text: string) => r(text, "<w:b/>");
/** An item of a list. */
export const item = (text: string) =>
  p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');

/** A table of cells; a cell is words, or whole paragraphs. */
export function grid(rows: readonly (readonly string[])[], isHeaded = false): string {
  const columns = Math.max(...rows.map((it) => it.length));
  const cell = (it: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>${it.startsWith("<w:p>") || it.startsWith("<w:tbl>") ? it : p(it)}</w:tc>`;
  const merged = (it: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/><w:gridSpan w:val="${columns}"/></w:tcPr>${p(it)}</w:tc>`;
  const row = (cells: readonly string[], index: number) =>
    `<w:tr>${isHeaded && index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.length === 1 && columns > 1 ? merged(cells[0] ?? "") : cells.map(cell).join("")}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="1500"/>'.repeat(columns)}</w:tblGrid>${rows.map(row).join("")}</w:tbl>${p("")}`;
}

/** A file of these. */
export const page = (...body: string[]) => docx({ body: body.join("") });
