import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const AUTHOR = 'w:author="Mary Jones" w:date="2030-05-03T10:00:00Z"';

/** A Word file with its words changed by `edit`, as somebody in Word would leave it. */
export function edited(file: Uint8Array, edit: (xml: string) => string): Buffer {
  const parts = unzipSync(file);
  const name = "word/document.xml";
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = edit(before);
  if (after === before) throw new Error("Nothing was edited.");
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(after) }));
}

/** Adds words to the end of a run while Word keeps no track of it. */
export const typedAfter = (words: string, more: string) => (xml: string) =>
  xml.replace(`${words}</w:t>`, `${words}${more}</w:t>`);

/** Adds words after a run while Word keeps track of it. */
export const trackedAfter = (words: string, more: string) => (xml: string) =>
  xml.replace(
    `${words}</w:t></w:r>`,
    `${words}</w:t></w:r><w:ins w:id="9001" ${AUTHOR}><w:r><w:t xml:space="preserve">${more}</w:t></w:r></w:ins>`,
  );

/** Adds a paragraph of its own before everything else. */
export const typedFirst = (words: string) => (xml: string) =>
  xml.replace(/(<w:body>)/, `$1<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`);

/** A Word file in which somebody said something about the run with these words. */
export function commentedOn(file: Uint8Array, words: string, comment: string): Buffer {
  const parts = unzipSync(file);
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const put = (name: string, xml: string) => (parts[name] = strToU8(xml));
  const names = { w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main" };
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
  if (!parts["word/comments.xml"]) {
    put(
      "[Content_Types].xml",
      read("[Content_Types].xml").replace(
        "</Types>",
        `<Override PartName="/word/comments.xml" ContentType="${type}"/></Types>`,
      ),
    );
    put(
      "word/_rels/document.xml.rels",
      read("word/_rels/document.xml.rels").replace(
        "</Relationships>",
        `<Relationship Id="rIdMary" Type="${relation}" Target="comments.xml"/></Relationships>`,
      ),
    );
  }
  const said = `<w:comment w:id="77" ${AUTHOR}><w:p><w:r><w:t>${comment}</w:t></w:r></w:p></w:comment>`;
  put(
    "word/comments.xml",
    `<?xml version="1.0"?><w:comments xmlns:w="${names.w}">${said}</w:comments>`,
  );
  const xml = read("word/document.xml");
  const run = new RegExp(`<w:r>(?:(?!<w:r>).)*?${words}</w:t></w:r>`, "s");
  const after = xml.replace(
    run,
    (it) =>
      `<w:commentRangeStart w:id="77"/>${it}<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>`,
  );
  if (after === xml) throw new Error("There is no such run.");
  put("word/document.xml", after);
  return Buffer.from(zipSync(parts));
}

/** A copy that says nothing of itself any more, as some programs leave one when they save it. */
export function nameless(file: Uint8Array): Buffer {
  const parts = unzipSync(file);
  for (const [name, bytes] of Object.entries(parts)) {
    const xml = strFromU8(bytes);
    if (name === "docProps/custom.xml")
      parts[name] = strToU8(xml.replace(/(<Properties\b[^>]*>).*(<\/)/s, "$1$2"));
    if (name.startsWith("customXml/item")) parts[name] = strToU8("<nothing/>");
    if (name.startsWith("word/footer"))
      parts[name] = strToU8(xml.replaceAll(/(<w:t\b[^>]*>)[^<]*copy[^<]*/g, "$1"));
  }
  return Buffer.from(zipSync(parts));
}
