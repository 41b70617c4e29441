import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { isProxyName } from "./client-address.ts";
import { isLoopback } from "./loopback.ts";

/** What the environment says, parsed once at start. */
export type Config = {
  port: number;
  host: string;
  /** Where the database lies; absolute. */
  dataDir: string;
  /** Hosts of the addresses under which people reach this server beside its own, `"plans.example.org"`. */
  origins: string[];
  /** The proxies whose word for a client's address is taken, `"10.0.0.0/8"`. */
  trustProxy: string[];
  /** The same addresses in full, the one that links are made with first. */
  publicAddresses: string[];
  /** Whether people sign in; only a machine that nobody else can reach may do without. */
  signIn: boolean;
  /** What sessions are signed with, or the file that holds it; never shown. */
  authSecret: string | null;
  authSecretFile: string | null;
  /** Another provider that people sign in with; null where they do with accounts of ours alone. */
  oidc: OidcConfig | null;
  /** Whether people sign in with passwords and passkeys of ours. */
  signInPasswords: boolean;
  /** The PostgreSQL database to use instead of one in `dataDir`; holds a password, so never shown. */
  databaseUrl: string | null;
  /** The Redis that carries changes between several servers; may hold a password, so never shown. */
  redisUrl: string | null;
  /** What somebody has to bring to read `/metrics`; null leaves them to this machine alone. */
  metricsToken: string | null;
  /** How long a server that was told to stop goes on working after it has said it is not ready. */
  drainSeconds: number;
  /** The file with what the organisation made of the policy packs; absolute. */
  lintConfig: string | null;
  /** The file with the key to sign plans with that go along in copies; absolute. */
  followMeKey: string | null;
  /** The file with what the organisation's own forms call the parts of a plan; absolute. */
  importLabels: string | null;
  /** The folder with the organisation's own pictures; absolute. */
  picturesDir: string | null;
  /** The organisation's own Word template; absolute. */
  wordTemplate: string | null;
  /** Where reports go by themselves when a month is over. */
  reports: ReportsConfig;
};

/** What the server sends by itself, and where; files and folders are absolute. */
export type ReportsConfig = {
  folder: string | null;
  /** An address of https, or of this machine. May hold something that is not for everybody. */
  webhook: string | null;
  /** What is posted is signed with; never shown. */
  webhookSecret: string | null;
  webhookSecretFile: string | null;
  about: ("board" | "teams")[];
};

/** An OpenID Connect provider, as the settings name it; files are absolute. */
export type OidcConfig = {
  /** Where it describes itself, without `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  /** Never shown. */
  clientSecret: string | null;
  clientSecretFile: string | null;
  /** What people call it. */
  name: string;
  /** What it says groups or roles in. */
  claim: string;
  /** The file that says what each group gives. */
  rolesFile: string | null;
};

/** Something that stops the server from starting, as one sentence for the person who starts it. */
export class StartError extends Error {
  override name = "StartError";
}

const Port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535));

/** Container platforms kill what has not stopped by itself long before this. */
const DrainSeconds = z.coerce.number().check(z.minimum(0), z.maximum(600));

/** A shorter token could be guessed. */
const MetricsToken = z.string().check(z.regex(/^[!-~]{16,}$/));

/** Reads the settings that README.md lists; throws a `StartError` that names the bad one. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const setting = (name: string) => environment[name]?.trim() || null;
  const databaseUrl = setting("DATABASE_URL");
  const redisUrl = setting("REDIS_URL");
  const metricsToken = setting("METRICS_TOKEN");
  const lintConfig = setting("LINT_CONFIG");
  const followMeKey = setting("FOLLOW_ME_KEY");
  const importLabels = setting("IMPORT_LABELS");
  const picturesDir = setting("PICTURES_DIR");
  const wordTemplate = setting("WORD_TEMPLATE");
  if (redisUrl !== null && databaseUrl === null)
    throw new StartError(
      "REDIS_URL needs DATABASE_URL beside it: several servers share one PostgreSQL database.",
    );
  const host = readHost(setting("HOST") ?? "127.0.0.1");
  const origins = (environment["ORIGINS"] ?? "").split(/[\s,]+/).filter(Boolean);
  const authSecretFile = setting("AUTH_SECRET_FILE");
  return {
    port: readPort(setting("PORT") ?? "8080"),
    host,
    dataDir: resolve(setting("DATA_DIR") ?? "data"),
    origins: origins.map((it) => readOrigin(it).host),
    publicAddresses: origins.map((it) => readOrigin(it).origin),
    signIn: readSignIn(setting("SIGN_IN") ?? "on", isLoopback(host) && !origins.length),
    authSecret: setting("AUTH_SECRET"),
    authSecretFile: authSecretFile && resolve(authSecretFile),
    trustProxy: (environment["TRUST_PROXY"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readProxy),
    ...readOidc(setting),
    databaseUrl: databaseUrl && readUrl("DATABASE_URL", databaseUrl, ["postgres", "postgresql"]),
    redisUrl: redisUrl && readUrl("REDIS_URL", redisUrl, ["redis", "rediss"]),
    metricsToken: metricsToken && readMetricsToken(metricsToken),
    drainSeconds: readDrainSeconds(setting("DRAIN_SECONDS") ?? "0"),
    lintConfig: lintConfig && resolve(lintConfig),
    followMeKey: followMeKey && resolve(followMeKey),
    importLabels: importLabels && resolve(importLabels),
    picturesDir: picturesDir && resolve(picturesDir),
    wordTemplate: wordTemplate && resolve(wordTemplate),
    reports: readReports(setting),
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

function readSignIn(text: string, isAlone: boolean): boolean {
  if (text === "on") return true;
  if (text !== "off") throw new StartError(`SIGN_IN is "${text}", but must be on or off.`);
  if (isAlone) return false;
  throw new StartError(
    "SIGN_IN can be off only where nobody else can reach the server: leave HOST and ORIGINS out, or SIGN_IN.",
  );
}

function readOidc(
  setting: (name: string) => string | null,
): Pick<Config, "oidc" | "signInPasswords"> {
  const issuer = setting("OIDC_ISSUER");
  const clientId = setting("OIDC_CLIENT_ID");
  const passwords = setting("SIGN_IN_PASSWORDS") ?? "on";
  if (passwords !== "on" && passwords !== "off")
    throw new StartError(`SIGN_IN_PASSWORDS is "${passwords}", but must be on or off.`);
  const signInPasswords = passwords === "on";
  if (issuer === null && clientId === null) {
    if (signInPasswords) return { oidc: null, signInPasswords };
    throw new StartError("SIGN_IN_PASSWORDS can be off only where OIDC_ISSUER is set.");
  }
  if (issuer === null || clientId === null || !URL.canParse(issuer))
    throw new StartError("OIDC_ISSUER, an address, and OIDC_CLIENT_ID are set both or neither.");
  const clientSecretFile = setting("OIDC_CLIENT_SECRET_FILE");
  const rolesFile = setting("OIDC_ROLES");
  return {
    signInPasswords,
    oidc: {
      issuer: issuer.replace(/\/$/, ""),
      clientId,
      clientSecret: setting("OIDC_CLIENT_SECRET"),
      clientSecretFile: clientSecretFile && resolve(clientSecretFile),
      name: setting("OIDC_NAME") ?? "your organisation",
      claim: setting("OIDC_CLAIM") ?? "groups",
      rolesFile: rolesFile && resolve(rolesFile),
    },
  };
}

function readReports(setting: (name: string) => string | null): ReportsConfig {
  const folder = setting("REPORTS_FOLDER");
  const webhook = setting("REPORTS_WEBHOOK");
  const webhookSecret = setting("REPORTS_WEBHOOK_SECRET");
  const webhookSecretFile = setting("REPORTS_WEBHOOK_SECRET_FILE");
  const about = (setting("REPORTS") ?? "board,teams").split(/[\s,]+/).filter(Boolean);
  const known = about.filter((it) => it === "board" || it === "teams");
  if (known.length < about.length)
    throw new StartError(`REPORTS is "${about.join(",")}", but must be board, teams or both.`);
  // The address is left out of the sentences: it can hold something that is not for everybody.
  const url = webhook !== null && URL.canParse(webhook) ? new URL(webhook) : null;
  if (webhook !== null && !(url && isSealed(url)))
    throw new StartError("REPORTS_WEBHOOK must be an address that begins with https://.");
  if (webhook !== null && webhookSecret === null && webhookSecretFile === null)
    throw new StartError(
      "REPORTS_WEBHOOK needs REPORTS_WEBHOOK_SECRET or REPORTS_WEBHOOK_SECRET_FILE: what is posted is signed with it.",
    );
  return {
    folder: folder && resolve(folder),
    webhook,
    webhookSecret,
    webhookSecretFile: webhookSecretFile && resolve(webhookSecretFile),
    about: known,
  };
}

function isSealed({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function readOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "")) return url;
  throw new StartError(
    `ORIGINS has "${text}", but must be addresses like https://plans.example.org with commas between.`,
  );
}

function readProxy(text: string): string {
  if (isProxyName(text)) return text;
  throw new StartError(
    `TRUST_PROXY has "${text}", but must be addresses or networks like 127.0.0.1 or 10.0.0.0/8 with commas between.`,
  );
}

/** What was given is left out of the sentence: it can hold a password. */
function readUrl(name: string, text: string, kinds: readonly string[]): string {
  const beginnings = kinds.map((it) => `${it}://`);
  if (!beginnings.some((it) => text.startsWith(it)))
    throw new StartError(`${name} must begin with ${beginnings.join(" or ")}.`);
  if (URL.canParse(text) && new URL(text).hostname) return text;
  throw new StartError(
    `${name} can't be read. It must look like ${kinds[0]}://name:password@host, and signs like @ or / in a password must be written as %40 or %2F.`,
  );
}

function readMetricsToken(text: string): string {
  if (MetricsToken.safeParse(text).success) return text;
  throw new StartError(
    "METRICS_TOKEN must have 16 or more letters, digits or signs, and no spaces.",
  );
}

function readDrainSeconds(text: string): number {
  const seconds = DrainSeconds.safeParse(text);
  if (seconds.success) return seconds.data;
  throw new StartError(`DRAIN_SECONDS is "${text}", but must be a number from 0 to 600.`);
}
