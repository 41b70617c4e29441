import { type Attributes, walkXml } from "./walk-xml.ts";

/** What a style says that matters for reading; what it leaves out comes from the one below. */
export type Look = {
  /** The name as English Word calls it, in lower case. */
  name: string;
  headingLevel: number | null;
  listDepth: number | null;
  isBold: boolean;
};

/** Looks by the ids of styles. */
export type Styles = (id: string) => Look;

type Style = Partial<Look> & { basedOn?: string };

const PLAIN: Look = { name: "", headingLevel: null, listDepth: null, isBold: false };

/** Reads the styles of a file; without them everything looks plain. */
export function readStyles(xml: string | null): Styles {
  const styles = xml === null ? new Map<string, Style>() : stylesIn(xml);
  const looks = new Map<string, Look>();
  return (id) => {
    const known = looks.get(id) ?? lookOf(styles, id);
    looks.set(id, known);
    return known;
  };
}

function stylesIn(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  walkXml(xml, {
    open: (name, attributes) => {
      const value = attributes["w:val"] ?? "";
      if (name === "w:style") styles.set(attributes["w:styleId"] ?? "", (style = {}));
      else if (style === null) return;
      else if (name === "w:name") nameStyle(style, value);
      else if (name === "w:basedOn") style.basedOn = value;
      else if (name === "w:outlineLvl") style.headingLevel = levelOf(value);
      else if (name === "w:b") style.isBold = isOn(attributes);
      else if (name === "w:numId") style.listDepth = value === "0" ? null : (style.listDepth ?? 0);
      else if (name === "w:ilvl") style.listDepth = depthOf(value);
    },
    close: (name) => {
      if (name === "w:style") style = null;
    },
    text: () => {},
  });
  return styles;
}

function nameStyle(style: Style, value: string) {
  style.name = value.toLowerCase();
  const level = /^heading ([1-9])$/.exec(style.name)?.[1];
  if (level !== undefined) style.headingLevel = Number(level);
  else if (style.name === "title") style.headingLevel = 1;
}

function lookOf(styles: ReadonlyMap<string, Style>, id: string): Look {
  const chain: Style[] = [];
  for (let at = styles.get(id); at !== undefined && chain.length < 20;) {
    chain.push(at);
    at = at.basedOn === undefined ? undefined : styles.get(at.basedOn);
  }
  const { name, headingLevel, listDepth, isBold } = chain
    .toReversed()
    .reduce<Look>((below, it) => ({ ...below, ...it }), PLAIN);
  // Headings may be numbered, which makes them no list.
  return { name, headingLevel, listDepth: headingLevel === null ? listDepth : null, isBold };
}

/** A level of Word's outline, which counts from 0 and where 9 is body text. */
export function levelOf(value: string): number | null {
  const level = Number(value);
  return value !== "" && level >= 0 && level < 9 ? Math.floor(level) + 1 : null;
}

/** How deep an item of a list lies. */
export function depthOf(value: string): number {
  const depth = Number(value);
  return depth >= 0 && depth <= 8 ? Math.floor(depth) : 0;
}

/** Whether a property that is there is meant: `<w:b w:val="0"/>` says no. */
export function isOn(attributes: Attributes): boolean {
  return !/^(0|false|off|none)$/.test(attributes["w:val"] ?? "");
}
