import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import type { Range } from "#src/document/anchors.ts";
import { replacements } from "#src/document/merge-words.ts";
import { posOf } from "#src/document/text.ts";

/** Other words for some of a text: `was` is what stands in the range now. */
export type ShownOffer = { thread: string; was: string; words: string; by: string };

/** Shows in place what would go and what would come, word by word, and at the end whose idea it is. */
export function offerMarks(
  doc: Node,
  { from }: Range,
  { thread, was, words, by }: ShownOffer,
): Decoration[] {
  const changes = replacements(was, words);
  return changes.flatMap((it, at) => {
    const fresh = words.slice(it.newFrom, it.newTo);
    const name = at === changes.length - 1 ? by : "";
    const [start, end] = [posOf(doc, from + it.from), posOf(doc, from + it.to)];
    const gone = { nodeName: "del", class: "suggested-out" };
    return [
      ...(start < end ? [Decoration.inline(start, end, gone)] : []),
      ...(fresh || name
        ? [
            Decoration.widget(end, () => offered(fresh, name), {
              thread,
              isOffer: true,
              key: `offer-${thread}-${at}-${fresh}-${name}`,
              side: 1,
              ignoreSelection: true,
            }),
          ]
        : []),
    ];
  });
}

function offered(words: string, name: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "suggested-in";
  if (words) element.append(Object.assign(document.createElement("ins"), { textContent: words }));
  if (name) {
    const by = document.createElement("span");
    by.className = "suggested-by";
    by.textContent = name;
    element.append(by);
  }
  return element;
}
