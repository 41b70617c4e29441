import { BuilderElement, FileChild } from "docx";
import type { Block, Copy } from "./copy.ts";
import { hashOf } from "./identity.ts";
import { printable } from "./writing-lines.ts";

/** Word cuts longer titles and tags of a control. */
const LONGEST = 64;

/** What a control holds. */
type Part = { tag: string; title: string; children: FileChild[] };

/**
 * What is written of each block, with the words of every part in a control that names the part. Tables
 * stay outside: other programs move a control around a table into its first cell.
 */
export function inControls(
  written: readonly { block: Block; elements: readonly FileChild[] }[],
  { sections }: Pick<Copy, "sections">,
): FileChild[] {
  const all: FileChild[] = [];
  const taken = new Set<number>();
  let open: Part | null = null;
  const close = () => {
    if (open !== null && open.children.length > 0)
      all.push(new ContentControl(numberFor(open.tag, taken), open));
    open = null;
  };
  for (const { block, elements } of written) {
    if (open !== null && block.kind === "line" && block.tone !== "speaker") {
      open.children.push(...elements);
      continue;
    }
    close();
    all.push(...elements);
    if (block.kind !== "heading" || block.section === null) continue;
    const tag = sections[block.section]?.tag ?? "";
    if (fitsControl(tag)) open = { tag, title: block.text, children: [] };
  }
  close();
  return all;
}

/** The same for the same tag in every file, and none twice in one. */
function numberFor(tag: string, taken: Set<number>): number {
  let number = 0;
  for (let time = 0; number === 0 || taken.has(number); time += 1)
    number = Number.parseInt(hashOf(`${tag}\n${time}`).slice(0, 8), 16) & 0x7fffffff;
  taken.add(number);
  return number;
}

/** A part of the text that can be edited and not deleted; the library has controls of other kinds only. */
class ContentControl extends FileChild {
  constructor(number: number, { tag, title, children }: Part) {
    super("w:sdt");
    this.root.push(
      new BuilderElement({
        name: "w:sdtPr",
        children: [
          value("w:alias", printable(printable(title).slice(0, LONGEST))),
          value("w:tag", printable(tag)),
          value("w:id", `${number}`),
          value("w:lock", "sdtLocked"),
        ],
      }),
      new BuilderElement({ name: "w:sdtContent", children: [...children] }),
    );
  }
}

/** Whether a control can bear this tag as it is. */
function fitsControl(tag: string): boolean {
  return tag !== "" && tag.length <= LONGEST && printable(tag) === tag;
}

function value(name: string, text: string): BuilderElement {
  return new BuilderElement({ name, attributes: { value: { key: "w:val", value: text } } });
}
