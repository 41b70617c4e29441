import assert from "node:assert/strict";
import { test } from "node:test";
import { runCampaign } from "./run.ts";

// `npm run crash` does the same for as long as one likes.
const KILLS = 6;

test("nothing that was called saved is lost when a server is killed while people write", async (t) => {
  const result = await runCampaign(t, { on: "embedded", kills: KILLS, seed: 1 }, () => {});
  assert.deepEqual([...result.lost, ...result.wrong], []);
  assert.ok(result.acknowledged > 100, `only ${result.acknowledged} were acknowledged`);
});

test("nothing that was called saved is lost when nodes, Redis and PostgreSQL are killed", async (t) => {
  const result = await runCampaign(t, { on: "cluster", kills: KILLS, seed: 1 }, () => {});
  assert.deepEqual([...result.lost, ...result.wrong], []);
  assert.ok(result.acknowledged > 100, `only ${result.acknowledged} were acknowledged`);
});
