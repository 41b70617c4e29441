/** A piece of a page: words, or an element with what is in it. No format or screen is meant yet. */
export type Markup = string | Element;

/** An element by the name that HTML has for it. Attributes are written in this order. */
export type Element = {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  inside: readonly Markup[];
};

/** One element. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly Markup[]
): Element {
  return { tag, attributes, inside };
}

/** Markup as HTML, with nothing added between its elements. */
export function htmlOf(markup: Markup): string {
  if (typeof markup === "string") return escaped(markup);
  const { tag, attributes, inside } = markup;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${tag}${written.join("")}>`;
  return EMPTY.has(tag) ? start : `${start}${inside.map(htmlOf).join("")}</${tag}>`;
}

/** Words that mean nothing to whoever reads HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}

const EMPTY = new Set(["br", "hr", "img", "meta", "link"]);
