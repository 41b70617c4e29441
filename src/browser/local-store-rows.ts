import { fromBytes, type Place } from "./local-store-cipher.ts";
import type { Disk, Kept } from "./local-store-database.ts";

/** The pieces of a document in order; null stands for one that can't be read. */
export function readRows(
  { cipher, hasClear }: Disk,
  plan: string,
  snapshot: Kept | undefined,
  rows: readonly Kept[],
): Promise<(Uint8Array | null)[]> {
  const read = async (place: Place, row: Kept) =>
    // In the clear only the first version wrote, so a record that comes up later is not ours.
    (hasClear ? row.bytes : undefined) ?? (await cipher.open(place, row));
  return Promise.all([
    ...(snapshot ? [read(`snapshots/${plan}`, snapshot)] : []),
    ...rows.map((it) => read(`updates/${plan}`, it)),
  ]);
}

/** What lies under a key of `meta`, to be parsed by whoever asks; undefined when it can't be read. */
export async function readNote(
  { cipher, hasClear }: Disk,
  key: string,
  value: unknown,
): Promise<unknown> {
  if (isSealed(value)) return fromBytes(await cipher.open(`meta/${key}`, value));
  return hasClear ? value : undefined;
}

/** Whether a value is a record that was sealed. */
export function isSealed(value: unknown): value is object {
  return typeof value === "object" && value !== null && "ct" in value;
}

/** The bytes that rows take. */
export function sizeOf(rows: readonly Kept[]): number {
  return rows.reduce((sum, { ct, bytes }) => sum + (ct ?? bytes ?? NOTHING).byteLength, 0);
}

const NOTHING = new ArrayBuffer(0);
