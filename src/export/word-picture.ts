import {
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  type IFrameOptions,
  ImageRun,
  Paragraph,
} from "docx";
import type { Block, Copy } from "./copy.ts";
import { type Pictures, readPictureForm } from "./picture.ts";
import { lineOf, sizeOf, TEXT_WIDTH } from "./word-styles.ts";

/** The longer side of a picture: three centimetres, at 96 dots an inch. */
const LONGER_SIDE = 113;

/**
 * A picture in the line, where every screen reader finds it, on one page with what it is about. To the
 * left of words it stands in a frame, that they flow around: it lies in no layout table, and is no
 * drawing that floats, which readers pass over. The frame is at least `height` twips high, so that no
 * sentence falls back under the picture.
 */
export function pictureParagraphs(
  block: PictureBlock,
  pictures: Pictures,
  height: number,
): Paragraph[] {
  return imageOf(block, pictures).map(
    (it) =>
      new Paragraph({
        style: "Picture",
        keepNext: true,
        ...(block.stands === "left" && { frame: frameAtLeft(height) }),
        children: [it],
      }),
  );
}

/** The width of a frame and the space beside it, in twips. */
const FRAME = { width: 1800, gap: 200 };

/** A place of 0 would mean to Word that there is none. */
function frameAtLeft(height: number): IFrameOptions {
  return {
    type: "absolute",
    position: { x: 1, y: 1 },
    width: FRAME.width,
    height,
    anchor: { horizontal: FrameAnchorType.TEXT, vertical: FrameAnchorType.TEXT },
    rule: HeightRule.ATLEAST,
    space: { horizontal: FRAME.gap, vertical: 0 },
    wrap: FrameWrap.AROUND,
  };
}

/** An outcome's words beside a picture: the height of a line in twips, and the letters that fit in it. */
export function besidePicture(points: Copy["points"]): { height: number; letters: number } {
  const size = sizeOf(points, 34) / 2;
  const width = (TEXT_WIDTH - FRAME.width - FRAME.gap) / 20;
  return { height: Math.round((size * 1.15 * lineOf(points)) / 12), letters: width / (size * 0.5) };
}

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
