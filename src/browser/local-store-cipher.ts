import { LocalStoreProblem } from "./local-store-problem.ts";

/** Something as it lies on the disk: which key it was sealed with, and nothing else in the clear. */
export type Sealed = { key: number; iv: Uint8Array<ArrayBuffer>; ct: ArrayBuffer };

/** Where something lies, so that one record can't stand in for another. */
export type Place = `${"updates" | "snapshots" | "meta" | "outbox"}/${string}`;

/** Seals and opens what this device keeps. */
export type Cipher = ReturnType<typeof createCipher>;

const ALGORITHM = { name: "AES-GCM", length: 256 };
const IV_BYTES = 12;

/** A new key, which no program can read; null where the page is not opened over https. */
export async function newKey(): Promise<CryptoKey | null> {
  if (!canSeal()) return null;
  return crypto.subtle.generateKey(ALGORITHM, false, ["encrypt", "decrypt"]);
}

/** Works with the newest of the keys, and opens what was sealed with any of them. */
export function createCipher(keys: ReadonlyMap<number, CryptoKey>) {
  const newest = Math.max(0, ...keys.keys());

  return {
    /** The number of the key that is sealed with; 0 when there is none. */
    key: newest,

    /** Rejects with a `LocalStoreProblem` where nothing can be sealed. */
    async seal(place: Place, bytes: Uint8Array): Promise<Sealed> {
      const key = keys.get(newest);
      if (!key) throw new LocalStoreProblem("insecure");
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const ct = await crypto.subtle.encrypt(
        { name: ALGORITHM.name, iv, additionalData: utf8(place) },
        key,
        new Uint8Array(bytes),
      );
      return { key: newest, iv, ct };
    },

    /** Null for what is damaged, lies in another's place, or was sealed with a key that is gone. */
    async open(place: Place, sealed: Partial<Sealed>): Promise<Uint8Array<ArrayBuffer> | null> {
      const key = keys.get(sealed.key ?? 0);
      if (!key || !sealed.iv || !sealed.ct) return null;
      try {
        const algorithm = { name: ALGORITHM.name, iv: sealed.iv, additionalData: utf8(place) };
        return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.ct));
      } catch {
        return null;
      }
    },
  };
}

/** Words or plain data, as bytes to seal. */
export function toBytes(value: unknown): Uint8Array {
  return utf8(JSON.stringify(value) ?? "null");
}

/** The opposite of `toBytes`; undefined for what it did not make. */
export function fromBytes(bytes: Uint8Array | null): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function canSeal(): boolean {
  // Browsers leave it out where others could have changed the page on its way.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  return subtle !== undefined;
}

const utf8 = (words: string) => new TextEncoder().encode(words);
