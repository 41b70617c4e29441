import { LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Copy } from "#src/export/copy.ts";
import { copyMarkup } from "#src/export/copy-markup.ts";
import { COPY_STYLE, pageStyle } from "#src/export/copy-style.ts";
import type { Markup } from "#src/export/markup.ts";

/** A copy on the screen; while it is there, the browser prints it as its paper is meant to be. */
@customElement("ow-copy-sheet")
export class OwCopySheet extends LitElement {
  /** What to show. */
  @property({ attribute: false }) copy!: Copy;

  /** Where its pictures lie. */
  @property({ attribute: false }) pictures: ReadonlyMap<string, { address: string }> = new Map();

  #style = new CSSStyleSheet();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.adoptedStyleSheets.push(this.#style);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== this.#style);
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("copy")) this.#style.replaceSync(COPY_STYLE + pageStyle(this.copy));
  }

  protected override render() {
    return nodeOf(copyMarkup(this.copy, (name) => this.pictures.get(name)?.address));
  }
}

/** Markup as a part of this page; no words in it can become anything but words. */
function nodeOf(markup: Markup): Node {
  if (typeof markup === "string") return document.createTextNode(markup);
  const node = document.createElement(markup.tag);
  for (const [name, value] of Object.entries(markup.attributes)) node.setAttribute(name, value);
  node.append(...markup.inside.map(nodeOf));
  return node;
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-copy-sheet": OwCopySheet;
  }
}
