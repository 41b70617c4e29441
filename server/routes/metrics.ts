import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";

/** What the metrics are shown by, and to whom. */
export type MetricsParts = {
  text: () => Promise<string>;
  contentType: string;
  /** What somebody has to bring; null leaves them to this machine. */
  token: string | null;
  /** Whether only this machine can reach the server. */
  isLocal: boolean;
};

/** What a proxy adds: the request then comes from elsewhere, wherever the proxy is. */
const FORWARDED = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;

/** `/metrics`: what is counted, for Prometheus. To all others there is nothing here. */
export function metricsRoutes({ text, contentType, token, isLocal }: MetricsParts) {
  return new Hono().get("/", async (c) => {
    const isForwarded = () => Object.keys(c.req.header()).some((it) => FORWARDED.test(it));
    const mayRead =
      token === null
        ? isLocal && !isForwarded()
        : isSame(c.req.header("authorization") ?? "", `Bearer ${token}`);
    if (!mayRead) return c.notFound();
    return c.body(await text(), 200, { "content-type": contentType, "cache-control": "no-store" });
  });
}

/** Takes as long for a near miss as for a far one. */
function isSame(given: string, expected: string): boolean {
  const digest = (it: string) => createHash("sha256").update(it).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
