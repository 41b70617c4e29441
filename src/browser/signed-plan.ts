import { SignedPlan } from "#src/api/follow-me.ts";
import type { FollowMe } from "#src/plan/follow-me.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";
import { ApiProblem, ask } from "./api-client.ts";

/** A plan as the server has it now, and the same signed to go along in a copy. Rejects with a sentence. */
export async function fetchSignedPlan(id: string): Promise<{ plan: Plan; followMe: FollowMe }> {
  const followMe = await ask(SignedPlan, "GET", `/api/plans/${id}/follow-me`).catch(
    (problem: unknown) => {
      if (problem instanceof ApiProblem && problem.isUnreachable) throw new Error(UNREACHABLE);
      throw problem;
    },
  );
  const { plan, problem } = parsePlan(followMe.json);
  if (!plan) throw new Error(`The plan that the server signed ${problem}.`);
  return { plan, followMe };
}

const UNREACHABLE =
  "The whole plan can't go along now, because the server that signs it can't be reached. Make the copy without it, or try again later.";
