import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createKeyedHash } from "#src/lint/across/keyed-hash.ts";

const counted = (length: number) => Uint8Array.from({ length }, (_, at) => at);

function hashed(key: Uint8Array, bytes: Uint8Array): string {
  const into = new Uint32Array(2);
  createKeyedHash(key)(bytes, into, 0);
  return [...into].map((it) => it.toString(16).padStart(8, "0")).join("");
}

// From the table of those who made SipHash: the key and the bytes count up from 0.
const published: [length: number, hash: string][] = [
  [0, "726fdb47dd0e0e31"],
  [1, "74f839c593dc67fd"],
  [2, "0d6c8009d9a94f5a"],
  [7, "ab0200f58b01d137"],
  [8, "93f5f5799a932462"],
  [15, "a129ca6149be45e5"],
  [24, "b8ad50c6f649af94"],
  [63, "958a324ceb064572"],
];

for (const [length, hash] of published)
  test(`${length} bytes have the hash that SipHash-2-4 publishes for them`, () => {
    assert.equal(hashed(counted(16), counted(length)), hash);
  });

test("one bit of the key changes about half of the bits of a hash", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.nat(127),
      fc.uint8Array({ maxLength: 40 }),
      (key, bit, bytes) => {
        const other = key.slice();
        other[bit >> 3]! ^= 1 << (bit & 7);
        const apart = BigInt(`0x${hashed(key, bytes)}`) ^ BigInt(`0x${hashed(other, bytes)}`);
        const bits = apart.toString(2).replaceAll("0", "").length;
        assert.ok(bits > 8 && bits < 56, `${bits} bits`);
      },
    ),
  );
});

test("a key of another length is refused", () => {
  assert.throws(() => createKeyedHash(counted(15)), RangeError);
});
