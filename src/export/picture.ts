/** A picture that can stand beside an outcome, by the name that a plan knows it by. */
export type Picture = {
  name: string;
  /** What it shows, for those who don't see it. */
  alt: string;
  bytes: Uint8Array;
};

/** Pictures by their names. */
export type Pictures = ReadonlyMap<string, Picture>;

/** What the bytes of a picture say of it; sizes are in dots. */
export type PictureForm = { type: "png" | "jpg"; width: number; height: number };

/** Reads what kind of picture this is and how large; null for anything but a whole PNG or JPEG. */
export function readPictureForm(bytes: Uint8Array): PictureForm | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(view) ?? readJpeg(view);
}

const PNG = [0x89504e47, 0x0d0a1a0a];
const PNG_HEAD = 0x49484452;
const PNG_END = 0x49454e44;

function readPng(view: DataView): PictureForm | null {
  const last = view.byteLength - 8;
  if (last < 25 || PNG.some((it, index) => view.getUint32(index * 4) !== it)) return null;
  if (view.getUint32(12) !== PNG_HEAD || view.getUint32(last) !== PNG_END) return null;
  return sized("png", view.getUint32(16), view.getUint32(20));
}

/** A JPEG is a row of segments, each with its length; one of them says how large the picture is. */
function readJpeg(view: DataView): PictureForm | null {
  const end = view.byteLength - 2;
  if (end < 2 || view.getUint16(0) !== 0xffd8 || view.getUint16(end) !== 0xffd9) return null;
  let at = 2;
  while (at + 9 <= end) {
    const [mark, length] = [view.getUint16(at), view.getUint16(at + 2)];
    if (mark < 0xffc0 || length < 2) return null;
    if (isFrame(mark)) return sized("jpg", view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + length;
  }
  return null;
}

/** Of the marks from C0 to CF, three are no frames. */
function isFrame(mark: number): boolean {
  return mark <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(mark);
}

function sized(type: PictureForm["type"], width: number, height: number): PictureForm | null {
  return width > 0 && height > 0 ? { type, width, height } : null;
}
