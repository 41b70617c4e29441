import { createHash } from "node:crypto";

/**
 * Names a finding in the same way from one run to the next: by the plan and the finding's own key,
 * whatever the file is called and wherever in it the plan stands.
 */
export function fingerprintOf(plan: string, key: string): string {
  return createHash("sha256").update(`${plan}\n${key}`).digest("base64url").slice(0, 22);
}
