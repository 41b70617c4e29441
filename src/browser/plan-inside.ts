import { digest } from "lib0/hash/sha256";
import { readFollowMe } from "#src/import/read-follow-me.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import type { WordFile } from "#src/import/word-file.ts";
import { fingerprint, type FollowMe, signedText } from "#src/plan/follow-me.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

/** A whole plan that a Word file has inside, and whether anything can be begun with it. */
export type PlanInside =
  | {
      kind: "whole";
      plan: Plan;
      template: Template;
      publicKey: string;
      /** The key in short. */
      fingerprint: string;
      /** Whether the words that people read in the document are those of the plan. */
      isAsRead: boolean;
    }
  /** Changed since it was signed. */
  | { kind: "changed" }
  /** This browser knows no such signatures, or not at this address. */
  | { kind: "unchecked" }
  /** Signed, and yet no plan to begin with: `problem` is the rest of a sentence about it. */
  | { kind: "unusable"; problem: string };

/** Looks for a plan inside a file and checks its signature; null where there is none. */
export async function planInside(
  file: WordFile,
  templates: readonly Template[],
): Promise<PlanInside | null> {
  const found = readFollowMe(file);
  if (!found) return null;
  const verdict = await verify(found);
  if (verdict !== "whole") return { kind: verdict };
  const { plan, problem } = parsePlan(found.json);
  if (!plan) return { kind: "unusable", problem };
  const { name, version } = plan.template;
  const named = templates.filter((it) => it.name === name);
  const template = named.find((it) => it.version === version) ?? named[0];
  if (!template)
    return { kind: "unusable", problem: `was begun from a template, “${name}”, that is not here` };
  const { isThisPlan, suggestions, tray } = compareReturned(file, plan, [], template);
  return {
    kind: "whole",
    plan,
    template,
    publicKey: found.publicKey,
    fingerprint: fingerprint(digest(bytesOf(found.publicKey))),
    isAsRead: isThisPlan !== "no" && suggestions.length === 0 && tray.length === 0,
  };
}

const ED25519 = "Ed25519";

async function verify({
  json,
  publicKey,
  signature,
}: FollowMe): Promise<"whole" | "changed" | "unchecked"> {
  let given: { key: Bytes; signature: Bytes };
  try {
    given = { key: bytesOf(publicKey), signature: bytesOf(signature) };
  } catch {
    return "changed";
  }
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("raw", given.key, ED25519, false, ["verify"]);
  } catch (problem) {
    // All else means that this browser, or this address, has no such keys.
    const isNoKey = problem instanceof DOMException && problem.name === "DataError";
    return isNoKey ? "changed" : "unchecked";
  }
  const words = new TextEncoder().encode(signedText(json));
  const isWhole = await crypto.subtle.verify(ED25519, key, given.signature, words);
  return isWhole ? "whole" : "changed";
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes from base64url; throws for anything else. */
function bytesOf(text: string): Bytes {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (it) => it.charCodeAt(0));
}
