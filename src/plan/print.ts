/**
 * A short fingerprint of a piece of writing, to tell later whether it was changed: 64 bits in 14
 * letters and digits. Spaces, and which quotation marks and apostrophes are used, change nothing.
 * An empty text has the empty print.
 */
export function printOfText(text: string): string {
  const words = text.normalize("NFC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const plain = words.split(/\s+/).filter(Boolean).join(" ");
  if (!plain) return "";
  // Two hashes of 32 bits, for one alone would take a change for none in a large service.
  return written(hash(plain, 0x811c9dc5)) + written(hash(plain, 0x9747b28c));
}

/** FNV-1a over UTF-16 units, mixed at the end. */
function hash(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function written(hash: number): string {
  return hash.toString(36).padStart(7, "0");
}
