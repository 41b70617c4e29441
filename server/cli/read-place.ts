import { basename, dirname, resolve } from "node:path";

/** A database as people write it: `sqlite:FOLDER` or `postgres://…`; null for anything else. */
export function readPlace(
  text: string,
): { kind: "sqlite"; dataDir: string } | { kind: "postgres"; url: string } | null {
  // Both postgres://… and postgres:postgres://… are an address.
  const url = /^(?:postgres:)?(postgres(?:ql)?:\/\/.+)$/.exec(text)?.[1];
  if (url) return { kind: "postgres", url };
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(text)?.[1];
  if (!path) return null;
  return {
    kind: "sqlite",
    dataDir: resolve(basename(path) === "ownwords.db" ? dirname(path) : path),
  };
}
