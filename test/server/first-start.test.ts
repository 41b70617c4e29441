import assert from "node:assert/strict";
import { test } from "node:test";
import { postgresUrl } from "#test/support/services.ts";
import { ask, startServer } from "./start-server.ts";

test("several servers that start on an empty database at once keep one example", async (t) => {
  const databaseUrl = await postgresUrl(t);
  const servers = await Promise.all([1, 2, 3, 4].map(() => startServer(t, { databaseUrl })));

  for (const { address } of servers) {
    const { body } = await ask(address, "GET", "/api/plans");
    assert.deepEqual([body.total, body.plans[0].example], [1, true]);
  }
});
