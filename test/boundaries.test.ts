import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";

const root = join(import.meta.dirname, "..");
const parts = ["src", "components", "server", "templates"];

/** A file as somebody might write it, and what the linter should say; null for nothing. */
type Attempt = { file: string; code: string; says: RegExp | null };

const attempts: Attempt[] = [
  no("src/plan/x.ts", `import "#src/lint/rule.ts"`, /never knows what is made of it/),
  no("src/plan/plan.ts", `import "#src/template/template.ts"`, /shape everybody shares/),
  no("src/template/x.ts", `import "#src/document/roots.ts"`, /comes before everything/),
  no("src/document/x.ts", `import "#src/plan/read-plan.ts"`, /which never knows them/),
  no("src/document/x.ts", `import "prosemirror-view"`, /which never knows them/),
  no("src/lint/x.ts", `import "#src/document/roots.ts"`, /never see the document/),
  no(
    "src/lint/x.ts",
    `import type { Doc } from "yjs"; export type X = Doc`,
    /never see the document/,
  ),
  no("src/lint/x.ts", `export const x = import("#src/export/y.ts")`, /what else is made of a plan/),
  no("src/lint/x.ts", `export * from "#src/dashboard/y.ts"`, /what else is made of a plan/),
  no("src/lint/x.ts", `import "../plan/plan.ts"`, /write the whole name/),
  no("src/lint/rules/x.ts", `import "./no-jargon.ts"`, /A rule stands alone/),
  no("src/export/x.ts", `import "prosemirror-model"`, /made of a plan alone/),
  no("src/export/x.ts", `export const x = Buffer`, /'Buffer'/),
  no("src/import/x.ts", `import "#src/document/commands.ts"`, /what was found is only offered/),
  no("src/import/x.ts", `import "#src/lint/lint.ts"`, /what was found is only offered/),
  no("src/import/x.ts", `import "#src/export/write-word.ts"`, /what was found is only offered/),
  no("src/report/x.ts", `import "#src/plan/read-plan.ts"`, /never sees a plan/),
  no("src/dashboard/x.ts", `import "#src/lint/lint.ts"`, /made of plans alone/),
  no("src/api/x.ts", `import "#src/plan/read-plan.ts"`, /nothing that acts/),
  no("src/access.ts", `import "yjs"`, /nothing that acts/),
  no("src/browser/x.ts", `import "#components/app.ts"`, /never knows it/),
  no("src/browser/x.ts", `import "#server/config.ts"`, /neither the server's files nor Node/),
  no("src/service-worker/x.ts", `import "#src/plan/plan.ts"`, /starts alone/),
  no("components/x.ts", `import "node:fs"`, /neither the server's files nor Node/),
  no("components/x.ts", `import "#server/config.ts"`, /neither the server's files nor Node/),
  no("components/x.ts", `import "#src/browser/local-store.ts"`, /Only a page reaches a store/),
  no("components/x.ts", `import "#src/main.ts"`, /nobody imports it/),
  no("server/x.ts", `import "#components/app.ts"`, /has no screen/),
  no("server/x.ts", `import "#src/browser/local-store.ts"`, /has no screen/),
  no("server/routes/x.ts", `import "kysely"`, /Only a store asks the database/),
  no("server/routes/x.ts", `import "../store/y.ts"`, /Stores are handed in/),
  no("server/routes/x.ts", `import "../sync/y.ts"`, /don't know each other/),
  no("server/sync/x.ts", `import "node:sqlite"`, /Only a store asks the database/),
  no("server/sync/x.ts", `import "#server/routes/y.ts"`, /don't know each other/),
  no("server/store/x.ts", `import "../routes/y.ts"`, /never knows who asks/),
  no("server/cli/x.ts", `import "../store/y.ts"`, /on files alone/),
  no("server/cli/x.ts", `import "#server/sync/y.ts"`, /with no server running/),
  no("server/sync/x.ts", `import "redis"`, /Nodes talk through the bus alone/),
  no("src/compare/x.ts", `import "#src/document/roots.ts"`, /compared as plans/),
  no("server/x.ts", `import "./main.ts"`, /nobody imports it/),
  no("templates/x.ts", `import "#src/plan/plan.ts"`, /Templates are data/),
  no("src/plan/x.ts", `import * as z from "zod"; export const x = z`, /too large for a page/),
  no("server/x.ts", `import { z } from "zod/mini"; export const x = z`, /keeps all of zod/),
  no("src/lint/x.ts", `export const x = Date.now()`, /given the day/),
  no("src/document/x.ts", `export const x = Math.random()`, /given new ids/),
  no("src/plan/x.ts", `export const x = (y: unknown) => y as string`, /type assertions/),
  no("src/plan/x.ts", `export const x = (y?: string) => y!`, /non-null assertion/),
  yes("src/plan/x.ts", `import "#src/document/roots.ts"; import "./plan.ts"; import "yjs"`),
  yes("src/lint/rules/x.ts", `import "../analyse.ts"; import "../words/y.ts"; import "zod/mini"`),
  yes("src/main.ts", `import "./browser/connection.ts"; import "#components/app.ts"`),
  yes("src/lint/rules/index.ts", `import "./no-jargon.ts"`),
  yes("src/export/x.ts", `import "docx"; import "#src/plan/plan.ts"`),
  yes("src/import/x.ts", `import "fflate"; import "#src/export/identity.ts"`),
  yes("src/browser/x.ts", `import "./editor/y.ts"; export const x = Date.now()`),
  yes("components/plan-page.ts", `import "#src/browser/local-store.ts"`),
  yes("components/x.ts", `import type { S } from "#src/browser/local-store.ts"; export type X = S`),
  yes("server/routes/x.ts", `import type { S } from "../store/y.ts"; export type X = S`),
  yes("server/store/x.ts", `import "kysely"; import "node:sqlite"; import "#src/plan/plan.ts"`),
  yes("server/cli/copy.ts", `import "#server/store/database.ts"`),
  yes("server/cli/upkeep/audit.ts", `import "#server/store/database.ts"`),
  yes("server/sync/redis-bus.ts", `import "redis"`),
  yes("src/compare/x.ts", `import "diff/lib/diff/array.js"; import "#src/plan/plan.ts"`),
  yes("server/cli/x.ts", `import "#src/lint/lint.ts"; import "node:fs"`),
  yes("src/plan/x.ts", `import * as z from "zod/mini"; export const x = z`),
];

/** What the compiler must refuse, because the names do not exist in that runtime. */
const strangers: [file: string, code: string, name: string][] = [
  ["src/plan/x.ts", `export const x = document`, "document"],
  ["src/lint/x.ts", `export const x = fetch`, "fetch"],
  ["src/document/x.ts", `export const x = process`, "process"],
  ["src/template/x.ts", `export const x = crypto`, "crypto"],
  ["src/export/x.ts", `export const x = window`, "window"],
  ["src/service-worker/x.ts", `export const x = document`, "document"],
  ["components/x.ts", `export const x = process`, "process"],
  ["server/x.ts", `export const x = document`, "document"],
];

function no(file: string, code: string, says: RegExp): Attempt {
  return { file, code, says };
}

function yes(file: string, code: string): Attempt {
  return { file, code, says: null };
}

describe("a boundary of the code", () => {
  let copy = "";
  let found = new Map<string, string>();
  before(() => {
    copy = mkdtempSync(join(tmpdir(), "ownwords-boundaries-"));
    for (const it of ["package.json", "tsconfig.json", ".oxlintrc.json", ".setup/boundaries.mjs"])
      cpSync(join(root, it), join(copy, it));
    const parts = [
      "src",
      "src/export",
      "src/browser",
      "src/service-worker",
      "components",
      "server",
    ];
    for (const it of parts)
      cpSync(join(root, it, "tsconfig.json"), join(copy, it, "tsconfig.json"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
    attempts.forEach(({ file, code }, index) => write(join(copy, named(file, index)), code));
    found = lint(copy);
  });
  after(() => rmSync(copy, { recursive: true }));

  attempts.forEach(({ file, code, says }, index) => {
    it(`${says ? "refuses" : "allows"} \`${code}\` in ${file}`, () => {
      const complaints = found.get(named(file, index)) ?? "";
      if (says) assert.match(complaints, says);
      else assert.equal(complaints, "");
    });
  });

  it("keeps each runtime to the names it has", () => {
    strangers.forEach(([file, code], index) => write(join(copy, named(file, 100 + index)), code));
    const runtimes = [...new Set(strangers.map(([file]) => runtimeOf(file)))];
    const { stdout } = program(copy, "typescript/bin/tsc", ["-b", ...runtimes]);
    strangers.forEach(([file, , name], index) => {
      const line = stdout.split("\n").find((it) => it.startsWith(`${named(file, 100 + index)}(`));
      assert.match(line ?? "", new RegExp(`Cannot find name '${name}'`), file);
    });
  });
});

/** The linter's complaints, by file. */
function lint(folder: string) {
  const { stdout } = program(folder, "oxlint/bin/oxlint", ["--format", "json", ...parts]);
  type Complaint = { filename: string; message: string; help?: string };
  const { diagnostics }: { diagnostics: Complaint[] } = JSON.parse(stdout);
  const found = new Map<string, string>();
  for (const { filename, message, help = "" } of diagnostics)
    found.set(filename, `${found.get(filename) ?? ""}${message} ${help}\n`);
  return found;
}

function program(folder: string, bin: string, args: string[]) {
  const path = join(root, "node_modules", bin);
  return spawnSync(process.execPath, [path, ...args], { cwd: folder, encoding: "utf8" });
}

function write(path: string, code: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code};\n`);
}

/** The file under a name of its own, so that all attempts can be looked at together. */
function named(file: string, index: number) {
  return file.replace(/\/x\.ts$/, `/x-${index}.ts`);
}

function runtimeOf(file: string) {
  const folder = dirname(file);
  return ["src/export", "src/service-worker"].includes(folder)
    ? folder
    : (folder.split("/")[0] ?? "");
}
