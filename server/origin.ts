import type { Config } from "./config.ts";
import { isLoopback } from "./loopback.ts";

/** What a request says about where it comes from and whom it wants to reach. */
export type Addressed = {
  origin: string | undefined;
  host: string | undefined;
  /** How the browser sees the page that asks: `"same-origin"`, `"cross-site"` … */
  site: string | undefined;
};

/** What a request is for: a built file or a page, what only our own pages read, or a change. */
export type Purpose = "page" | "read" | "change";

/** Why a request may not be answered, as one sentence; null when it may. */
export type OriginCheck = (request: Addressed, purpose: Purpose) => string | null;

/**
 * Keeps the pages of other sites out. A browser names the page's origin and says how near it is;
 * where neither is said, no page sent the request, or one in a browser so old that the cookies alone
 * have to hold. A server that listens on this machine alone also answers only to its own names, or a
 * foreign name that leads here would do as the same origin. Where people reach the server over TLS, a page
 * that came without it changes nothing: whoever stands in between has read all that it would send.
 */
export function createOriginCheck({
  host: listensOn,
  origins,
  publicAddresses,
}: Pick<Config, "host" | "origins" | "publicAddresses">): OriginCheck {
  const isLocal = isLoopback(listensOn);
  const isOverTls =
    publicAddresses.length > 0 && publicAddresses.every((it) => it.startsWith("https:"));
  return ({ origin, host = "", site }, purpose) => {
    if (isLocal && !isLoopback(nameOf(host)) && !origins.includes(host))
      return "This address is not one of this server's. Name it in ORIGINS.";
    if (purpose === "page") return null;
    if (site !== undefined && site !== "same-origin" && site !== "none") return FOREIGN;
    if (purpose === "read" || origin === undefined) return null;
    if (!URL.canParse(origin)) return FOREIGN;
    const from = new URL(origin);
    if (from.host !== host && !origins.includes(from.host)) return FOREIGN;
    return isOverTls && from.protocol === "http:" && !isLoopback(from.hostname) ? PLAIN : null;
  };
}

const PLAIN = "This page came without encryption. Open it with https.";
const FOREIGN = "This request comes from another site.";

/** The name in a Host header, without the port. */
function nameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
}
