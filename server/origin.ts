import { isIP } from "node:net";
import type { Config } from "./config.ts";

/** What a request says about where it comes from and whom it wants to reach. */
export type Addressed = { origin: string | undefined; host: string | undefined };

/** Why a request may not be answered, as one sentence; null when it may. */
export type OriginCheck = (request: Addressed, changesState: boolean) => string | null;

/**
 * Keeps the pages of other sites out. A browser names the page's origin; where none is named, no
 * page sent the request. A server that listens on this machine alone also answers only to its own
 * names, or a foreign name that leads here would do as the same origin.
 */
export function createOriginCheck({ host: listensOn, origins }: Config): OriginCheck {
  const isLocal = isLoopback(listensOn);
  return ({ origin, host = "" }, changesState) => {
    if (isLocal && !isLoopback(nameOf(host)) && !origins.includes(host))
      return "This address is not one of this server's. Name it in ORIGINS.";
    if (!changesState || origin === undefined) return null;
    const from = URL.canParse(origin) ? new URL(origin).host : null;
    if (from !== null && (from === host || origins.includes(from))) return null;
    return "This request comes from another site.";
  };
}

/** The name in a Host header, without the port. */
function nameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
}

/** Whether a host stands for this machine alone. */
export function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "");
  if (isIP(bare) === 4) return bare.startsWith("127.");
  return bare === "::1" || bare === "localhost" || bare.endsWith(".localhost");
}
