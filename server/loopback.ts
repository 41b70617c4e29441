import { isIP } from "node:net";

/** Whether a host stands for this machine alone. */
export function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "");
  if (isIP(bare) === 4) return bare.startsWith("127.");
  return bare === "::1" || bare === "localhost" || bare.endsWith(".localhost");
}
