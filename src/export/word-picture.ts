import { ImageRun, Paragraph } from "docx";
import type { Block } from "./copy.ts";
import { type Pictures, readPictureForm } from "./picture.ts";

/** The longer side of a picture: three centimetres, at 96 dots an inch. */
const LONGER_SIDE = 113;

/** A picture in the line, where every screen reader finds it, on one page with what it is about. */
export function pictureParagraphs(
  { name, alt }: Extract<Block, { kind: "picture" }>,
  pictures: Pictures,
): Paragraph[] {
  const bytes = pictures.get(name)?.bytes;
  const form = bytes && readPictureForm(bytes);
  if (!form) return [];
  const scale = LONGER_SIDE / Math.max(form.width, form.height);
  const image = new ImageRun({
    type: form.type,
    data: bytes,
    transformation: {
      width: Math.max(1, Math.round(form.width * scale)),
      height: Math.max(1, Math.round(form.height * scale)),
    },
    // The number only keeps the library from counting on from the last file; finishing gives the real one.
    altText: { id: "1", name: "Picture", title: "", description: alt },
  });
  return [new Paragraph({ style: "Picture", keepNext: true, children: [image] })];
}
