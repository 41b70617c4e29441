import { Refusal } from "#src/api/plans.ts";

/** Everything that is held about the resident of a plan, as a zip. Rejects with a plain sentence. */
export async function fetchEverything(plan: string): Promise<Blob> {
  const answer = await fetch(`/api/plans/${plan}/everything`, { method: "POST" }).catch(() => null);
  if (!answer) throw new Error("The server can't be reached. Check the connection and try again.");
  if (answer.ok) return answer.blob();
  const refusal = Refusal.safeParse(await answer.json().catch(() => null));
  throw new Error(refusal.data?.error ?? "The server couldn't do that. Try again in a moment.");
}
