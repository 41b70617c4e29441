import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { readConfig, StartError } from "#server/config.ts";

test("an empty environment means this machine, port 8080 and ./data", () => {
  const config = { port: 8080, host: "127.0.0.1", dataDir: resolve("data"), origins: [] };
  assert.deepEqual(readConfig({}), config);
});

test("the environment changes port, host, folder and origins", () => {
  assert.deepEqual(
    readConfig({
      PORT: "9000",
      HOST: "::1",
      DATA_DIR: "/var/plans",
      ORIGINS: "https://a.example, http://b.example:81/",
    }),
    {
      port: 9000,
      host: "::1",
      dataDir: resolve("/var/plans"),
      origins: ["a.example", "b.example:81"],
    },
  );
});

const BAD: Record<string, string>[] = [
  { PORT: "http" },
  { PORT: "80.5" },
  { PORT: "-1" },
  { PORT: "65536" },
  { PORT: "1e3x" },
  { HOST: "not a host" },
  { HOST: "http://127.0.0.1" },
  { ORIGINS: "plans.example.org" },
  { ORIGINS: "ftp://plans.example.org" },
  { ORIGINS: "https://plans.example.org/path" },
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
