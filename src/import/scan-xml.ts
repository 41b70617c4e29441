import { damaged, ImportError } from "./import-error.ts";

/** What is told about XML while it is read, with names as they are written. */
export type Scanner = {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text: (words: string) => void;
};

// What XML 1.0 takes for a name, which files of programs other than Word may make use of.
const START = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*$`, "u");
const LETTERS = String.raw`[^ \t\n<>/="'&]+`;
const SPACE = String.raw`[ \t\n]`;

const STANDS_FOR = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }));
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/;

/**
 * Reads XML from beginning to end, each stretch of text in one piece. What is not well-formed is
 * damaged; no entity but XML's own five is known, and no DOCTYPE allowed.
 */
export function scanXml(source: string, { open, close, text }: Scanner): void {
  const xml = source.replace(/\r\n?/g, "\n");
  if (NOT_XML.test(xml)) throw damaged();
  const opening = new RegExp(`<(${LETTERS})`, "y");
  const attribute = new RegExp(
    `${SPACE}+(${LETTERS})${SPACE}*=${SPACE}*(?:"([^"<]*)"|'([^'<]*)')`,
    "y",
  );
  const end = new RegExp(`${SPACE}*(/?)>`, "y");
  const closing = new RegExp(`</(${LETTERS})${SPACE}*>`, "y");
  const names = new Set<string>();
  const within: string[] = [];
  let words = "";
  let roots = 0;
  let at = 0;

  while (at < xml.length) {
    const tag = indexOr(xml.indexOf("<", at), xml.length);
    if (tag > at) say(xml.slice(at, tag));
    at = tag;
    if (at === xml.length) break;
    const sign = xml.charAt(at + 1);
    if (sign === "?") at = past("?>", at + 2);
    else if (xml.startsWith("<!--", at)) at = past("-->", at + 4);
    else if (xml.startsWith("<![CDATA[", at)) {
      const to = past("]]>", at + 9);
      if (within.length === 0) throw damaged();
      words += xml.slice(at + 9, to - 3);
      at = to;
    } else if (sign === "!") throw xml.startsWith("<!DOCTYPE", at) ? instructions() : damaged();
    else if (sign === "/") closeTag();
    else openTag();
  }
  if (within.length > 0 || roots !== 1) throw damaged();

  function say(raw: string) {
    if (within.length === 0) {
      if (raw.trim() !== "") throw damaged();
    } else if (raw.includes("]]>")) throw damaged();
    else words += plain(raw);
  }

  function flush() {
    if (words !== "") text(words);
    words = "";
  }

  function openTag() {
    const name = nameIn(take(opening));
    flush();
    if (within.length === 0) roots += 1;
    const attributes: Record<string, string> = {};
    for (let one = take(attribute); one; one = take(attribute)) {
      const key = nameIn(one);
      const [, , value, other = ""] = one;
      if (Object.hasOwn(attributes, key)) throw damaged();
      attributes[key] = plain((value ?? other).replace(/[\t\n]/g, " "));
    }
    const isEmpty = take(end)?.[1];
    if (isEmpty === undefined) throw damaged();
    open(name, attributes);
    if (isEmpty) close(name);
    else within.push(name);
  }

  function closeTag() {
    const name = take(closing)?.[1];
    flush();
    if (name === undefined || within.pop() !== name) throw damaged();
    close(name);
  }

  function take(what: RegExp): RegExpExecArray | null {
    what.lastIndex = at;
    const found = what.exec(xml);
    if (found) at = what.lastIndex;
    return found;
  }

  function nameIn(found: RegExpExecArray | null): string {
    const name = found?.[1] ?? "";
    if (names.has(name)) return name;
    if (!NAME.test(name)) throw damaged();
    names.add(name);
    return name;
  }

  function past(mark: string, from: number): number {
    const found = xml.indexOf(mark, from);
    if (found < 0) throw damaged();
    return found + mark.length;
  }
}

function indexOr(found: number, otherwise: number): number {
  return found < 0 ? otherwise : found;
}

function plain(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(?:#(\d+|x[\da-f]+)|(\w+))?;?/gi, (all, code?: string, name?: string) => {
    const number = code === undefined ? NaN : Number(code.startsWith("x") ? `0${code}` : code);
    const sign = Number.isNaN(number) ? STANDS_FOR.get(name ?? "") : signOf(number);
    if (sign === undefined || !all.endsWith(";")) throw damaged();
    return sign;
  });
}

function signOf(number: number): string | undefined {
  if (number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) return undefined;
  const sign = String.fromCodePoint(number);
  return NOT_XML.test(sign) ? undefined : sign;
}

function instructions(): ImportError {
  return new ImportError(
    "This file holds instructions that Word never writes, so it was not opened. Save it again in Word and try once more.",
  );
}
