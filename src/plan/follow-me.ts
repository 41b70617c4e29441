import type { Plan } from "./plan.ts";

/** A whole plan on its way inside a Word copy, with the signature of whoever keeps it. */
export type FollowMe = {
  /** The plan as JSON, in letters that no program writes otherwise. */
  json: string;
  /** An Ed25519 key, 32 bytes in base64url. */
  publicKey: string;
  /** Over `signedText`, in base64url. */
  signature: string;
};

/** The namespace of the part of a Word file that holds it. */
export const FOLLOW_ME_SPACE = "urn:ownwords:follow-me:1";

/** A plan as the text that is signed. */
export function followMeJson(plan: Plan): string {
  return JSON.stringify(plan).replace(
    /[^ -~]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A key by the SHA-256 of its bytes, in short, to be read out over a telephone: `"3F2A 91C0 …"`. */
export function fingerprint(hash: Uint8Array): string {
  const digits = [...hash].map((it) => it.toString(16).padStart(2, "0")).join("");
  return (digits.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(" ");
}

/** What a signature is over: it says what it is for, so that it stands for nothing else. */
export function signedText(json: string): string {
  return `ownwords follow-me 1\n${json}`;
}
