import { Answered, type NewAnswer } from "#src/api/suggestions.ts";
import { ask } from "./api-client.ts";

/** Says what the resident said to a suggestion. Rejects with an `ApiProblem`. */
export async function sayAnswer(
  plan: string,
  suggestion: string,
  answer: NewAnswer,
): Promise<Answered["outcome"]> {
  return (await ask(Answered, "POST", `/api/plans/${plan}/suggestions/${suggestion}`, answer))
    .outcome;
}
