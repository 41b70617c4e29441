import * as z from "zod/mini";
import { Refusal } from "#src/api/plans.ts";
import type { Described, DescribedRoutes } from "./described.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { quality } from "./quality.ts";
import { service } from "./service.ts";

/** Everything that the server answers under `/api`, but for what better-auth answers under `/api/auth`. */
export const described: DescribedRoutes = { ...plans, ...quality, ...people, ...service };

/** How the server is asked by other programs, as OpenAPI 3.1. `version` is the program's. */
export function describeApi(version: string, routes = described) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, it] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    const name = path.replaceAll(/:(\w+)/g, "{$1}");
    (paths[name] ??= {})[method.toLowerCase()] = operation(method, path, it);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Ownwords",
      version,
      summary: "Support plans, their versions, their words in review, and the people who may.",
      description: DESCRIPTION,
    },
    security: [{ session: [] }, { guest: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "ownwords.session_token" },
        guest: { type: "apiKey", in: "cookie", name: "ownwords.guest" },
      },
      schemas: { Refusal: schemaOf(Refusal, "output") },
    },
  };
}

const DESCRIPTION =
  "Sign in under /api/auth as a browser does (better-auth), and send the cookie along. A request that changes something also sends the server's own address as its Origin. What you may not know of is answered as though it were not there. The words of a plan are written over a web socket at /sync/ID, in the protocol of y-websocket; what is here reads them and looks after what lies around them.";

function operation(method: string, path: string, it: Described) {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...(it.query ? queryOf(it.query) : []),
  ];
  return {
    operationId: nameOf(method, path),
    tags: [path.split("/")[2] ?? ""],
    summary: it.says,
    ...(it.notes !== undefined && { description: it.notes }),
    ...(it.isOpen && { security: [{}] }),
    ...(parameters.length && { parameters }),
    ...(it.body !== undefined && {
      requestBody: { required: true, content: contentOf(it.body, "input") },
    }),
    responses: {
      [it.status ?? 200]: {
        description: it.answer === null ? "Done." : "What was asked for.",
        ...(it.answer !== null && { content: contentOf(it.answer, "output") }),
      },
      ...Object.fromEntries(
        Object.entries({ ...refusalsOf(it, path), ...it.refuses }).map(([status, why]) => [
          status,
          { description: why, content: REFUSAL },
        ]),
      ),
    },
  };
}

const REFUSAL = {
  "application/json": { schema: { $ref: "#/components/schemas/Refusal" } },
};

function refusalsOf(it: Described, path: string): Record<string, string> {
  return {
    ...((it.body !== undefined || it.query !== undefined) && {
      400: "What was sent has another shape.",
    }),
    ...(!it.isOpen && { 401: "Nobody is signed in.", 403: "You may not do this." }),
    ...(path.includes(":") && { 404: "There is nothing there that you may know of." }),
    429: "Too much was asked in a short time.",
  };
}

/** "listPlanVersions" would be nicer, and would change with every wording: an address does not. */
function nameOf(method: string, path: string): string {
  const words = path.replace("/api/", "").split(/[/.:-]+/);
  return [method.toLowerCase(), ...words.filter(Boolean).map(capital)].join("");
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function queryOf(query: z.ZodMiniType) {
  const { properties = {}, required = [] } = schemaOf(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    ...(required.includes(name) && { required: true }),
    schema,
  }));
}

function contentOf(what: z.ZodMiniType | string, io: "input" | "output") {
  return typeof what === "string"
    ? { [what]: {} }
    : { "application/json": { schema: schemaOf(what, io) } };
}

function schemaOf(shape: z.ZodMiniType, io: "input" | "output") {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  return schema;
}
