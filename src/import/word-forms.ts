import type { Attributes } from "./walk-xml.ts";

/** Reads fields of old Word forms, whose answers are no text: lists to choose from, boxes to tick. */
export function createFormReader() {
  let form: { entries: string[]; value: string; isBox: boolean } | null = null;
  return {
    open(name: string, attributes: Attributes) {
      if (name === "w:ffData") form = { entries: [], value: "", isBox: false };
      if (form === null) return;
      if (name === "w:checkBox") form.isBox = true;
      if (name === "w:listEntry") form.entries.push(attributes["w:val"] ?? "");
      if (/^w:(result|default|checked)$/.test(name)) form.value = attributes["w:val"] ?? "1";
    },
    /** What the field that ends here shows. */
    end(): string {
      const ended = form;
      form = null;
      if (ended === null) return "";
      if (ended.isBox) return isTicked(ended.value) ? "☒ " : "☐ ";
      return ended.entries[Number(ended.value)] ?? ended.entries[0] ?? "";
    },
  };
}

function isTicked(value: string): boolean {
  return !/^(0|false|off|)$/.test(value);
}

/** Signs of Word's symbol fonts that forms are filled in with, by the last byte of their code. */
const SYMBOLS: Record<string, string> = {
  A8: "☐",
  "6F": "☐",
  FE: "☑",
  FD: "☒",
  FC: "✓",
  FB: "✗",
  B7: "•",
  E0: "→",
};

/** A sign from a symbol font as a character; a sign that nobody could name is a square. */
export function symbolFor(code: string): string {
  return SYMBOLS[code.slice(-2).toUpperCase()] ?? "□";
}
