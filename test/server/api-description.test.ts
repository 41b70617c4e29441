import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import * as z from "zod/mini";
import { describeApi } from "#server/api-description/describe-api.ts";
import { ask, startServer } from "./start-server.ts";

type Held = { content: { "application/json": { schema: { required?: string[] } } } };
type Operation = {
  operationId: string;
  tags: string[];
  parameters: { name: string; in: string; required?: boolean; schema: { default?: unknown } }[];
  requestBody: Held;
  responses: Record<string, Held & { description: string }>;
};

/** What a JSON schema refers to. */
function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => (key === "$ref" ? [String(it)] : refsIn(it)));
}

test("the description of the API is good OpenAPI 3.1, and is what the server hands out", async (t) => {
  const { address } = await startServer(t);
  const { status, body } = await ask(address, "GET", "/api/openapi.json");
  assert.equal(status, 200);
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(body));
  assert.ok(valid, JSON.stringify(errors));
  assert.equal(validator.version, "3.1");
  assert.deepEqual(new Set(refsIn(body)), new Set(["#/components/schemas/Refusal"]));
  const names = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((it) =>
    Object.values(it).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(body.info.version, (await import("#server/cli/version.ts")).version());
});

test("an address says what it takes, what it answers, and what it refuses", () => {
  const { paths } = describeApi("1.2.3", {
    "PUT /api/things/:id": {
      says: "Changes a thing",
      query: z.object({ how: z.string(), when: z._default(z.int(), 3) }),
      body: z.object({ words: z._default(z.string(), "") }),
      answer: z.object({ words: z._default(z.string(), "") }),
      status: 201,
      refuses: { 409: "It was changed meanwhile." },
    },
  });
  const { responses, parameters, requestBody, operationId, tags } = paths["/api/things/{id}"]![
    "put"
  ] as Operation;
  assert.deepEqual([operationId, tags], ["putThingsId", ["things"]]);
  assert.deepEqual(
    parameters.map((it) => [it.name, it.in, it.required ?? false, it.schema.default]),
    [
      ["id", "path", true, undefined],
      ["how", "query", true, undefined],
      ["when", "query", false, 3],
    ],
  );
  // What may be left out in a question is always there in an answer.
  const sent = requestBody.content["application/json"].schema;
  const got = responses["201"]!.content["application/json"].schema;
  assert.deepEqual([sent.required, got.required], [undefined, ["words"]]);
  assert.deepEqual(Object.keys(responses), ["201", "400", "401", "403", "404", "409", "429"]);
  assert.equal(responses["409"]!.description, "It was changed meanwhile.");
});
