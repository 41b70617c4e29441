import { createHash } from "node:crypto";
import { Hono } from "hono";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `/api/word-template`: the Word file that copies are made in; 204 where there is none. */
export function wordTemplateRoutes(file: Uint8Array<ArrayBuffer> | null) {
  const tag = file && `"${createHash("sha256").update(file).digest("base64url").slice(0, 22)}"`;
  return new Hono().get("/", (c) => {
    if (file === null || tag === null) return c.body(null, 204);
    const headers = { "cache-control": "no-cache", etag: tag };
    if (c.req.header("if-none-match") === tag) return c.body(null, 304, headers);
    return c.body(file, 200, { ...headers, "content-type": TYPE });
  });
}
