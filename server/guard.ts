import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import type { Asked } from "./access/guard.ts";
import type { Client, ClientOf } from "./client-address.ts";
import { AFTER_SIGN_OUT, ONLY_TLS, SAFE_HEADERS } from "./headers.ts";
import type { Log } from "./log.ts";
import { isLoopback } from "./loopback.ts";
import type { OriginCheck, Purpose } from "./origin.ts";
import type { RateLimiter } from "./rate-limits.ts";

/** What is asked before any route: whether this page may ask, and whether it asks too often. */
export type GuardParts = {
  checkOrigin: OriginCheck;
  clientOf: ClientOf;
  limiter: RateLimiter;
  log: Log;
};

/** Where somebody proves who they are. */
const KNOCKS = /^\/api\/(auth|join|setup|device-copies)(\/|$)/;

const SIGN_OUT = "/api/auth/sign-out";

/** Lets a request through to the routes or refuses it, and says to browsers what holds everywhere. */
export function guard(parts: GuardParts): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const warnOfProxy = once(() => parts.log("proxy-not-trusted"));
  return async (c, next) => {
    const { incoming } = c.env;
    const client = parts.clientOf(incoming.socket.remoteAddress, incoming.headers);
    if (client.isThroughStranger) warnOfProxy();
    const seconds = waitOf(parts.limiter, client, c);
    const refusal = parts.checkOrigin(addressed(incoming.headers), purposeOf(c));
    if (seconds > 0) {
      c.res = c.json({ error: TOO_OFTEN }, 429, { "retry-after": String(seconds) });
    } else if (refusal !== null) c.res = c.json({ error: refusal }, 403);
    else await next();
    const told = { ...SAFE_HEADERS, ...(client.isSecure && ONLY_TLS) };
    for (const [name, value] of Object.entries(told)) c.header(name, value);
    if (c.req.path === SIGN_OUT && c.res.ok)
      for (const [name, value] of Object.entries(AFTER_SIGN_OUT)) c.header(name, value);
    const mayBeKept = c.res.headers.has("cache-control");
    if (c.req.path.startsWith("/api/") && !mayBeKept) c.header("cache-control", "no-store");
  };
}

/** Holds each person and guest to what one may ask for, from wherever; comes after who asks is known. */
export function holdEach({
  clientOf,
  limiter,
}: Pick<GuardParts, "clientOf" | "limiter">): MiddlewareHandler<
  Asked & { Bindings: HttpBindings }
> {
  return async (c, next) => {
    const { incoming } = c.env;
    const { address } = clientOf(incoming.socket.remoteAddress, incoming.headers);
    const who = c.get("who");
    const isFree = who.kind === "owner" || isHere(address);
    const seconds = isFree ? 0 : limiter("personal", `${who.kind} ${who.id}`);
    if (seconds === 0) return next();
    return c.json({ error: TOO_OFTEN }, 429, { "retry-after": String(seconds) });
  };
}

/** The status to refuse a request for a live line with, `"403 Forbidden"`; null where it may come. */
export function refuseUpgrade(parts: GuardParts, request: IncomingMessage): string | null {
  const { address } = parts.clientOf(request.socket.remoteAddress, request.headers);
  if (!isHere(address) && parts.limiter("lines", address) > 0) return "429 Too Many Requests";
  const refusal = parts.checkOrigin(addressed(request.headers), "change");
  return refusal === null ? null : "403 Forbidden";
}

function waitOf(limiter: RateLimiter, { address }: Client, c: Context): number {
  if (isHere(address)) return 0;
  const isKnock = c.req.method !== "GET" && KNOCKS.test(c.req.path);
  return Math.max(limiter("requests", address), isKnock ? limiter("knocks", address) : 0);
}

/**
 * This machine is somebody at its own keyboard, or a proxy that nobody told us to trust: a limit would
 * then hold for everybody together.
 */
const isHere = (address: string) => isLoopback(address) || address === "0:0:0:0";

function purposeOf(c: Context): Purpose {
  if (!["GET", "HEAD", "OPTIONS"].includes(c.req.method)) return "change";
  // Whoever comes back from another sign-in service comes from there.
  const isVisit = c.req.header("sec-fetch-mode") === "navigate";
  return /^\/(api|metrics)(\/|$)/.test(c.req.path) && !isVisit ? "read" : "page";
}

function addressed(headers: IncomingHttpHeaders) {
  const site = headers["sec-fetch-site"];
  return {
    origin: headers.origin,
    host: headers.host,
    site: Array.isArray(site) ? site[0] : site,
  };
}

function once(deed: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) deed();
    isDone = true;
  };
}

const TOO_OFTEN = "That was asked for too often. Wait a moment and try again.";
