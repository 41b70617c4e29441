import { createHash } from "node:crypto";
import { Hono } from "hono";
import { CopyNames, copySeed, type EndedCopies } from "#src/api/device-copies.ts";
import type { PeopleStore } from "#server/store/people-store.ts";

/**
 * `/api/device-copies`: tells a device which of its copies have to go. Open to everybody, for whoever
 * was disabled has no session; a name is a print of a random id, so only who has a copy can ask of it.
 */
export function deviceCopyRoutes(people: Pick<PeopleStore, "disabled">) {
  return new Hono().post("/", async (c) => {
    const { names } = CopyNames.parse(await c.req.json());
    const gone = new Set((await people.disabled()).map(printOf));
    const ended = names.filter((it) => gone.has(it.slice(it.lastIndexOf("-") + 1)));
    return c.json({ ended } satisfies EndedCopies);
  });
}

function printOf(id: string): string {
  return createHash("sha256").update(copySeed("person", id)).digest("hex").slice(0, 24);
}
