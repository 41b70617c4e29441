import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { readConfig, StartError } from "#server/config.ts";

test("an empty environment means this machine, port 8080 and ./data", () => {
  assert.deepEqual(readConfig({}), {
    port: 8080,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    origins: [],
    trustProxy: [],
    publicAddresses: [],
    signIn: true,
    authSecret: null,
    authSecretFile: null,
    oidc: null,
    signInPasswords: true,
    databaseUrl: null,
    redisUrl: null,
    metricsToken: null,
    drainSeconds: 0,
    lintConfig: null,
    importLabels: null,
    followMeKey: null,
    picturesDir: null,
    wordTemplate: null,
    reports: {
      folder: null,
      webhook: null,
      webhookSecret: null,
      webhookSecretFile: null,
      about: ["board", "teams"],
    },
  });
});

test("the environment changes every setting", () => {
  assert.deepEqual(
    readConfig({
      PORT: "9000",
      HOST: "::1",
      DATA_DIR: "/var/plans",
      ORIGINS: "https://a.example, http://b.example:81/",
      TRUST_PROXY: "127.0.0.1, 10.0.0.0/8 fd00::/8",
      SIGN_IN: "on",
      AUTH_SECRET_FILE: "keys/auth",
      DATABASE_URL: " postgresql://ownwords:p%40ss@db.example:5433/plans?sslmode=require ",
      REDIS_URL: "rediss://:secret@cache.example:6380/2",
      METRICS_TOKEN: "0123456789abcdef",
      DRAIN_SECONDS: "7.5",
      LINT_CONFIG: " rules.json ",
      IMPORT_LABELS: "labels.json",
      FOLLOW_ME_KEY: "keys/ours.key",
      PICTURES_DIR: "pictures",
      WORD_TEMPLATE: "letterhead.docx",
      REPORTS: "board",
      REPORTS_FOLDER: "reports",
      REPORTS_WEBHOOK: "https://board.example/hooks/7",
      REPORTS_WEBHOOK_SECRET_FILE: "keys/hook",
    }),
    {
      port: 9000,
      host: "::1",
      dataDir: resolve("/var/plans"),
      origins: ["a.example", "b.example:81"],
      trustProxy: ["127.0.0.1", "10.0.0.0/8", "fd00::/8"],
      publicAddresses: ["https://a.example", "http://b.example:81"],
      signIn: true,
      authSecret: null,
      authSecretFile: resolve("keys/auth"),
      oidc: null,
      signInPasswords: true,
      databaseUrl: "postgresql://ownwords:p%40ss@db.example:5433/plans?sslmode=require",
      redisUrl: "rediss://:secret@cache.example:6380/2",
      metricsToken: "0123456789abcdef",
      drainSeconds: 7.5,
      lintConfig: resolve("rules.json"),
      importLabels: resolve("labels.json"),
      followMeKey: resolve("keys/ours.key"),
      picturesDir: resolve("pictures"),
      wordTemplate: resolve("letterhead.docx"),
      reports: {
        folder: resolve("reports"),
        webhook: "https://board.example/hooks/7",
        webhookSecret: null,
        webhookSecretFile: resolve("keys/hook"),
        about: ["board"],
      },
    },
  );
});

const BAD: Record<string, string>[] = [
  { PORT: "http" },
  { PORT: "80.5" },
  { TRUST_PROXY: "proxy.example" },
  { TRUST_PROXY: "10.0.0.0/33" },
  { TRUST_PROXY: "10.0.0.0/8/8" },
  { PORT: "-1" },
  { PORT: "65536" },
  { PORT: "1e3x" },
  { HOST: "not a host" },
  { HOST: "http://127.0.0.1" },
  { ORIGINS: "plans.example.org" },
  { ORIGINS: "ftp://plans.example.org" },
  { ORIGINS: "https://plans.example.org/path" },
  { SIGN_IN: "no" },
  { DRAIN_SECONDS: "long" },
  { DRAIN_SECONDS: "-1" },
  { DRAIN_SECONDS: "601" },
  { REPORTS: "everybody" },
];
for (const environment of BAD)
  test(`${JSON.stringify(environment)} is refused with a sentence that names it`, () => {
    const [name = "", value = ""] = Object.entries(environment)[0] ?? [];
    assert.throws(
      () => readConfig(environment),
      (error) =>
        error instanceof StartError &&
        error.message.startsWith(name) &&
        error.message.includes(value),
    );
  });

test("reports are posted to sealed addresses alone, signed, and no sentence repeats the address", () => {
  const secret = { REPORTS_WEBHOOK_SECRET: "s".repeat(32) };
  for (const address of ["http://board.example/7", "ftp://board.example/7", "board.example/7"])
    assert.throws(
      () => readConfig({ REPORTS_WEBHOOK: address, ...secret }),
      (error) => error instanceof StartError && !error.message.includes("board.example"),
    );
  assert.throws(() => readConfig({ REPORTS_WEBHOOK: "https://board.example/7" }), /needs REPORTS_/);
  const here = "http://127.0.0.1:9/7";
  assert.equal(readConfig({ REPORTS_WEBHOOK: here, ...secret }).reports.webhook, here);
});

test("sign-in is off only where nobody else can reach the server", () => {
  assert.equal(readConfig({ SIGN_IN: "off" }).signIn, false);
  for (const open of [{ HOST: "0.0.0.0" }, { ORIGINS: "https://plans.example.org" }])
    assert.throws(() => readConfig({ SIGN_IN: "off", ...open }), /SIGN_IN can be off only where/);
});

const DATABASE_URL = "postgres://127.0.0.1/plans";
const SECRET: [string, Record<string, string>, RegExp][] = [
  ["another database", { DATABASE_URL: "mysql://me:hush@db/x" }, /^DATABASE_URL must begin with/],
  ["an unreadable database", { DATABASE_URL: "postgres://me:hu/sh@db" }, /^DATABASE_URL can't be/],
  ["a database without a host", { DATABASE_URL: "postgres:///hush" }, /^DATABASE_URL can't be/],
  ["another bus", { DATABASE_URL, REDIS_URL: "http://:hush@cache" }, /^REDIS_URL must begin with/],
  ["an unreadable bus", { DATABASE_URL, REDIS_URL: "redis://:h@u:sh@" }, /^REDIS_URL can't be/],
  ["a bus alone", { REDIS_URL: "redis://:hush@cache" }, /^REDIS_URL needs DATABASE_URL/],
  ["a short token", { METRICS_TOKEN: "hush" }, /^METRICS_TOKEN must have/],
  ["a token with a space", { METRICS_TOKEN: "hush hush hush hush" }, /^METRICS_TOKEN must have/],
];
for (const [what, environment, sentence] of SECRET)
  test(`${what} is refused with a sentence that keeps secrets`, () => {
    assert.throws(
      () => readConfig(environment),
      (error) =>
        error instanceof StartError &&
        sentence.test(error.message) &&
        /^[A-Z].+\.$/.test(error.message) &&
        !/hush|sh@|hu/.test(error.message),
    );
  });

test("another provider needs an address and an id, and without one people need passwords", () => {
  const { oidc } = readConfig({ OIDC_ISSUER: "https://id.example/", OIDC_CLIENT_ID: "ownwords" });
  assert.deepEqual(
    [oidc?.issuer, oidc?.claim, oidc?.rolesFile],
    ["https://id.example", "groups", null],
  );
  assert.throws(() => readConfig({ OIDC_CLIENT_ID: "ownwords" }), /both or neither/);
  assert.throws(() => readConfig({ SIGN_IN_PASSWORDS: "off" }), /only where OIDC_ISSUER/);
});
