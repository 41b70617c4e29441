import { type XmlNode, all, child } from "./read-xml.ts";
import { TEXT_WIDTH } from "./word-styles.ts";

/** The paper of a section, in twips: its size, and how wide its text is. */
export type Paper = { width: number; height: number; text: number };

/** A4 in twips. */
export const A4 = { width: 11906, height: 16838 };

/** The paper that what stands at `index` of a body is printed on. */
export function paperAt(body: XmlNode, index: number): Paper {
  const section = body.children
    .slice(index)
    .map(sectionOf)
    .find((it) => it !== undefined);
  const size = section && child(section, "w:pgSz");
  const margins = section && child(section, "w:pgMar");
  const width = numberOf(size, "w:w", A4.width);
  const sides = ["w:left", "w:right"].map((it) => numberOf(margins, it, 1440));
  const gutter = numberOf(margins, "w:gutter", 0);
  const text = width - gutter - sides.reduce((sum, it) => sum + it, 0);
  return { width, height: numberOf(size, "w:h", A4.height), text: text > 2000 ? text : TEXT_WIDTH };
}

/** The end of a section: of the last one itself, of others inside their last paragraph. */
export function sectionOf(node: XmlNode): XmlNode | undefined {
  return node.name === "w:sectPr" ? node : child(child(node, "w:pPr"), "w:sectPr");
}

/** Makes tables and lines to write on as wide as the template's text. */
export function fitWidth(blocks: readonly XmlNode[], width: number): void {
  if (width === TEXT_WIDTH) return;
  const scale = (name: string, attribute: string, isMeant: (it: XmlNode) => boolean = Boolean) => {
    for (const it of blocks.flatMap((block) => all(block, name)).filter(isMeant)) {
      const value = Number(it.attributes[attribute]);
      if (!Number.isFinite(value)) continue;
      const scaled = String(Math.round((value * width) / TEXT_WIDTH));
      it.attributes = { ...it.attributes, [attribute]: scaled };
    }
  };
  const isTwips = (it: XmlNode) => it.attributes["w:type"] === "dxa";
  scale("w:tblW", "w:w", isTwips);
  scale("w:tcW", "w:w", isTwips);
  scale("w:gridCol", "w:w");
  // A tab in a run has no place of its own.
  scale("w:tab", "w:pos", (it) => it.attributes["w:pos"] !== undefined);
}

function numberOf(node: XmlNode | undefined, attribute: string, otherwise: number): number {
  const value = Number(node?.attributes[attribute]);
  return Number.isFinite(value) && value >= 0 ? value : otherwise;
}
