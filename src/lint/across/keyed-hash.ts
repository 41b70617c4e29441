/** Hashes bytes to 64 bits: writes the high half to `into[at]` and the low half after it. */
export type KeyedHash = (bytes: Uint8Array, into: Uint32Array, at: number) => void;

/** How long a key is, in bytes. */
const KEY_BYTES = 16;

/**
 * SipHash-2-4 under this key of 16 bytes. Without the key nobody can tell what a hash is of, nor
 * hash a guess to compare it.
 */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  if (key.length !== KEY_BYTES) throw new RangeError(`The key needs ${KEY_BYTES} bytes.`);
  const k0l = fourBytes(key, 0, KEY_BYTES);
  const k0h = fourBytes(key, 4, KEY_BYTES);
  const k1l = fourBytes(key, 8, KEY_BYTES);
  const k1h = fourBytes(key, 12, KEY_BYTES);
  return (bytes, into, at) => {
    const { length } = bytes;
    // Numbers of 64 bits in two halves: those of JavaScript are too slow for millions of shingles.
    let v0h = k0h ^ 0x736f6d65;
    let v0l = k0l ^ 0x70736575;
    let v1h = k1h ^ 0x646f7261;
    let v1l = k1l ^ 0x6e646f6d;
    let v2h = k0h ^ 0x6c796765;
    let v2l = k0l ^ 0x6e657261;
    let v3h = k1h ^ 0x74656462;
    let v3l = k1l ^ 0x79746573;
    const last = length >> 3;
    for (let block = 0; block <= last + 1; block++) {
      const isEnd = block > last;
      const ml = isEnd ? 0 : fourBytes(bytes, block * 8, length);
      const mh = isEnd
        ? 0
        : fourBytes(bytes, block * 8 + 4, length) | (block === last ? length << 24 : 0);
      if (isEnd) v2l ^= 0xff;
      v3h ^= mh;
      v3l ^= ml;
      for (let round = isEnd ? 4 : 2; round > 0; round--) {
        let sum = (v0l >>> 0) + (v1l >>> 0);
        v0h = (v0h + v1h + (sum > 0xffffffff ? 1 : 0)) | 0;
        v0l = sum | 0;
        let high = v1h;
        v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h;
        v1l = ((v1l << 13) | (high >>> 19)) ^ v0l;
        [v0h, v0l] = [v0l, v0h];
        sum = (v2l >>> 0) + (v3l >>> 0);
        v2h = (v2h + v3h + (sum > 0xffffffff ? 1 : 0)) | 0;
        v2l = sum | 0;
        high = v3h;
        v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h;
        v3l = ((v3l << 16) | (high >>> 16)) ^ v2l;
        sum = (v0l >>> 0) + (v3l >>> 0);
        v0h = (v0h + v3h + (sum > 0xffffffff ? 1 : 0)) | 0;
        v0l = sum | 0;
        high = v3h;
        v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h;
        v3l = ((v3l << 21) | (high >>> 11)) ^ v0l;
        sum = (v2l >>> 0) + (v1l >>> 0);
        v2h = (v2h + v1h + (sum > 0xffffffff ? 1 : 0)) | 0;
        v2l = sum | 0;
        high = v1h;
        v1h = ((v1h << 17) | (v1l >>> 15)) ^ v2h;
        v1l = ((v1l << 17) | (high >>> 15)) ^ v2l;
        [v2h, v2l] = [v2l, v2h];
      }
      v0h ^= mh;
      v0l ^= ml;
    }
    into[at] = v0h ^ v1h ^ v2h ^ v3h;
    into[at + 1] = v0l ^ v1l ^ v2l ^ v3l;
  };
}

/** Four bytes as a number, the lowest first; there are zeros behind the end. */
function fourBytes(bytes: Uint8Array, at: number, length: number): number {
  let number = 0;
  for (let i = Math.min(3, length - at - 1); i >= 0; i--)
    number = (number << 8) | (bytes[at + i] ?? 0);
  return number;
}
