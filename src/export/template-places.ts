import { type XmlNode, all } from "./read-xml.ts";
import { element } from "./write-xml.ts";
import { printable } from "./writing-lines.ts";

/** What a template can have in double braces, and what stands there in a copy. */
export const PLACES = {
  plan: "the plan itself, on a line of its own",
  title: "the title of the copy",
  name: "the resident's name",
  reference: "the reference of the plan",
  version: "the version of the plan",
  date: "the day of the copy",
  footer: "the reference, the version and the kind of copy",
} as const;
export type PlaceName = keyof typeof PLACES;

/** Words in double braces that were found in a paragraph, and where in its text. */
export type Place = { name: string; paragraph: XmlNode; from: number; to: number };

/** Every place in a part of a template, in order, known or not. */
export function placesIn(tree: XmlNode): Place[] {
  return all(tree, "w:p").flatMap((paragraph) =>
    [...wordsOf(paragraph).matchAll(/\{\{([^{}]*)\}\}/g)].map(({ 0: whole, 1: name, index }) => ({
      name: (name ?? "").trim().toLowerCase(),
      paragraph,
      from: index,
      to: index + whole.length,
    })),
  );
}

/** The words of a paragraph, without those of a text box that lies in it. */
export function wordsOf(paragraph: XmlNode): string {
  return textsOf(paragraph)
    .map((it) => it.words)
    .join("");
}

/** Puts words where a template names them; a place may begin in one run and end in another. */
export function fillPlaces(tree: XmlNode, values: Readonly<Record<string, string>>): void {
  // From the end, so that what comes before stays where it was.
  for (const { name, paragraph, from, to } of placesIn(tree).reverse()) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    if (given === undefined) continue;
    const value = printable(given).replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ");
    let isPut = false;
    for (const { node, words, at } of textsOf(paragraph)) {
      const start = Math.max(0, from - at);
      const end = Math.min(words.length, to - at);
      if (start >= end) continue;
      write(node, words.slice(0, start) + (isPut ? "" : value) + words.slice(end));
      isPut = true;
    }
  }
}

type Text = { node: XmlNode; words: string; at: number };

function textsOf(paragraph: XmlNode): Text[] {
  const texts: Text[] = [];
  let at = 0;
  const look = (node: XmlNode) => {
    for (const it of node.children) {
      if (it.name === "w:p" || it.name === "w:del") continue;
      if (it.name !== "w:t") {
        look(it);
        continue;
      }
      const words = it.children.map((child) => child.text).join("");
      texts.push({ node: it, words, at });
      at += words.length;
    }
  };
  look(paragraph);
  return texts;
}

function write(node: XmlNode, text: string): void {
  node.attributes = { ...node.attributes, "xml:space": "preserve" };
  node.children = [{ name: "#text", attributes: {}, text, children: [] }];
}

/** Gives fields a result where they have none, which makes Word offer a repair; it counts again on opening. */
export function cacheFields(tree: XmlNode): void {
  for (const paragraph of all(tree, "w:p")) {
    let instruction = "";
    let isOpen = false;
    let hasResult = false;
    const look = (node: XmlNode) => {
      // What is put in stands behind what is looked at.
      for (const it of node.children.slice()) {
        if (it.name === "w:p") continue;
        if (it.name === "w:instrText") instruction += it.children.map((one) => one.text).join("");
        if (it.name === "w:t") hasResult = true;
        const mark = it.attributes["w:fldCharType"];
        if (it.name === "w:r" && markOf(it) === "end" && isOpen && !hasResult)
          node.children.splice(node.children.indexOf(it), 0, ...resultOf(instruction));
        look(it);
        if (it.name !== "w:fldChar") continue;
        if (mark === "begin") instruction = "";
        isOpen = mark === "separate";
        hasResult = false;
      }
    };
    look(paragraph);
  }
}

function markOf(run: XmlNode): string {
  return run.children.find((it) => it.name === "w:fldChar")?.attributes["w:fldCharType"] ?? "";
}

function resultOf(instruction: string): XmlNode[] {
  const text = /PAGE/.test(instruction) ? "1" : " ";
  const words = element("w:t", { "xml:space": "preserve" }, [
    { name: "#text", attributes: {}, text, children: [] },
  ]);
  return [element("w:r", {}, [words])];
}
