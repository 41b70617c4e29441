import { type ListedPicture, PictureList } from "#src/api/pictures.ts";
import { type Picture, readPictureForm } from "#src/export/picture.ts";
import type { Plan } from "#src/plan/plan.ts";
import { ask } from "./api-client.ts";

/** The pictures there are to choose from; without a network those that this device has kept. */
export async function listPictures(): Promise<readonly ListedPicture[]> {
  return (await ask(PictureList, "GET", "/api/pictures")).pictures;
}

/** A whole picture, and where a page of this app can show it from. */
export type CopyPicture = Picture & { address: string };

/** The pictures that a plan's outcomes have, whole; one that is not there any more is left out. */
export async function picturesOf(plan: Plan): Promise<ReadonlyMap<string, CopyPicture>> {
  const names = new Set(plan.outcomes.map((it) => it.picture));
  const listed = names.size > 1 || !names.has("") ? await listPictures() : [];
  const wanted = listed.filter((it) => names.has(it.name));
  const whole = wanted.map(async ({ name, alt, address }) => {
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok)
      throw new Error(
        `The picture “${name}” could not be had. A copy can be made without pictures.`,
      );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return [name, { name, alt, address, bytes }] as const;
  });
  return new Map(await Promise.all(whole));
}

/** A picture as an address that holds all of it, for a page that loads nothing. */
export function dataAddress({ bytes }: Picture): string | undefined {
  const type = readPictureForm(bytes)?.type;
  if (!type) return undefined;
  const binary = Array.from(bytes, (it) => String.fromCharCode(it)).join("");
  return `data:image/${type === "jpg" ? "jpeg" : type};base64,${btoa(binary)}`;
}
