import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod/mini";

/** What the environment says, parsed once at start. */
export type Config = {
  port: number;
  host: string;
  /** Where the database lies; absolute. */
  dataDir: string;
  /** Hosts of the addresses under which people reach this server beside its own, `"plans.example.org"`. */
  origins: string[];
};

/** Something that stops the server from starting, as one sentence for the person who starts it. */
export class StartError extends Error {
  override name = "StartError";
}

const Port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535));

/** Reads `PORT`, `HOST`, `DATA_DIR` and `ORIGINS`; throws a `StartError` that names the bad one. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  return {
    port: readPort(environment["PORT"]?.trim() || "8080"),
    host: readHost(environment["HOST"]?.trim() || "127.0.0.1"),
    dataDir: resolve(environment["DATA_DIR"]?.trim() || "data"),
    origins: (environment["ORIGINS"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readOrigin),
  };
}

function readPort(text: string): number {
  const port = Port.safeParse(text);
  if (port.success) return port.data;
  throw new StartError(`PORT is "${text}", but must be a whole number from 0 to 65535.`);
}

function readHost(text: string): string {
  const name = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text);
  if (isIP(text) || name) return text;
  throw new StartError(`HOST is "${text}", but must be an address or a host name like 127.0.0.1.`);
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, ""))
    return url.host;
  throw new StartError(
    `ORIGINS has "${text}", but must be addresses like https://plans.example.org with commas between.`,
  );
}
