import * as z from "zod/mini";
import { PlanEnd } from "#src/api/retention.ts";
import { Choices, Standing } from "#src/api/standing.ts";
import { ask } from "./api-client.ts";

const Nothing = z.unknown();

/** How a plan stands: who may know of it, and whether and until when it is kept. */
export type PlanStanding = { standing: Standing; end: PlanEnd };

/** Asks how a plan stands. Like all of these, rejects with an `ApiProblem`. */
export async function standingOf(plan: string): Promise<PlanStanding> {
  const [standing, end] = await Promise.all([
    ask(Standing, "GET", `/api/plans/${plan}/standing`),
    ask(PlanEnd, "GET", `/api/plans/${plan}/end`),
  ]);
  return { standing, end };
}

/** Whom a plan can be named to, and the teams it can go to. */
export function choicesFor(plan: string): Promise<Choices> {
  return ask(Choices, "GET", `/api/plans/${plan}/choices`);
}

/** Lets only these people and whoever asks know of a plan. */
export async function nameIn(plan: string, people: readonly string[], why: string): Promise<void> {
  await ask(Standing, "PUT", `/api/plans/${plan}/named`, { people, ...reason(why) });
}

/** Lets the whole team know of a plan again. */
export async function openToTeam(plan: string, why: string): Promise<void> {
  await ask(Standing, "DELETE", `/api/plans/${plan}/named`, reason(why));
}

/** Gives a plan to another team. */
export async function moveTo(plan: string, team: string, why: string): Promise<void> {
  await ask(Nothing, "PUT", `/api/plans/${plan}/team`, { team, ...reason(why) });
}

/** Closes a plan, or opens it again. */
export async function setClosed(plan: string, closed: boolean, why: string): Promise<void> {
  await ask(PlanEnd, "PUT", `/api/plans/${plan}/closed`, { closed, why });
}

/** Has a plan kept whatever its day is, or no longer. */
export async function setHeld(plan: string, held: boolean, why: string): Promise<void> {
  await ask(PlanEnd, "PUT", `/api/plans/${plan}/held`, { held, why });
}

/** Erases a closed plan for good. */
export async function erasePlan(plan: string, why: string): Promise<void> {
  await ask(Nothing, "DELETE", `/api/plans/${plan}`, { why });
}

/** Says why somebody has to look at a plan that is hidden from them, or not there. */
export async function breakGlass(plan: string, why: string): Promise<void> {
  await ask(Nothing, "POST", `/api/plans/${plan}/glass`, { reason: why });
}

function reason(why: string) {
  return why ? { why } : {};
}
