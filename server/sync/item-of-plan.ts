import * as Y from "yjs";
import { isMapValue, type Root, SCHEMA } from "#src/document/roots.ts";
import type { ShadowRefusal } from "./shadow.ts";

/** Why an item may not stand in a root; null where it may. What the document is comes `isWhole` alone. */
export function objectionToItem(root: Root, item: Y.Item, isWhole: boolean): ShadowRefusal | null {
  const { content, parentSub: key } = item;
  if (root.type === "text") return key === null && isInText(content) ? null : "not-a-plan";
  if (key === null) return "not-a-plan";
  const values = content instanceof Y.ContentAny ? content.arr : [];
  if (root.type === "meta") {
    const isNewer = key === "schema" && typeof values[0] === "number" && values[0] > SCHEMA;
    if (isNewer) return "newer-plan";
    if (!isWhole) return "not-a-plan";
  }
  if (root.type === "index" && item.left) return "not-a-plan";
  if (content instanceof Y.ContentDeleted) return null;
  // Several in one: Yjs joins what one person set one after the other and undo keeps in memory.
  const isOfPlan = values.length > 0 && values.every((it) => isMapValue(root, key, it));
  return isOfPlan && (root.type !== "index" || values.length === 1) ? null : "not-a-plan";
}

/** The most that one attribute or embedded object in a text may take as JSON. */
const MOST_ATTRIBUTE = 4000;

function isInText(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentFormat)
    return content.key.length <= 120 && isShort(content.value);
  return content instanceof Y.ContentEmbed && isShort(content.embed);
}

function isShort(value: unknown): boolean {
  return (JSON.stringify(value) ?? "").length <= MOST_ATTRIBUTE;
}
