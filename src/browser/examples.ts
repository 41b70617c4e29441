import * as z from "zod/mini";
import { type MendedExample, type NewExample, TeamExample } from "#src/api/examples.ts";
import { ask } from "./api-client.ts";

/** Keeps an example for the team of a plan. Like all of these, rejects with an `ApiProblem`. */
export function makeExample(plan: string, wish: NewExample): Promise<TeamExample> {
  return ask(TeamExample, "POST", `/api/plans/${plan}/examples`, wish);
}

/** Gives an example other words. */
export function mendExample(id: string, wish: MendedExample): Promise<TeamExample> {
  return ask(TeamExample, "PUT", `/api/examples/${id}`, wish);
}

/** Takes an example away, with its words. */
export async function withdrawExample(id: string): Promise<void> {
  await ask(z.unknown(), "DELETE", `/api/examples/${id}`);
}
