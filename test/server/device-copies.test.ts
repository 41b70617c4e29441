import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { deviceCopyRoutes } from "#server/routes/device-copies.ts";
import { ask, startServer } from "./start-server.ts";

const nameOf = (id: string) =>
  `ownwords-${createHash("sha256").update(`person ${id}`).digest("hex").slice(0, 24)}`;

test("a device hears which of its copies belong to people without an account, and of no others", async () => {
  const routes = deviceCopyRoutes({ disabled: async () => ["left", "gone"] });
  const ended = async (names: string[]) => {
    const body = JSON.stringify({ names });
    return (await routes.request("/", { method: "POST", body })).json();
  };
  const names = [nameOf("here"), nameOf("gone"), "ownwords"];
  assert.deepEqual(await ended(names), { ended: [nameOf("gone")] });
  assert.deepEqual(await ended([]), { ended: [] });
});

test("a question about copies has a shape, and no end of names", async (t) => {
  const { address } = await startServer(t);
  for (const names of [null, ["x".repeat(65)], Array.from({ length: 51 }, () => "x")])
    assert.equal((await ask(address, "POST", "/api/device-copies", { names })).status, 400);
});
