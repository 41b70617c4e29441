import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { ReportFacts } from "#src/api/reports.ts";
import { checkWord } from "#src/export/check-word.ts";
import { reportOf } from "#src/report/report.ts";
import { sumFacts } from "#src/report/sum-facts.ts";
import { writeReportCsv, writeReportWord } from "#server/reports/write-report.ts";
import { temporaryFolder } from "../support.ts";
import { someFacts } from "./some-facts.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("a report is a good Word file that a screen reader can read, whatever its facts are", async () => {
  await fc.assert(
    fc.asyncProperty(someFacts, async (facts) => {
      assert.deepEqual(ReportFacts.parse(facts), facts);
      assert.deepEqual(checkWord(await writeReportWord(facts)), []);
    }),
    { numRuns: 8 },
  );
});

test("the same facts are the same bytes: in another process, time zone and language, on another day", async (t) => {
  const folder = temporaryFolder(t);
  const samples = fc.sample(someFacts, { numRuns: 2, seed: 7 });
  writeFileSync(join(folder, "facts.json"), JSON.stringify(samples));
  writeFileSync(
    join(folder, "write.ts"),
    `import { readFileSync, writeFileSync } from "node:fs";
    import { writeReportCsv, writeReportWord } from ${JSON.stringify(join(ROOT, "server/reports/write-report.ts"))};
    const folder = ${JSON.stringify(folder)};
    const samples = JSON.parse(readFileSync(folder + "/facts.json", "utf8"));
    for (const [at, facts] of samples.entries()) {
      writeFileSync(folder + "/" + at + ".docx", await writeReportWord(facts));
      writeFileSync(folder + "/" + at + ".csv", writeReportCsv(facts));
    }`,
  );
  execFileSync(process.execPath, [join(folder, "write.ts")], {
    cwd: ROOT,
    env: { ...process.env, TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
  });
  for (const [at, facts] of samples.entries()) {
    const word = readFileSync(join(folder, `${at}.docx`));
    assert.ok(word.equals(await writeReportWord(facts)));
    assert.equal(readFileSync(join(folder, `${at}.csv`), "utf8"), writeReportCsv(facts));
  }
});

test("no cell of the table is a formula, and each row has a fact", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const [columns, ...rows] = writeReportCsv(facts).split("\r\n").slice(0, -1);
      assert.equal(columns, "report,month,team,measure,rule,area,value,of");
      assert.ok(rows.length > 12);
      for (const it of rows) assert.doesNotMatch(it, /(^|,)"?[=+@-]/);
    }),
  );
});

test("reports of teams add up to the board's, in whatever order they come", () => {
  const teams = fc.array(someFacts, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(teams, (all) => {
      const same = all.map((it) => ({ ...it, month: all[0]!.month }));
      const sum = sumFacts(same)!;
      assert.deepEqual(ReportFacts.parse(sum), sum);
      const total = (of: (it: ReportFacts) => number) => same.reduce((so, it) => so + of(it), 0);
      assert.equal(
        sum.plans,
        total((it) => it.plans),
      );
      assert.equal(
        sum.gaps.notAgreed.plans,
        total((it) => it.gaps.notAgreed.plans),
      );
      const gone = (it: ReportFacts) => it.settled.reduce((so, one) => so + one.gone, 0);
      assert.equal(gone(sum), total(gone));
      assert.deepEqual(
        reportOf(sumFacts(same.toReversed())!).blocks.length,
        reportOf(sum).blocks.length,
      );
      for (const { now, before } of sum.teams)
        for (const it of [now, before]) assert.ok(!it || it.plans >= 5);
    }),
  );
});

test("a board's report tells of no team with few plans, not by what the others leave of the sum either", () => {
  const plans = fc.option(fc.oneof(fc.nat(8), fc.nat(40)));
  const someTeam = fc.record({ now: fc.nat(12), before: plans });
  fc.assert(
    fc.property(someFacts, fc.array(someTeam, { minLength: 1, maxLength: 6 }), (facts, all) => {
      const short = (it: number | null) => (it === null ? null : { plans: it, withFindings: 0 });
      const teams = all.map(({ now, before }, at) => {
        return { id: `team${at}`, name: `Team ${at}`, now: short(now), before: short(before) };
      });
      const told = sumFacts(teams.map((it) => ({ ...facts, teams: [it] })))!.teams;
      assert.equal(told.length, teams.length);
      const hasNumbers = new Set(told.filter((it) => it.now).map((it) => it.id));
      if (!hasNumbers.size) return;
      for (const when of ["now", "before"] as const) {
        const left = teams.filter((it) => !hasNumbers.has(it.id)).map((it) => it[when]?.plans ?? 0);
        const sum = left.reduce((so, it) => so + it, 0);
        assert.ok(sum === 0 || sum >= 5, `${when}: ${sum}`);
        for (const it of told) assert.ok(!it[when] || it[when].plans >= 5);
      }
    }),
  );
});

test("a team with enough plans has its numbers in a board's report where no other has few", () => {
  const [facts] = fc.sample(someFacts, 1);
  const team = (id: string, plans: number) => {
    return { id, name: id, now: { plans, withFindings: 1 }, before: null };
  };
  const toldOf = (...teams: ReturnType<typeof team>[]) =>
    sumFacts(teams.map((it) => ({ ...facts!, teams: [it] })))!.teams.map((it) => it.now?.plans);
  assert.deepEqual(toldOf(team("ash", 0), team("elm", 5), team("oak", 9)), [undefined, 5, 9]);
  assert.deepEqual(toldOf(team("ash", 3), team("elm", 5), team("oak", 9)), [
    undefined,
    undefined,
    9,
  ]);
  assert.deepEqual(toldOf(team("ash", 3), team("elm", 4), team("oak", 9)), [
    undefined,
    undefined,
    9,
  ]);
});
