import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { FOLLOW_ME_SPACE, type FollowMe } from "#src/plan/follow-me.ts";
import type { Copy } from "./copy.ts";
import { COPY_SPACE, type Identity } from "./identity.ts";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument";

/** Adds what the library cannot write and takes out what differs each time: same plan, same bytes. */
export function finishWord(
  file: Uint8Array,
  copy: Copy,
  identity: Identity,
  followMe: FollowMe | null = null,
): Uint8Array {
  const files = Object.entries(unzipSync(file));
  const isText = (name: string) => /\.(xml|rels)$/.test(name);
  const parts = new Map(
    files.filter(([name]) => isText(name)).map(([name, it]) => [name, strFromU8(it)]),
  );
  const pictures = new Map(files.filter(([name]) => !isText(name)));
  const edit = (name: string, change: (xml: string) => string) =>
    parts.set(name, change(parts.get(name) ?? ""));

  const links = linkIds(
    parts.get("word/_rels/document.xml.rels") ?? "",
    parts.get("word/document.xml") ?? "",
  );
  edit("word/document.xml", (it) => renameLinks(renumberPictures(renumberBookmarks(it)), links));
  edit("word/_rels/document.xml.rels", (it) => renameLinks(it, links));
  for (const name of parts.keys()) if (/^word\/footer\d+\.xml$/.test(name)) edit(name, cacheFields);
  edit("docProps/core.xml", (it) => describe(it, copy));
  addWebSettings(parts, edit);
  addIdentity(parts, edit, identity);
  if (followMe) addFollowMe(parts, edit, followMe);
  return zipWord(parts, pictures);
}

/** The library numbers bookmarks on from the last file it wrote. */
function renumberBookmarks(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replace(
    /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")([^"]*)"/g,
    (_, before: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `${before}${number}"`;
    },
  );
}

/** Every drawing has a number of its own. */
function renumberPictures(xml: string): string {
  let number = 0;
  return xml.replace(/(<wp:docPr\b[^>]*? id=")[^"]*"/g, (_, before: string) => {
    number += 1;
    return `${before}${number}"`;
  });
}

/** Links get random ids; here they are counted in the order of the text. */
function linkIds(relations: string, xml: string): Map<string, string> {
  const external = new Set<string>();
  for (const [tag] of relations.matchAll(/<Relationship\b[^>]*TargetMode="External"[^>]*>/g)) {
    const id = / Id="([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined) external.add(id);
  }
  const used = [...xml.matchAll(/<w:hyperlink\b[^>]*r:id="([^"]*)"/g)].map((it) => it[1] ?? "");
  const inOrder = [...new Set(used)].filter((it) => external.has(it));
  return new Map(inOrder.map((id, index) => [id, `rIdLink${index + 1}`]));
}

function renameLinks(xml: string, ids: ReadonlyMap<string, string>): string {
  return xml.replace(/( (?:r:id|Id)=")([^"]*)"/g, (whole, before: string, id: string) => {
    const name = ids.get(id);
    return name === undefined ? whole : `${before}${name}"`;
  });
}

/** A field without a result is a reported cause of Word's repair dialog; Word counts again on opening. */
function cacheFields(xml: string): string {
  return xml.replace(
    /(<w:fldChar w:fldCharType="separate"\/><\/w:r>)(<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:fldChar w:fldCharType="end"\/>)/g,
    "$1<w:r><w:t>1</w:t></w:r>$2",
  );
}

function describe(xml: string, copy: Copy): string {
  const moment = `${copy.plan.exportedOn}T00:00:00Z`;
  return xml
    .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${moment}`)
    .replace(
      "</cp:coreProperties>",
      `<dc:language>${escape(copy.language)}</dc:language></cp:coreProperties>`,
    );
}

type Edit = (name: string, change: (xml: string) => string) => void;

function addWebSettings(parts: Map<string, string>, edit: Edit): void {
  parts.set(
    "word/webSettings.xml",
    `${HEAD}<w:webSettings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:optimizeForBrowser/></w:webSettings>`,
  );
  addType(edit, "/word/webSettings.xml", `${TYPES}.wordprocessingml.webSettings+xml`);
  addRelation(
    edit,
    "word/_rels/document.xml.rels",
    "rIdWebSettings",
    "webSettings",
    "webSettings.xml",
  );
}

/** The identity as a part of its own, where Word, LibreOffice and most others leave it in peace. */
function addIdentity(parts: Map<string, string>, edit: Edit, identity: Identity): void {
  const { sections, ...facts } = identity;
  const attributes = (of: Record<string, string>) =>
    Object.entries(of)
      .map(([name, value]) => ` ${name}="${escape(value)}"`)
      .join("");
  const rows = sections.map((it) => `<section${attributes(it)}/>`).join("");
  const xml = `<copy xmlns="${COPY_SPACE}"${attributes(facts)}>${rows}</copy>`;
  addCustomPart(parts, edit, {
    number: 1,
    id: "7B0E6F52-3C1D-4A68-9E57-0D2F8A41C6B3",
    relation: "rIdIdentity",
    space: COPY_SPACE,
    xml,
  });
}

/** The whole plan as a part of its own. */
function addFollowMe(parts: Map<string, string>, edit: Edit, followMe: FollowMe): void {
  const { json, publicKey, signature } = followMe;
  addCustomPart(parts, edit, {
    number: 2,
    id: "2C9D4A17-86E0-4B5F-A3D1-5E7F90B2C864",
    relation: "rIdFollowMe",
    space: FOLLOW_ME_SPACE,
    xml: `<followMe xmlns="${FOLLOW_ME_SPACE}" publicKey="${escape(publicKey)}" signature="${escape(signature)}">${escape(json)}</followMe>`,
  });
}

function addCustomPart(
  parts: Map<string, string>,
  edit: Edit,
  part: { number: number; id: string; relation: string; space: string; xml: string },
): void {
  const { number, id, relation, space, xml } = part;
  parts.set(`customXml/item${number}.xml`, `${HEAD}${xml}`);
  parts.set(
    `customXml/itemProps${number}.xml`,
    `${HEAD}<ds:datastoreItem ds:itemID="{${id}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${space}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  const relations = `customXml/_rels/item${number}.xml.rels`;
  parts.set(
    relations,
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`,
  );
  addType(edit, `/customXml/itemProps${number}.xml`, `${TYPES}.customXmlProperties+xml`);
  addRelation(edit, relations, "rId1", "customXmlProps", `itemProps${number}.xml`);
  const target = `../customXml/item${number}.xml`;
  addRelation(edit, "word/_rels/document.xml.rels", relation, "customXml", target);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function addType(edit: Edit, part: string, type: string): void {
  edit("[Content_Types].xml", (it) =>
    it.replace("</Types>", `<Override ContentType="${type}" PartName="${part}"/></Types>`),
  );
}

function addRelation(edit: Edit, part: string, id: string, type: string, target: string): void {
  const relation = `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  edit(part, (it) => it.replace("</Relationships>", `${relation}</Relationships>`));
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (it) => entities[it] ?? it);
}

/** Packs a Word file: one order, one time and ordinary file rights for every part. */
export function zipWord(
  parts: ReadonlyMap<string, string>,
  pictures: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const first = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];
  const place = (name: string) => (first.indexOf(name) + 1 || first.length + 1) * 1;
  const names = [...parts.keys(), ...pictures.keys()].sort(
    (a, b) => place(a) - place(b) || (a < b ? -1 : 1),
  );
  // Zip times are local: the same clock face everywhere, whatever the time zone.
  const mtime = new Date(1980, 0, 1, 12);
  const files: Zippable = {};
  for (const name of names) {
    const bytes = pictures.get(name) ?? strToU8(parts.get(name) ?? "");
    files[name] = [bytes, { level: 6, mtime, os: 3, attrs: 0o644 << 16 }];
  }
  return zipSync(files);
}
