import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { strToU8, type Zippable, zipSync } from "fflate";

/** A letterhead as the library writes one: styles of its own, places in header, text and footer. */
export async function letterhead(): Promise<Uint8Array> {
  const file = new Document({
    styles: {
      default: {
        document: { run: { font: "Verdana", size: 24, language: { value: "en-GB" } } },
        heading1: { run: { size: 40, color: "004040", bold: true } },
        heading2: { run: { size: 32, color: "004040", bold: true } },
        heading3: { run: { size: 26, color: "004040", bold: true } },
      },
      paragraphStyles: [
        { id: "TheirWords", name: "Words", basedOn: "Normal", run: { size: 24, color: "101060" } },
        { id: "Quiet", name: "Quiet words", basedOn: "Normal", run: { size: 24 } },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { left: 1700, right: 1700 } } },
        headers: {
          default: new Header({ children: [new Paragraph("Larkfield Housing, {{name}}")] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun("{{foo"),
                  new TextRun({ text: "ter}}", bold: true }),
                  new TextRun({ children: [" Page ", PageNumber.CURRENT] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: "Heading1", text: "{{title}}" }),
          new Paragraph("Reference {{ reference }}, version {{version}}, {{date}}"),
          new Paragraph({ children: [new TextRun("{{"), new TextRun("plan"), new TextRun("}}")] }),
          new Paragraph("Larkfield Housing is a charity."),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** A paragraph of these words. */
export const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

/** The smallest Word file with this in its body; `more` adds parts or puts others in their place. */
export function handMade(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${HEAD}<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    "word/document.xml": `${HEAD}<w:document ${W} ${R}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ...more,
  };
  const files: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = strToU8(xml);
  return zipSync(files);
}

/** A template in which the plan stands where it must not: in a table. */
export async function placeInTable(): Promise<Uint8Array> {
  const cell = new TableCell({ children: [new Paragraph("{{plan}}")] });
  const table = new Table({ rows: [new TableRow({ children: [cell] })] });
  const file = new Document({ sections: [{ children: [table] }] });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
