import { fromBase64, toBase64 } from "../analysis/base64.ts";
import { mixed } from "../analysis/hash.ts";
import { createKeyedHash } from "./keyed-hash.ts";
import type { Folded } from "./normalise.ts";

/**
 * What is kept of a text to compare it with others: the keyed hash of every run of three words, and
 * no words. Each hash is two numbers, its high half and its low half; they ascend and none comes
 * twice. Signatures compare only where the same key made them.
 */
export type Signature = Uint32Array;

/** Signs a folded text; null where it is too short to be anybody's wording. */
export type Signer = (folded: readonly Folded[]) => Signature | null;

const RUN = 3;

/** From how many words on a text is compared; "Kat rings weekly" is the same in honest plans. */
const LEAST_WORDS = 6;

// The words of a caseload are few and come again and again. Emptied before strange ones fill it.
const MOST_WORDS = 50_000;

/**
 * Signs texts under an organisation's secret of 16 bytes. Runs stay inside a clause, so that a text
 * with its sentences or clauses in another order has the same ones.
 */
export function createSigner(key: Uint8Array): Signer {
  const hash = createKeyedHash(key);
  const known = new Map<string, Uint8Array>();
  const run = new Uint8Array(RUN * 8);
  const halves = new Uint32Array(2);
  return (folded) => {
    if (folded.length < LEAST_WORDS) return null;
    const found: [high: number, low: number][] = [];
    for (const clause of clausesOf(folded)) {
      for (let at = 0; at + RUN <= clause.length; at++) {
        for (let i = 0; i < RUN; i++) run.set(hashOf(clause[at + i]?.token ?? ""), i * 8);
        hash(run, halves, 0);
        found.push([halves[0] ?? 0, halves[1] ?? 0]);
      }
    }
    return ascending(found);
  };

  function hashOf(token: string): Uint8Array {
    let bytes = known.get(token);
    if (bytes) return bytes;
    if (known.size >= MOST_WORDS) known.clear();
    const units = Uint8Array.from({ length: token.length * 2 }, (_, at) =>
      at & 1 ? token.charCodeAt(at >> 1) >> 8 : token.charCodeAt(at >> 1),
    );
    hash(units, halves, 0);
    known.set(token, (bytes = bytesOf(halves)));
    return bytes;
  }
}

/** How much two texts share, from 0 to 1: the exact Jaccard index of their runs of words. */
export function resemblance(a: Signature, b: Signature): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const order = (a[i] ?? 0) - (b[j] ?? 0) || (a[i + 1] ?? 0) - (b[j + 1] ?? 0);
    if (order === 0) shared++;
    if (order <= 0) i += 2;
    if (order >= 0) j += 2;
  }
  const all = (a.length + b.length) / 2 - shared;
  return all ? shared / all : 0;
}

/** Puts signatures in an order of their own, where equal ones stand together. */
export function compareSignatures(a: Signature, b: Signature): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const order = (a[at] ?? 0) - (b[at] ?? 0);
    if (order) return order;
  }
  return a.length - b.length;
}

/** How many minima a signature has. */
export const MINIMA = 64;

const seeds = Uint32Array.from({ length: MINIMA }, (_, at) => mixed(at + 1) | 1);

/**
 * Writes the minima of a signature (MinHash) from `into[at]` on. Two signatures have the same one at
 * a place with the probability that is their resemblance.
 */
export function readMinima(signature: Signature, into: Uint32Array, at: number): void {
  into.fill(0xffffffff, at, at + MINIMA);
  for (let i = 0; i < signature.length; i += 2) {
    const high = signature[i] ?? 0;
    const low = signature[i + 1] ?? 0;
    for (let n = 0; n < MINIMA; n++) {
      const value = mixed(low + Math.imul(high, seeds[n] ?? 0));
      if (value < (into[at + n] ?? 0)) into[at + n] = value;
    }
  }
}

/** Goes before what is written, and changes when folding or hashing does. */
const FORM = 1;

/** A signature as base64url, for a store or a line of JSON: 11 characters for each run of words. */
export function writeSignature(signature: Signature): string {
  const bytes = new Uint8Array(1 + signature.length * 4);
  bytes[0] = FORM;
  bytes.set(bytesOf(signature), 1);
  return toBase64(bytes);
}

/** Reads what `writeSignature` wrote; null for anything else, and for the form of another version. */
export function readSignature(text: string): Signature | null {
  const bytes = fromBase64(text);
  if (bytes?.[0] !== FORM || bytes.length % 8 !== 1) return null;
  const signature = new Uint32Array((bytes.length - 1) / 4);
  for (let at = 1; at < bytes.length; at++) {
    const half = (at - 1) >> 2;
    signature[half] = ((signature[half] ?? 0) << 8) | (bytes[at] ?? 0);
  }
  for (let at = 2; at < signature.length; at += 2)
    if (compareSignatures(signature.subarray(at - 2, at), signature.subarray(at, at + 2)) >= 0)
      return null;
  return signature;
}

/** Reads what `bytesOfSignature` wrote. */
export function signatureFrom(bytes: Uint8Array): Signature {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getUint32(at * 4));
}

/** The clauses of a text; one too short for a run of its own goes with the next, or the one before. */
function clausesOf(folded: readonly Folded[]): Folded[][] {
  const clauses: Folded[][] = [];
  let clause: Folded[] = [];
  for (const word of folded) {
    if (!word.opens || clause.length < RUN) {
      clause.push(word);
      continue;
    }
    clauses.push(clause);
    clause = [word];
  }
  if (clause.length < RUN) clauses.at(-1)?.push(...clause);
  else clauses.push(clause);
  return clauses;
}

function ascending(found: [high: number, low: number][]): Signature {
  found.sort(([a, c], [b, d]) => a - b || c - d);
  const signature = new Uint32Array(found.length * 2);
  let length = 0;
  for (const [high, low] of found) {
    if (length && signature[length - 2] === high && signature[length - 1] === low) continue;
    signature[length++] = high;
    signature[length++] = low;
  }
  return signature.slice(0, length);
}

/** A signature, or other numbers, as bytes alone, for a store that is emptied when its form changes. */
export function bytesOf(numbers: Uint32Array): Uint8Array {
  return Uint8Array.from({ length: numbers.length * 4 }, (_, at) => {
    return (numbers[at >> 2] ?? 0) >>> (24 - (at & 3) * 8);
  });
}
