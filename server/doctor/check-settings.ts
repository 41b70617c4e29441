import type { Config } from "#server/config.ts";
import { isLoopback } from "#server/loopback.ts";
import { bad, type Finding, good, look } from "./finding.ts";

/** Says what is risky in the settings alone. No sentence repeats a secret. */
export function checkSettings(config: Config): Finding[] {
  return [
    checkAddresses(config),
    checkProxy(config),
    checkSignIn(config),
    ...checkSecrets(config),
    checkDatabasePassword(config),
  ];
}

function checkAddresses({ host, publicAddresses }: Config): Finding {
  const plain = publicAddresses.filter((it) => isInClear(it));
  if (plain.length)
    return bad(
      "tls",
      `ORIGINS has ${plain.join(", ")}, which is not encrypted: use https:// behind a proxy with TLS.`,
    );
  if (publicAddresses.length) return good("tls", "People reach this server over https:// alone.");
  if (isLoopback(host)) return good("tls", "Nobody but this machine reaches this server.");
  return bad(
    "tls",
    "HOST lets other machines reach this server without encryption. Put a proxy with TLS before it and name its https:// address in ORIGINS.",
  );
}

function isInClear(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== "https:" && !isLoopback(hostname);
}

function checkProxy({ publicAddresses, trustProxy }: Config): Finding {
  const isBehindProxy = publicAddresses.some((it) => it.startsWith("https:"));
  if (!isBehindProxy) return good("proxy", "There is no proxy with TLS to trust.");
  if (!trustProxy.length)
    return look(
      "proxy",
      "TRUST_PROXY is not set, so all people seem to come from the proxy's address and share its limits. Name the proxy's address in it.",
    );
  if (trustProxy.some((it) => /\/[0-7]$/.test(it)))
    return bad("proxy", "TRUST_PROXY trusts nearly everybody. Name only the proxy's own address.");
  return good("proxy", "The proxy that is trusted is named in TRUST_PROXY.");
}

function checkSignIn({ signIn }: Config): Finding {
  return signIn
    ? good("sign-in", "People have to sign in.")
    : look("sign-in", "SIGN_IN is off: whoever sits at this machine reads every plan.");
}

function checkSecrets({ authSecret, metricsToken }: Config): Finding[] {
  const given = { AUTH_SECRET: authSecret, METRICS_TOKEN: metricsToken };
  return Object.entries(given).flatMap(([name, secret]) => {
    if (secret === null) return [];
    const check = name === "AUTH_SECRET" ? "auth-secret" : "metrics-token";
    return isGuessable(secret)
      ? bad(check, `${name} can be guessed. Make one with: openssl rand -base64 32`)
      : good(check, `${name} looks random.`);
  });
}

/** Words that stand in examples, and secrets with little in them however long they are. */
export function isGuessable(secret: string): boolean {
  const isExample = /change.?me|secret|password|example|ownwords|12345|qwerty|default/i.test(
    secret,
  );
  return secret.length < 16 || isExample || new Set(secret).size < 10;
}

function checkDatabasePassword({ databaseUrl, host }: Config): Finding {
  if (databaseUrl === null)
    return good("database-password", "The database is in the data folder and needs no password.");
  const { password, username, hostname } = new URL(databaseUrl);
  const isHere = isLoopback(hostname) && isLoopback(host);
  const given = decodeURIComponent(password);
  if (given === "" && !isHere)
    return look(
      "database-password",
      "DATABASE_URL has no password. That is right only where PostgreSQL knows the server otherwise.",
    );
  const isPlain = ["postgres", "password", "ownwords", "admin", "secret", "changeme", username];
  return given !== "" && (isPlain.includes(given.toLowerCase()) || given.length < 8)
    ? bad(
        "database-password",
        "The password in DATABASE_URL can be guessed. Give the database another.",
      )
    : good("database-password", "The password of the database is not one that everybody knows.");
}
