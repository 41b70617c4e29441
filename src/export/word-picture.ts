import {
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  type IFrameOptions,
  ImageRun,
  Paragraph,
} from "docx";
import type { Block } from "./copy.ts";
import { type Pictures, readPictureForm } from "./picture.ts";

/** The longer side of a picture: three centimetres, at 96 dots an inch. */
const LONGER_SIDE = 113;

/**
 * A picture in the line, where every screen reader finds it, on one page with what it is about. To the
 * left of words it stands in a frame, that they flow around: it lies in no layout table, and is no
 * drawing that floats, which readers pass over.
 */
export function pictureParagraphs(block: PictureBlock, pictures: Pictures): Paragraph[] {
  return imageOf(block, pictures).map(
    (it) =>
      new Paragraph({
        style: "Picture",
        keepNext: true,
        ...(block.stands === "left" && { frame: LEFT }),
        children: [it],
      }),
  );
}

/** In twips; a place of 0 would mean to Word that there is none. */
const LEFT: IFrameOptions = {
  type: "absolute",
  position: { x: 1, y: 1 },
  width: 1800,
  height: 0,
  anchor: { horizontal: FrameAnchorType.TEXT, vertical: FrameAnchorType.TEXT },
  rule: HeightRule.AUTO,
  space: { horizontal: 200, vertical: 0 },
  wrap: FrameWrap.AROUND,
};

type PictureBlock = Extract<Block, { kind: "picture" }>;

function imageOf({ name, alt }: PictureBlock, pictures: Pictures): ImageRun[] {
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
  return [image];
}
