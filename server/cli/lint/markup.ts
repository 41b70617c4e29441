import { plain } from "../output.ts";

/** HTML that is safe to write: only `markup` makes it. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | readonly Markup[];

/** Writes HTML. Whatever is put in between is text, unless it is markup already. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map((it, at) => it + written(values[at]));
  return { markup: parts.join("") };
}

/** Nothing at all. */
export const NOTHING: Markup = { markup: "" };

function written(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escaped(value);
  return "markup" in value ? value.markup : value.map((it) => it.markup).join("");
}

function escaped(text: string): string {
  return plain(text).replaceAll(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}
