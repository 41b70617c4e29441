const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(DIGITS.split("").map((digit, value) => [digit, value]));

/** Bytes as base64url, without padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += DIGITS[(held >> (bits - 6)) & 63];
  }
  return bits ? text + DIGITS[(held << (6 - bits)) & 63] : text;
}

/** The bytes that `toBase64` wrote; null for a text that it never writes. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of text) {
    const value = VALUES.get(digit);
    if (value === undefined) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  // What is left over is padding: fewer bits than a digit has, and none of them set.
  return bits < 6 && (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}
