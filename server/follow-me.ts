import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { fingerprint, type FollowMe, followMeJson, signedText } from "#src/plan/follow-me.ts";
import type { Plan } from "#src/plan/plan.ts";

/** A key of this installation, to sign plans with. */
export type FollowMeKey = {
  publicKey: string;
  sign: (plan: Plan) => FollowMe;
};

/** A key from the text of a file; null where that holds no private Ed25519 key. */
export function readFollowMeKey(pem: string): FollowMeKey | null {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return null;
  }
  if (key.asymmetricKeyType !== "ed25519") return null;
  const publicKey = createPublicKey(key).export({ format: "jwk" }).x ?? "";
  return {
    publicKey,
    sign(plan) {
      const json = followMeJson(plan);
      const signature = sign(null, Buffer.from(signedText(json)), key).toString("base64url");
      return { json, publicKey, signature };
    },
  };
}

/** A new private key as the text of a file. */
export function newFollowMeKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

/** Whether the plan inside is exactly what the key in it has signed. */
export function isWhole({ json, publicKey, signature }: FollowMe): boolean {
  try {
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: publicKey },
      format: "jwk",
    });
    return verify(null, Buffer.from(signedText(json)), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

/** A public key in short. */
export function fingerprintOf(publicKey: string): string {
  return fingerprint(createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest());
}
