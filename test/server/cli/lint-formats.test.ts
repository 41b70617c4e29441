import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import * as z from "zod/mini";
import { sketchAt } from "#src/lint/dismissals.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { action, outcome, plan, resident } from "#src/plan/build.ts";
import { Plan } from "#src/plan/plan.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { ownwords, PLANS } from "./run-cli.ts";

const KIERAN = join(PLANS, "personal-action-plan.json");
const TODAY = ["--today", "2030-05-01"];
const kieran = Plan.parse(JSON.parse(readFileSync(KIERAN, "utf8")));

/** What SARIF 2.1.0 asks of the parts that we write, and nothing besides. */
const Text = z.strictObject({ text: z.string().check(z.minLength(1)) });
const Level = z.enum(["error", "warning", "note"]);
const Location = z.strictObject({
  physicalLocation: z.optional(
    z.strictObject({
      artifactLocation: z.strictObject({ uri: z.string().check(z.regex(/^[\w.%~:/-]+$/)) }),
      region: z.strictObject({ startLine: z.int().check(z.positive()) }),
    }),
  ),
  logicalLocations: z.optional(
    z.array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string(), kind: z.string() })),
  ),
});
const Sarif = z.strictObject({
  $schema: z.literal("https://json.schemastore.org/sarif-2.1.0.json"),
  version: z.literal("2.1.0"),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: Text,
              fullDescription: Text,
              help: Text,
              defaultConfiguration: z.strictObject({ level: Level }),
              properties: z.looseObject({ tags: z.array(z.string()) }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int(),
          level: Level,
          message: Text,
          locations: z.array(Location),
          partialFingerprints: z.strictObject({ "ownwordsFinding/v1": z.string() }),
          suppressions: z.optional(
            z.array(
              z.strictObject({
                kind: z.enum(["inSource", "external"]),
                status: z.enum(["accepted", "underReview", "rejected"]),
                justification: z.string(),
              }),
            ),
          ),
          properties: z.looseObject({}),
        }),
      ),
      invocations: z.array(
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(
            z.strictObject({
              level: Level,
              message: Text,
              locations: z.optional(z.array(Location)),
            }),
          ),
        }),
      ),
      properties: z.looseObject({}),
    }),
  ),
});

async function findingsIn(file: string): Promise<Diagnostic[]> {
  const { out } = await ownwords(["lint", ...TODAY, "--format", "json", file]);
  return JSON.parse(out).plans[0].diagnostics;
}

/** Kieran's plan with its first finding dismissed by somebody. */
async function dismissed(t: TestContext, note: string): Promise<string> {
  const [{ key, tier, place }] = (await findingsIn(KIERAN)) as [Diagnostic];
  const dismissal = {
    key,
    tier,
    sketch: sketchAt(kieran, place),
    reason: "agreed-with-person" as const,
    note,
    by: ["Petra Worker"],
    at: "2030-04-30T09:00:00Z",
  };
  const file = join(temporaryFolder(t), "plans with a # 1.jsonl");
  writeFileSync(file, JSON.stringify({ ...kieran, dismissals: [dismissal] }));
  return file;
}

test("SARIF has its form, rules by index, places by name and dismissals as suppressions", async (t) => {
  const file = await dismissed(t, "Talked about on Monday");
  const args = ["lint", ...TODAY, "--format", "sarif", file, "nowhere.json"];
  const { out, code } = await ownwords(args);
  assert.equal(code, 2);
  const parsed = Sarif.safeParse(JSON.parse(out));
  assert.deepEqual(parsed.error?.issues, undefined);
  const { tool, results, invocations } = parsed.data!.runs[0]!;
  assert.equal(results.length, (await findingsIn(KIERAN)).length);
  for (const { ruleId, ruleIndex, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.equal(locations[0]!.logicalLocations![0]!.fullyQualifiedName, kieran.id);
    assert.equal(locations[0]!.physicalLocation!.region.startLine, 1);
    assert.ok(
      locations[0]!.physicalLocation!.artifactLocation.uri.endsWith(
        "plans%20with%20a%20%23%201.jsonl",
      ),
    );
  }
  const names = results.flatMap((it) => it.locations[0]!.logicalLocations!.map((l) => l.kind));
  assert.deepEqual([...new Set(names)].sort(), ["outcome", "plan", "section"]);
  const suppressed = results.filter((it) => it.suppressions);
  assert.equal(suppressed.length, 1);
  assert.equal(
    suppressed[0]!.suppressions![0]!.justification,
    "It was agreed with the person: Talked about on Monday",
  );
  assert.equal(
    new Set(results.map((it) => it.partialFingerprints["ownwordsFinding/v1"])).size,
    results.length,
  );
  assert.equal(invocations[0]!.executionSuccessful, false);
  assert.equal(invocations[0]!.toolExecutionNotifications.length, 1);
  assert.ok(!out.includes("Petra"), "Who dismissed it is no matter for a report.");
});

test("SARIF of an earlier run is a baseline, and fingerprints stay when the file is another", async (t) => {
  const baseline = join(temporaryFolder(t), "before.sarif");
  await ownwords(["lint", ...TODAY, "--format", "sarif", "--out", baseline, KIERAN]);
  const args = ["lint", ...TODAY, "--baseline", baseline, "-"];
  const moved = `\n\n${JSON.stringify({ ...kieran, id: "another" })}\n${JSON.stringify(kieran)}\n`;
  const { out } = await ownwords([...args, "--format", "json"], moved);
  const [another, same] = JSON.parse(out).plans;
  assert.ok(another.diagnostics.length > 0);
  assert.deepEqual(same.diagnostics, []);
});

/** Reads CSV as RFC 4180 has it; throws for what it has not. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    assert.ok(found, "This is not CSV.");
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test("CSV has a row for each finding, and no cell is a formula", async (t) => {
  const file = await dismissed(t, '=HYPERLINK("http://bad.example","+1")');
  const { out } = await ownwords(["lint", ...TODAY, "--format", "csv", file]);
  assert.ok(out.startsWith("\uFEFF"));
  const [head, ...rows] = rowsOf(out.slice(1));
  assert.equal(rows.length, (await findingsIn(KIERAN)).length);
  const at = (name: string) => head!.indexOf(name);
  for (const row of rows) {
    assert.equal(row.length, head!.length);
    for (const it of row) assert.doesNotMatch(it, /^\s*[=+\-@]/);
  }
  const [note] = rows.filter((it) => it[at("status")] === "dismissed").map((it) => it[at("note")]);
  assert.equal(note, `'=HYPERLINK("http://bad.example","+1")`);
  assert.ok(!out.includes("Petra"));
});

test("the report is one page of its own that counts, shows places and reasons, and names no worker", async (t) => {
  const file = await dismissed(t, "Talked about on Monday");
  const { out, code } = await ownwords(["lint", ...TODAY, "--format", "html", file]);
  assert.equal(code, 4);
  for (const it of await findingsIn(file))
    assert.ok(out.includes(it.question.replaceAll("'", "&#39;")), it.question);
  assert.match(out, /It was agreed with the person: Talked about on Monday/);
  assert.match(
    out,
    /<tr><th scope="row">Dismissed by people<\/th><td class="number">1<\/td><\/tr>/,
  );
  assert.ok(!out.includes("Petra"));
  assert.doesNotMatch(out, /<(script|link|img|iframe)\b|\bsrc=|url\(/);
});

test("nothing in a plan is markup in the report", async (t) => {
  const bad = `<img src=x onerror=alert(1)>"'&\u202e`;
  const hostile = plan([outcome(`${bad} TBC`, action(`Staff ${bad}`))], {
    reference: bad,
    resident: resident(bad),
  });
  const file = join(temporaryFolder(t), "<b>plan.json");
  writeFileSync(file, JSON.stringify(hostile));
  const { out } = await ownwords(["lint", ...TODAY, "--format", "html", file, "<i>none.json"]);
  assert.match(out, /&#60;img src=x onerror=alert\(1\)&#62;&#34;&#39;&#38;/);
  assert.doesNotMatch(out, /<img|<b>plan|<i>none|\u202e/);
});
