import { readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { type Picture, type PictureForm, readPictureForm } from "#src/export/picture.ts";
import { StartError } from "./config.ts";

/** A picture of a folder, with the form of its file. */
export type FolderPicture = Picture & { form: PictureForm };

/** The pictures of a folder, and a sentence for each thing that is wrong there. */
export type PictureFolder = { pictures: FolderPicture[]; faults: string[] };

/** The list in a folder of pictures. */
const LIST = "pictures.json";

/** Larger than this a picture makes a copy slow to send, and shows nothing more on paper. */
const MOST_BYTES = 200 * 1024;

/** In dots; three centimetres in print ask for 300. */
const MOST_DOTS = 2000;

/** Everybody picks from them by eye. */
const MOST_PICTURES = 500;

const ENDINGS: Record<string, PictureForm["type"]> = {
  ".png": "png",
  ".jpg": "jpg",
  ".jpeg": "jpg",
};

const Entry = z.object({
  name: z._default(z.string(), ""),
  file: z._default(z.string(), ""),
  alt: z._default(z.string(), ""),
});
type Entry = z.infer<typeof Entry>;

/** Our own drawings, from a folder of templates. */
const OURS = fileURLToPath(new URL("../templates/pictures", import.meta.url));

/**
 * Our own drawings and those of an organisation's folder, which win by name, in order of name.
 * `setting` is what named the folder; throws a `StartError` that begins with it.
 */
export function readPictures(folder: string | null, setting = "PICTURES_DIR"): FolderPicture[] {
  const own = folder === null ? [] : readSound(folder, setting);
  const named = new Map([...ourPictures(), ...own].map((it) => [it.name, it]));
  return [...named.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** Our own drawings. */
export function ourPictures(): FolderPicture[] {
  return readSound(OURS, "The pictures of Ownwords");
}

/** The pictures of a folder in which nothing is wrong; throws a `StartError` that begins with `what`. */
function readSound(folder: string, what: string): FolderPicture[] {
  const { pictures, faults } = readPictureFolder(folder);
  if (faults.length) throw new StartError(`${what}: ${faults.join(" ")}`);
  return pictures;
}

/** Reads a folder of pictures and says all that is wrong in it, each with the file it is about. */
export function readPictureFolder(folder: string): PictureFolder {
  const entries = readList(folder);
  if (typeof entries === "string") return { pictures: [], faults: [entries] };
  const pictures: FolderPicture[] = [];
  const faults: string[] = [];
  const names = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    const { name, file } = entry;
    const about = file || (name ? `"${name}"` : `picture ${index + 1}`);
    const taken = names.get(name);
    const read = readPicture(folder, entry);
    const wrong = [
      ...faultsOfEntry(entry),
      ...(name && taken ? [`has the name "${name}", which ${taken} has too.`] : []),
      ...(typeof read === "string" ? [read] : []),
    ];
    names.set(name, about);
    faults.push(...wrong.map((it) => `${about} ${it}`));
    if (typeof read !== "string" && wrong.length === 0) pictures.push(read);
  }
  return { pictures, faults };
}

/** The entries of the list, or the sentence that says why there are none. */
function readList(folder: string): Entry[] | string {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, LIST), "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error;
    if (!isMissing) return `${LIST} is not JSON.`;
    return `${join(folder, LIST)} can't be read. It lists the pictures of the folder, each with name, file and alt.`;
  }
  const list = z.array(Entry).safeParse(json);
  if (list.data && list.data.length <= MOST_PICTURES) return list.data;
  if (list.data)
    return `${LIST} lists ${list.data.length} pictures, and should list at most ${MOST_PICTURES}.`;
  const [index] = list.error.issues[0]?.path ?? [];
  const where = typeof index === "number" ? `Entry ${index + 1} has another shape.` : "";
  return `${LIST} should be a list of pictures, each with name, file and alt. ${where}`.trim();
}

function faultsOfEntry({ name, alt }: Entry): string[] {
  return [
    ...(name.trim() === "" ? ["has no name. People choose it by its name."] : []),
    ...(name.length > 60 ? ["has a name of more than 60 letters."] : []),
    ...(alt.trim() === ""
      ? ["has no alt text. Say in a few words what it shows, for those who don't see it."]
      : []),
    ...(alt.length > 200 ? ["has an alt text of more than 200 letters."] : []),
  ];
}

/** The picture of an entry, or what is wrong with its file. */
function readPicture(folder: string, { name, alt, file }: Entry): FolderPicture | string {
  if (file === "") return "has no file.";
  if (file !== basename(file)) return "should be a file in the folder itself.";
  const path = join(folder, file);
  const expected = ENDINGS[extname(file).toLowerCase()];
  if (!expected) return "should be a PNG or JPEG picture.";
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES)
      return `is too large: ${Math.ceil(size / 1024)} KB, and ${MOST_BYTES / 1024} KB at most go into a copy.`;
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    return "is not in the folder.";
  }
  const form = readPictureForm(bytes);
  if (!form) return `is no whole ${expected === "png" ? "PNG" : "JPEG"} picture.`;
  if (form.type !== expected)
    return `is a ${form.type === "png" ? "PNG" : "JPEG"} picture under another ending.`;
  if (Math.max(form.width, form.height) > MOST_DOTS)
    return `is too large: ${form.width} by ${form.height} dots, and ${MOST_DOTS} at most each way.`;
  return { name: name.trim(), alt: alt.trim(), bytes, form };
}
