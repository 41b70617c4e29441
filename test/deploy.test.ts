import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { parseAllDocuments, parse } from "yaml";
import { readConfig } from "#server/config.ts";
import { temporaryFolder, until } from "./server/support.ts";
import { keep } from "./support/keep.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, "deploy", path), "utf8");

type Service = {
  image?: string;
  environment?: Record<string, string>;
  command?: string[];
  volumes?: string[];
  networks?: string[];
  depends_on?: string[] | Record<string, unknown>;
  stop_grace_period?: string;
};
type Compose = {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
};
const compose = () => parse(read("compose.yaml"), { merge: true }) as Compose;

/** What an installation has in its `.env`. */
const own: Record<string, string> = {
  SITE_ADDRESS: "plans.example.org",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  POSTGRES_PASSWORD: "0123456789abcdef",
  REDIS_PASSWORD: "fedcba9876543210",
};

/** Puts values in as Compose does; throws for one that has to be there and is not. */
function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name, kind, rest) => {
    const value = values[name];
    if (value) return value;
    if (kind === "?") throw new Error(rest);
    return kind === "-" ? rest : "";
  });
}

/** Lines of the last stage of the Containerfile that begin with a word, without it. */
function instructions(word: string, text = read("Containerfile")): string[] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((it) => it.startsWith(`${word} `))
    .map((it) => it.slice(word.length + 1).trim());
}

/** `NAME=value NAME=value` as settings. */
function settings(text: string): Record<string, string> {
  return Object.fromEntries(text.split(" ").map((it) => it.split("=") as [string, string]));
}

function assertKnown(names: Iterable<string>) {
  const source = readFileSync(join(ROOT, "server/config.ts"), "utf8");
  for (const name of names)
    if (name !== "NODE_ENV") assert.ok(source.includes(`"${name}"`), `${name} is no setting`);
}

test("the two servers of the compose file get settings that the server takes", () => {
  for (const name of ["ownwords-1", "ownwords-2", "migrate"]) {
    const { environment = {} } = compose().services[name]!;
    assertKnown(Object.keys(environment));
    const values = Object.entries(environment).map(([key, it]) => [key, filled(it, own)]);
    const config = readConfig(Object.fromEntries(values));
    assert.equal(new URL(config.databaseUrl!).password, own["POSTGRES_PASSWORD"]);
    assert.equal(new URL(config.redisUrl!).password, own["REDIS_PASSWORD"]);
    assert.deepEqual(config.origins, [own["SITE_ADDRESS"]]);
  }
});

test("without a password of one's own nothing starts", () => {
  for (const missing of Object.keys(own)) {
    const values = { ...own, [missing]: "" };
    assert.throws(() => filled(read("compose.yaml"), values), new RegExp(`Set ${missing} in .env`));
  }
});

test("everything that the compose file names is in it", () => {
  const { services, volumes, networks } = compose();
  for (const [name, it] of Object.entries(services)) {
    const needed = Array.isArray(it.depends_on) ? it.depends_on : Object.keys(it.depends_on ?? {});
    for (const other of needed) assert.ok(services[other], `${name} depends on ${other}`);
    for (const network of it.networks ?? []) assert.ok(network in networks, network);
    for (const volume of it.volumes ?? []) {
      const source = volume.split(":")[0]!;
      const isThere = source.startsWith("./")
        ? existsSync(join(ROOT, "deploy", source))
        : source in volumes;
      assert.ok(isThere, `${name} has the volume ${source}`);
    }
    if (it.command?.[0] === "node") assert.ok(existsSync(join(ROOT, it.command[1]!)));
  }
  const [, nodes = ""] = /\{\$NODES:([^}]+)\}/.exec(read("Caddyfile"))!;
  for (const node of nodes.split(" ")) assert.ok(services[node.split(":")[0]!], node);
});

test("a server gets the time it needs to go away before it is killed", () => {
  const goodbye = 10;
  for (const name of ["ownwords-1", "ownwords-2"]) {
    const { environment = {}, stop_grace_period: grace = "" } = compose().services[name]!;
    assert.ok(parseInt(grace, 10) > Number(environment["DRAIN_SECONDS"]) + goodbye);
  }
  const [, manifest = ""] = /```yaml\n([\s\S]*?)```/.exec(read("kubernetes.md"))!;
  const [deployment] = parseAllDocuments(manifest).map((it) => it.toJS());
  const pod = deployment.spec.template.spec;
  const drain = pod.containers[0].env.find((it: { name: string }) => it.name === "DRAIN_SECONDS");
  assertKnown(pod.containers[0].env.map((it: { name: string }) => it.name));
  assert.ok(pod.terminationGracePeriodSeconds >= Number(drain.value) + goodbye);
});

test("the systemd unit starts what is there with settings that the server takes", () => {
  const unit = read("ownwords.service");
  const [, environment = ""] = /^Environment=(.*)$/m.exec(unit)!;
  assertKnown(Object.keys(settings(environment)));
  assert.equal(readConfig(settings(environment)).dataDir, "/var/lib/ownwords");
  const [, script = ""] = /^ExecStart=\S+ (\S+)$/m.exec(unit)!;
  assert.ok(existsSync(join(ROOT, script)));
});

/** A folder with what the image has in it: the paths it copies, and only the packages to run with. */
function imageFolder(t: TestContext): { folder: string; environment: Record<string, string> } {
  const folder = temporaryFolder(t);
  const text = read("Containerfile");
  const last = text.slice(text.lastIndexOf("\nFROM "));
  for (const line of instructions("COPY", last)) {
    if (line.startsWith("--from=")) continue;
    const paths = line.split(/\s+/);
    const to = paths.pop()!;
    for (const path of paths)
      cpSync(join(ROOT, path), join(folder, to === "./" ? path : to), { recursive: true });
  }
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  for (const [path, it] of Object.entries<{ dev?: boolean; optional?: boolean }>(lock.packages)) {
    if (!path || it.dev || it.optional || path.lastIndexOf("node_modules/") > 0) continue;
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(folder, path));
  }
  mkdirSync(join(folder, "dist/client"), { recursive: true });
  writeFileSync(join(folder, "dist/client/index.html"), "<!doctype html><title>Ownwords</title>");
  return { folder, environment: settings(instructions("ENV", last)[0]!) };
}

test("everything that the image is made of is there and is sent to whoever builds it", () => {
  const sent = read("Containerfile.dockerignore")
    .match(/^!\S+$/gm)!
    .map((it) => it.slice(1));
  for (const line of instructions("COPY")) {
    if (line.startsWith("--from=")) continue;
    for (const path of line.split(/\s+/).slice(0, -1)) {
      assert.ok(existsSync(join(ROOT, path)), `${path} is there`);
      assert.ok(sent.includes(path.replace(/\/$/, "")), `${path} is sent`);
    }
  }
});

test("the image's own command starts a server with nothing but what the image has", async (t) => {
  const { folder, environment } = imageFolder(t);
  assertKnown(Object.keys(environment));
  const [program, ...args] = JSON.parse(instructions("CMD").at(-1)!) as string[];
  assert.equal(program, "node");
  const env = { ...environment, HOST: "127.0.0.1", PORT: "0", DATA_DIR: temporaryFolder(t) };
  // Links lead out of the folder, and packages are to be found in it all the same.
  const server = keep([process.execPath, "--preserve-symlinks", ...args], {
    cwd: folder,
    env: { ...env, DATABASE_URL: "", REDIS_URL: "", ORIGINS: "" },
  });
  t.after(() => server.kill());
  const address = () => /ready at (http:\S+)\n/.exec(server.said())?.[1];
  await until(() => address() !== undefined || !server.isRunning(), "the server is ready");
  assert.ok(server.isRunning(), server.said());
  // The health check of the image, word for word.
  const [check] = instructions("HEALTHCHECK").map((it) => JSON.parse(it.slice(it.indexOf("["))));
  const { port } = new URL(address()!);
  const asked = keep([process.execPath, ...check.slice(1)], { env: { PORT: port } });
  await asked.ended;
  assert.equal(asked.code(), 0);
  assert.equal((await fetch(`${address()}/`)).status, 200);
});

test("the image's health check fails where no server answers", async () => {
  const [check] = instructions("HEALTHCHECK").map((it) => JSON.parse(it.slice(it.indexOf("["))));
  const asked = keep([process.execPath, ...check.slice(1)], { env: { PORT: "1" } });
  await asked.ended;
  assert.equal(asked.code(), 1);
});
