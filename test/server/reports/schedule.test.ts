import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import fc from "fast-check";
import { toFolder, toWebhook } from "#server/reports/destinations.ts";
import { createReports } from "#server/reports/reports.ts";
import { createSchedule } from "#server/reports/schedule.ts";
import { openDatabase } from "#server/store/database.ts";
import { createReportSentStore } from "#server/store/report-sent-store.ts";
import { createReportStore } from "#server/store/report-store.ts";
import { databases } from "../store/databases.ts";
import { temporaryFolder } from "../support.ts";
import { someFacts } from "./some-facts.ts";

const GAPS = {
  blankSections: 1,
  missingOwners: 2,
  overdueReviews: 3,
  comingReviews: 4,
  missedPromises: 5,
  notAgreed: 6,
};
const SECRET = "a secret that both sides know, long enough";

type Arrived = { headers: IncomingHttpHeaders; body: string };

/** Somebody who takes reports, and answers each as `answers` says. */
async function openWebhook(t: TestContext) {
  const arrived: Arrived[] = [];
  const answers: { status: number; headers?: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      arrived.push({ headers: request.headers, body });
      const { status, headers } = answers.shift() ?? { status: 204 };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { arrived, answers, address: `http://127.0.0.1:${port}/hook` };
}

for (const { name, newPlace } of databases) {
  test(`${name}: when a month is over each report goes to each place once, however many servers there are`, async (t) => {
    const place = await newPlace(t);
    const database = await openDatabase(place);
    t.after(() => database.db.destroy());
    const { db } = database;
    const folder = join(temporaryFolder(t), "reports");
    const hook = await openWebhook(t);
    const clock = { now: Date.parse("2030-03-31T22:00:00Z") };
    const now = () => new Date(clock.now);
    for (const id of ["oak", "elm"]) {
      await db
        .insertInto("team")
        .values({ id, name: `${id} Street`, archivedAt: null })
        .execute();
      const row = {
        month: "2030-03",
        teamId: id,
        template: "care-act",
        plans: 20,
        withFindings: 9,
      };
      await db
        .insertInto("qualityMonth")
        .values({ ...row, ...GAPS })
        .execute();
    }
    const tried: string[] = [];
    const openNode = () =>
      createSchedule({
        reports: createReports({
          store: createReportStore(database),
          basis: () => "",
          today: () => now().toISOString().slice(0, 10),
          now,
          sweep: () => {},
          layers: () => [],
        }),
        store: createReportSentStore(database),
        destinations: { folder: toFolder(folder), webhook: toWebhook(hook.address, SECRET, now) },
        about: ["board", "teams"],
        now,
        onTried: (it, problem) => tried.push(`${it.about} ${it.destination} ${problem}`),
        onFailed: (error) => assert.fail(String(error)),
      });
    const nodes = [openNode(), openNode()];
    const send = () => Promise.all(nodes.map((it) => it.send()));

    await send();
    assert.equal(tried.length, 0);
    clock.now = Date.parse("2030-04-01T00:01:00Z");
    // An answer that sends it elsewhere is none.
    hook.answers.push({ status: 302, headers: { location: hook.address } }, { status: 500 });
    await send();
    assert.equal(tried.length, 6);
    assert.equal(hook.arrived.length, 3);
    const failed = tried.filter((it) => !it.endsWith(" null"));
    assert.deepEqual(
      new Set(failed.map((it) => it.split(" ").at(-1))),
      new Set(["webhook-answered-302", "webhook-answered-500"]),
    );
    const files = readdirSync(folder).sort();
    assert.deepEqual(files, [
      ...["csv", "docx", "json"].map((it) => `2030-03-board-report.${it}`),
      ...["csv", "docx", "json"].map((it) => `2030-03-team-report-elm-street-elm.${it}`),
      ...["csv", "docx", "json"].map((it) => `2030-03-team-report-oak-street-oak.${it}`),
    ]);

    await send();
    assert.equal(hook.arrived.length, 3);
    clock.now += 61_000;
    await send();
    await send();
    assert.equal(hook.arrived.length, 5);
    const reached = new Set(hook.arrived.slice(2).map((it) => it.headers["ownwords-report"]));
    assert.deepEqual(reached, new Set(["2030-03/board", "2030-03/team:elm", "2030-03/team:oak"]));
    for (const { headers, body } of hook.arrived) {
      const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
        String(headers["ownwords-signature"]),
      )!;
      assert.equal(signature, createHmac("sha256", SECRET).update(`${at}.${body}`).digest("hex"));
      assert.ok(Math.abs(Number(at) * 1000 - clock.now) < 120_000);
      assert.equal(JSON.parse(body).month, "2030-03");
    }
    const shown = await nodes[0]!.shownTo({ person: "p", teams: ["oak"] });
    assert.ok(shown.sent.every((it) => it.sentAt !== null && it.problem === null));
    assert.deepEqual(
      shown.sent.map((it) => it.team),
      [null, null, "oak", "oak"],
    );
  });
}

test("a file that is there is left as it is, and what is in the way is told until it is gone", async (t) => {
  const [some] = fc.sample(someFacts, { numRuns: 1, seed: 1 });
  const facts = { ...some!, about: "board" as const, month: "2030-03" };
  const folder = temporaryFolder(t);
  const put = toFolder(folder);
  const callOff = new AbortController().signal;
  await put(facts, callOff);
  await put(facts, callOff);
  const file = join(folder, "2030-03-board-report.csv");
  const before = readFileSync(file, "utf8");
  await assert.rejects(
    put({ ...facts, plans: facts.plans + 1 }, callOff),
    /^Undelivered: folder-has-another$/,
  );
  assert.equal(readFileSync(file, "utf8"), before);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "no folder");
  await assert.rejects(put(facts, callOff), /^Undelivered: folder-not-writable$/);
  rmSync(folder);
  mkdirSync(folder);
  await put(facts, callOff);
  assert.equal(readFileSync(file, "utf8"), before);
});

test("a server that stops calls off what nobody answers, and has it sent again later", async (t) => {
  const [facts] = fc.sample(someFacts, { numRuns: 1, seed: 1 });
  const database = await openDatabase({ kind: "sqlite", dataDir: temporaryFolder(t) });
  t.after(() => database.db.destroy());
  let ask = () => {};
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const server = createServer(() => ask());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const now = () => new Date("2030-04-01T00:01:00Z");
  const store = createReportSentStore(database);
  const schedule = createSchedule({
    reports: {
      lastClosed: async () => ({ month: "2030-03", teams: ["oak", "elm"] }),
      factsOf: async () => facts!,
    },
    store,
    destinations: { webhook: toWebhook(`http://127.0.0.1:${port}`, SECRET, now) },
    about: ["teams"],
    now,
    onTried: () => {},
    onFailed: (error) => assert.fail(String(error)),
  });
  schedule.begin();
  await asked;
  await schedule.close();
  const left = await store.last(10, null);
  assert.deepEqual(
    left.map((it) => [it.about, it.tries, it.sentAt, it.problem]),
    [
      ["team:elm", 1, null, "webhook-not-reached"],
      ["team:oak", 0, null, null],
    ],
  );
});
