import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** Shorter passwords are refused, longer ones would cost more to check than they protect. */
export const PASSWORD_LENGTH = { least: 12, most: 200 };

const derive = promisify(argon2);

/** What OWASP asks of Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const KEPT = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A password as it is kept, with all that is needed to check it, as other programs write it too. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const hash = await derive("argon2id", {
    message: asKept(password),
    nonce,
    tagLength: HASH_BYTES,
    ...COST,
  });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash)}`;
}

/** Whether a password is the one that was kept; takes as long where it is not. */
export async function checkPassword(kept: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", hash = ""] = KEPT.exec(kept) ?? [];
  const wanted = Buffer.from(hash, "base64");
  if (!wanted.length) return false;
  const found = await derive("argon2id", {
    message: asKept(password),
    nonce: Buffer.from(salt, "base64"),
    tagLength: wanted.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(found, wanted);
}

/**
 * Why a password will not do, as a sentence; null where it will. `about` is what others know of the
 * person: their name, their address, their organisation.
 */
export function problemWithPassword(password: string, about: readonly string[]): string | null {
  if (Array.from(password).length < PASSWORD_LENGTH.least) return TOO_SHORT;
  if (password.length > PASSWORD_LENGTH.most) return TOO_LONG;
  const letters = lettersOf(password);
  if (!letters || isCommon(letters)) return TOO_COMMON;
  const known = about.flatMap((it) => [it, it.replace(/@.*/, ""), ...it.split(/[\s@.]+/)]);
  let rest = letters;
  for (const it of known.map(lettersOf).toSorted((one, other) => other.length - one.length))
    if (it.length >= SHORTEST_NAME) rest = rest.replaceAll(it, "");
  return letters.length - rest.length > rest.length ? TOO_PERSONAL : null;
}

const SHORTEST_NAME = 3;
const TOO_SHORT = "The password needs 12 characters or more.";
const TOO_LONG = "The password can have 200 characters at most.";
const TOO_COMMON =
  "This password is one of the first that others would try. Take three or four words that don't belong together.";
const TOO_PERSONAL =
  "This password is mostly your name, address or organisation. Take three or four words that don't belong together.";

/** What passwords of a dozen signs are made of most often, in the letters of `lettersOf`. */
const COMMON_PARTS = `
  password passwort motdepasse contrasena passphrase passcode changeme letmein welcome
  administrator admin qwertyuiop asdfghjkl zxcvbnm qwerty azerty qwertz asdfgh zxcvbn qazwsx
  edcrfv abcdefghijklmnopqrstuvwxyz abcdef iloveyou sunshine princess football baseball
  superman batman liverpool arsenal chelsea manchester monkey dragon master secret trustno
  whatever starwars computer internet default guest login summer winter spring autumn january
  february march april june july august september october november december monday friday
  ownwords supportplan correcthorsebatterystaple mypassword england london
`
  .trim()
  .split(/\s+/)
  .toSorted((one, other) => other.length - one.length);

/** Whether hardly anything is left when the usual parts are gone, or one part only is said again. */
function isCommon(letters: string): boolean {
  if (/^(.{1,6}?)\1+.?$/u.test(letters)) return true;
  let rest = letters;
  for (const part of COMMON_PARTS) rest = rest.replaceAll(part, "");
  return rest.length < LEFT_OVER;
}

/** So many letters of one's own make a password of one's own. */
const LEFT_OVER = 4;

const MEANT: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** A password as people mean it: small letters, the usual replacements undone, without all else. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/(?<=\p{L})[01345 7@$!](?=\p{L})/gu, (it) => MEANT[it] ?? "")
    .replaceAll(/[^\p{L}]/gu, "");
}

/** The same signs however a keyboard puts them together. */
function asKept(password: string): string {
  return password.normalize("NFKC");
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
