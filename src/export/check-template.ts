import { type XmlNode, all, child } from "./read-xml.ts";
import { openTemplate, TemplateError } from "./open-template.ts";
import { nearest } from "#src/plan/nearest.ts";
import { A4, paperAt } from "./template-pages.ts";
import { PLACES, placesIn, wordsOf } from "./template-places.ts";
import { styleNames } from "./template-styles.ts";
import { BODY, STYLES, valueOf, type WordParts } from "./word-parts.ts";
import { stylesFor } from "./word-styles.ts";

/** What a template lacks: `wrong` stops every copy, `worth` can be looked at. */
export type TemplateReport = { wrong: string[]; worth: string[] };

/** Says what the places and styles of an organisation's Word template lack. */
export function checkTemplate(bytes: Uint8Array): TemplateReport {
  try {
    const parts = openTemplate(bytes);
    return { wrong: wrongInTemplate(parts), worth: worthInTemplate(parts) };
  } catch (problem) {
    if (!(problem instanceof TemplateError)) throw problem;
    return { wrong: [problem.message], worth: [] };
  }
}

/** What stops a copy from being made with a template. */
export function wrongInTemplate({ trees }: WordParts): string[] {
  const tree = trees.get(BODY);
  const body = child(tree, "w:body");
  if (tree === undefined || body === undefined || !trees.has(STYLES))
    return ["The template is no whole Word document. Save it again in Word."];
  const known = Object.keys(PLACES);
  const parts = [...trees].filter(([name]) => WORDED.test(name));
  const unknown = new Set(
    parts
      .flatMap(([, it]) => placesIn(it).map(({ name }) => name))
      .filter((it) => !known.includes(it)),
  );
  const changed = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"].some(
    (it) => all(tree, it).length > 0,
  );
  return [
    ...planPlaceFaults(tree, body),
    ...[...unknown].map((it) => {
      const near = nearest(it, known);
      return `The template has {{${it}}}, which nobody knows.${near ? ` Do you mean {{${near}}}?` : ` It can have ${known.map((one) => `{{${one}}}`).join(", ")}.`}`;
    }),
    ...(changed ? ["The template has tracked changes. Accept or reject them all."] : []),
    ...(trees.has("word/comments.xml") && all(tree, "w:commentReference").length > 0
      ? ["The template has comments. Delete them all."]
      : []),
  ];
}

/** The parts of a template that have words on a page. */
const WORDED = /^word\/(document|header\d*|footer\d*)\.xml$/;

function planPlaceFaults(tree: XmlNode, body: XmlNode): string[] {
  const places = placesIn(tree).filter((it) => it.name === "plan");
  const [place] = places;
  if (place === undefined)
    return ["The template has no place for the plan: write {{plan}} where it should go."];
  if (places.length > 1) return ["The template has {{plan}} twice. A plan goes in once."];
  if (!body.children.includes(place.paragraph))
    return ["{{plan}} stands in a table, a box or a list of its own. Write it in the text itself."];
  if (wordsOf(place.paragraph).trim() !== wordsOf(place.paragraph).slice(place.from, place.to))
    return ["{{plan}} has other words beside it. Give it a line of its own."];
  return [];
}

/** What is worth knowing about a template that copies can be made with. */
function worthInTemplate(parts: WordParts): string[] {
  const tree = parts.trees.get(BODY);
  const styles = parts.trees.get(STYLES);
  const body = child(tree, "w:body");
  if (tree === undefined || styles === undefined || body === undefined) return [];
  return [
    ...styleNotes(styles),
    ...titleNotes(tree, styles),
    ...footNotes(parts),
    ...languageNotes(styles),
    ...sizeNotes(parts, styles),
    ...paperNotes(body),
    ...spaceNotes(body),
  ];
}

/** The styles of a copy by what Word calls them, and what each is for. */
const HEADINGS = {
  "heading 1": "the title",
  "heading 2": "parts",
  "heading 3": "what is in a part",
};
const HEADER_CELL = "cell heading";

function styleNotes(styles: XmlNode): string[] {
  const names = new Set(styleNames(styles).map((it) => it.toLowerCase()));
  const headings = Object.entries(HEADINGS).filter(([it]) => !names.has(it));
  const ours = (stylesFor(12).paragraphStyles ?? []).map((it) => it.name ?? "");
  const lacks = ours.filter((it) => ![HEADER_CELL, "foot of page"].includes(it.toLowerCase()));
  const missing = lacks.filter((it) => !names.has(it.toLowerCase()));
  return [
    ...headings.map(
      ([it, what]) => `The template has no style "${it}", for ${what}. Ours is used.`,
    ),
    ...(names.has(HEADER_CELL)
      ? []
      : ['The template has no style "Cell heading", for the header row of tables. Ours is used.']),
    ...(missing.length > 0
      ? [`The template has no styles of these names, so ours are used: ${missing.join(", ")}.`]
      : []),
  ];
}

function titleNotes(tree: XmlNode, styles: XmlNode): string[] {
  const title = placesIn(tree).find((it) => it.name === "title")?.paragraph;
  if (title === undefined) return [];
  const id = valueOf(child(title, "w:pPr"), "w:pStyle");
  const style = all(styles, "w:style").find((it) => it.attributes["w:styleId"] === id);
  if (valueOf(style, "w:name").toLowerCase() === "heading 1") return [];
  return [
    '{{title}} is not in the style "heading 1". A screen reader finds its way by headings: give it that style.',
  ];
}

function footNotes({ trees }: WordParts): string[] {
  const edges = [...trees].filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name));
  const names = edges.flatMap(([, it]) => placesIn(it).map(({ name }) => name));
  const fields = edges.flatMap(([, it]) => [
    ...all(it, "w:instrText").map((one) => one.children.map((text) => text.text).join("")),
    ...all(it, "w:fldSimple").map((one) => one.attributes["w:instr"] ?? ""),
  ]);
  const saysWhich =
    names.includes("footer") || (names.includes("reference") && names.includes("version"));
  return [
    ...(saysWhich
      ? []
      : [
          "No page says which plan and which version it is: write {{footer}} in the header or footer. A signed page finds its way back by it.",
        ]),
    ...(fields.some((it) => /\bPAGE\b/.test(it))
      ? []
      : ["The pages have no numbers: put a page number into the header or footer."]),
  ];
}

function languageNotes(styles: XmlNode): string[] {
  const look = child(child(child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const language = valueOf(look, "w:lang");
  if (language === "")
    return [
      "The template doesn't say its language. Copies say the plan's, English if nothing else.",
    ];
  return /^en-GB$/i.test(language)
    ? []
    : [
        `The template's language is ${language}. A screen reader reads by it: English (UK) is en-GB.`,
      ];
}

function sizeNotes({ trees }: WordParts, styles: XmlNode): string[] {
  const look = child(child(child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const size = Number(valueOf(look, "w:sz") || "20") / 2;
  const small = [...trees]
    .filter(([name]) => WORDED.test(name))
    .flatMap(([, it]) => all(it, "w:sz").map((one) => Number(one.attributes["w:val"]) / 2))
    .filter((it) => it < 12);
  return [
    ...(size < 12
      ? [
          `The template's words are ${size} points. Copies make them 12, the smallest that most people read.`,
        ]
      : []),
    ...(small.length > 0
      ? [`Some words of the template are ${Math.min(...small)} points. Make them 12 or more.`]
      : []),
  ];
}

function paperNotes(body: XmlNode): string[] {
  const places = placesIn(body).find((it) => it.name === "plan");
  const at = places ? Math.max(0, body.children.indexOf(places.paragraph)) : 0;
  const { width, height, text } = paperAt(body, at);
  const columns = all(body, "w:cols").some((it) => Number(it.attributes["w:num"] ?? 1) > 1);
  const centimetres = (twips: number) => (twips / 567).toFixed(1);
  const isNear = Math.abs(width - A4.width) < 60 && Math.abs(height - A4.height) < 60;
  return [
    ...(isNear
      ? []
      : [`The paper is ${centimetres(width)} by ${centimetres(height)} cm. A4 is 21.0 by 29.7.`]),
    ...(text < 7400
      ? [`The text is ${centimetres(text)} cm wide. The tables of a copy need 13 or more.`]
      : []),
    ...(columns ? ["The text runs in columns. One is easier to read, and tables need it."] : []),
  ];
}

function spaceNotes(body: XmlNode): string[] {
  const empty = body.children.filter(
    (it) =>
      it.name === "w:p" &&
      all(it, "w:r").length === 0 &&
      child(child(it, "w:pPr"), "w:sectPr") === undefined,
  );
  if (empty.length === 0) return [];
  const count = empty.length === 1 ? "1 empty line makes" : `${empty.length} empty lines make`;
  return [`${count} space. A screen reader reads them out: set the space in the style instead.`];
}
