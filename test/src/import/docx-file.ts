import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const SPACES = `xmlns:w="${W}" xmlns:r="${RELATIONS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;

/** What a test puts into a Word file: inner XML of each part. */
export type Parts = {
  body: string;
  styles?: string;
  comments?: string;
  commentsExtended?: string;
  footnotes?: string;
  header1?: string;
  footer1?: string;
  /** Further parts, whole. */
  more?: Record<string, string>;
};

const ROOTS: Record<string, string> = {
  styles: "styles",
  comments: "comments",
  commentsExtended: "commentsEx",
  footnotes: "footnotes",
  header1: "hdr",
  footer1: "ftr",
};

/** A Word file with these words in it, as small as one can be. */
export function docx({ body, more = {}, ...parts }: Parts): Uint8Array {
  const given = Object.entries(parts).filter(([, it]) => it !== undefined);
  const relations = given.map(([name], index) => relation(name, index));
  const files: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}<Relationship Id="link1" Type="${RELATIONS}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
    ...more,
  };
  for (const [name, inner] of given) {
    const root = `${name === "commentsExtended" ? "w15" : "w"}:${ROOTS[name]}`;
    files[`word/${name}.xml`] = `${HEAD}<${root} ${SPACES}>${inner}</${root}>`;
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, it]) => [name, strToU8(it)])),
  );
}

function relation(name: string, index: number): string {
  const kind = name.replace(/\d$/, "");
  return `<Relationship Id="part${index}" Type="${RELATIONS}/${kind}" Target="${name}.xml"/>`;
}

/** A paragraph of runs, words or other XML; `properties` is what stands in its `w:pPr`. */
export function p(inner: string, properties = ""): string {
  const runs = inner.startsWith("<") || inner === "" ? inner : r(inner);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A run of words. */
export function r(text: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Words that Word keeps as inserted. */
export function ins(text: string, author = "Ros"): string {
  return `<w:ins w:id="1" w:author="${author}" w:date="2030-05-02T10:00:00Z">${r(text)}</w:ins>`;
}

/** Words that Word keeps as deleted. */
export function del(text: string, author = "Ros"): string {
  return `<w:del w:id="2" w:author="${author}" w:date="2030-05-02T10:00:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
}

/** A table of cells, each one or more paragraphs; `rows` may carry properties of the row. */
export function table(...rows: { cells: string[]; properties?: string }[]): string {
  const cells = (it: string[]) => it.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join("");
  const row = (it: { cells: string[]; properties?: string }) =>
    `<w:tr>${it.properties ? `<w:trPr>${it.properties}</w:trPr>` : ""}${cells(it.cells)}</w:tr>`;
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map(row).join("")}</w:tbl>`;
}
