import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Context, Hono } from "hono";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** What does not get smaller: it is compressed already. */
const DENSE = new Set([".ico", ".png", ".woff2"]);

/** Fewer bytes than these fit into the first packet anyway. */
const WORTH_COMPRESSING = 1000;

type Bytes = Uint8Array<ArrayBuffer>;

/** One built file, with its compressed forms once somebody has asked for them. */
type ClientFile = {
  bytes: Bytes;
  headers: Record<string, string>;
  tag: string;
  isDense: boolean;
  compressed: Map<Encoding, Promise<Bytes>>;
};

type Encoding = "br" | "gzip";

/** The ways to compress, the best first. */
const COMPRESS: Record<Encoding, (bytes: Bytes) => Promise<Bytes>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};
const ENCODINGS: readonly Encoding[] = ["br", "gzip"];

/**
 * The built browser files, and the one page for every address of the app. All are read once, so a
 * server that runs goes on with the pages it started with, and no address can lead to other files.
 */
export function clientFiles(clientDir: string) {
  const files = readFiles(clientDir);
  const page = files.get("/index.html");
  if (!page)
    return new Hono().get("*", (c) => c.text("The pages are not built. Run: npm run setup", 503));
  return new Hono().get("*", (c, next) => {
    const file = files.get(c.req.path);
    if (file) return answer(c, file);
    // An address without a file ending is a page of the app; a file that is missing is missing.
    return extname(c.req.path) ? next() : answer(c, page);
  });
}

/** Every file in a folder under its address; none where there is no such folder. */
function readFiles(clientDir: string): Map<string, ClientFile> {
  const files = new Map<string, ClientFile>();
  for (const entry of entriesOf(clientDir)) {
    const address = `/${entry.split(sep).join("/")}`;
    const bytes = readFileSync(join(clientDir, entry));
    const ending = extname(entry);
    const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const headers = {
      "content-type": TYPES[ending] ?? "application/octet-stream",
      "cache-control": cachingOf(address),
      etag: tag,
      vary: "accept-encoding",
    };
    const isDense = DENSE.has(ending) || bytes.byteLength < WORTH_COMPRESSING;
    files.set(address, { bytes, headers, tag, isDense, compressed: new Map() });
  }
  return files;
}

function entriesOf(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((it) => it.isFile())
      .map((it) => join(it.parentPath, it.name).slice(join(folder, sep).length));
  } catch {
    return [];
  }
}

/** Built files carry a hash of their content in the name; everything else is asked for each time. */
function cachingOf(address: string): string {
  const isHashed = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(address);
  return isHashed ? "public, max-age=31536000, immutable" : "no-cache";
}

async function answer(c: Context, file: ClientFile): Promise<Response> {
  const { headers, tag, isDense } = file;
  const known = c.req.header("if-none-match") ?? "";
  if (known.split(",").some((it) => it.trim().replace(/^W\//, "") === tag))
    return c.body(null, 304, headers);
  const encoding = isDense ? undefined : ENCODINGS.find((it) => accepts(c, it));
  if (!encoding) return c.body(file.bytes, 200, headers);
  const bytes = await compressed(file, encoding);
  return c.body(bytes, 200, { ...headers, "content-encoding": encoding });
}

function accepts(c: Context, encoding: Encoding): boolean {
  const offers = (c.req.header("accept-encoding") ?? "").split(",").map((it) => it.split(";"));
  const offer = offers.find(([name = ""]) => name.trim().toLowerCase() === encoding);
  return offer !== undefined && !/^\s*q=0(\.0*)?\s*$/.test(offer[1] ?? "");
}

/** Compresses a file when it is first asked for in this way. */
function compressed(file: ClientFile, encoding: Encoding): Promise<Bytes> {
  const known = file.compressed.get(encoding);
  if (known) return known;
  const made = COMPRESS[encoding](file.bytes);
  file.compressed.set(encoding, made);
  return made;
}
