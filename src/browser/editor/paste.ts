import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { schema } from "#src/document/text.ts";
import { linesFromHtml } from "./lines-from-html.ts";

/** The most characters that are taken from the clipboard at once. */
const MOST = 50_000;

/** What was on the clipboard was not taken in; `message` says why. Fires on the editor's mount. */
export class PasteRefusedEvent extends Event {
  readonly message: string;
  constructor(message: string) {
    super("paste-refused");
    this.message = message;
  }
}

/** Takes lines, lists, bold, italics and safe links from the clipboard, and gives plain text to it. */
export function paste(mount: HTMLElement): Plugin {
  const refuse = (_view: unknown, _event: unknown, { content }: Slice) => {
    if (content.size <= MOST) return false;
    const message =
      "That text is too long to paste here: it has more than 50,000 characters. Paste a part of it.";
    mount.dispatchEvent(new PasteRefusedEvent(message));
    return true;
  };
  return new Plugin({
    props: {
      transformPastedHTML: linesFromHtml,
      clipboardTextParser: (text) => sliceOf(linesOfText(text)),
      clipboardTextSerializer: ({ content }) => textOfLines(content),
      handlePaste: refuse,
      handleDrop: refuse,
    },
  });
}

function linesOfText(text: string): Node[] {
  return text
    .replace(/(\r\n?|\n)$/, "")
    .split(/\r\n?|\n/)
    .map((line) => {
      const words = line.replace(/^\s*[-*•·]\s+/, "");
      const kind = words === line ? "p" : "li";
      return schema.node("line", { kind }, words ? [schema.text(words)] : []);
    });
}

/** Open at both ends, so that the first and last line join the line that the caret is in. */
function sliceOf(lines: readonly Node[]): Slice {
  return new Slice(Fragment.from(lines), 1, 1);
}

function textOfLines(content: Fragment): string {
  const lines: string[] = [];
  content.forEach((line) => {
    const words = line.textContent;
    lines.push(content.childCount > 1 && line.attrs["kind"] === "li" ? `- ${words}` : words);
  });
  return lines.join("\n");
}
