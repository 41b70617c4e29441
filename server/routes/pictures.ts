import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { ListedPicture } from "#src/api/pictures.ts";
import type { FolderPicture } from "../pictures.ts";

const TYPES = { png: "image/png", jpg: "image/jpeg" };

/** `/api/pictures`: what can stand beside an outcome; a file's address changes when the file does. */
export function pictureRoutes(pictures: readonly FolderPicture[]) {
  const files = new Map<string, FolderPicture>();
  const listed = pictures.map((it): ListedPicture => {
    const hash = createHash("sha256").update(it.bytes).digest("base64url").slice(0, 16);
    const file = `${hash}.${it.form.type}`;
    files.set(file, it);
    return { name: it.name, alt: it.alt, address: `/api/pictures/${file}` };
  });
  return new Hono()
    .get("/", (c) => c.json({ pictures: listed }))
    .get("/:file", (c) => {
      const picture = files.get(c.req.param("file"));
      if (!picture) return c.notFound();
      return c.body(new Uint8Array(picture.bytes), 200, {
        "content-type": TYPES[picture.form.type],
        "cache-control": "public, max-age=31536000, immutable",
      });
    });
}
