import { ExampleList, type TeamExample } from "#src/api/examples.ts";
import { ask } from "./api-client.ts";
import type { LocalStore } from "./local-store.ts";

/** So long is the server waited for, where the device has something to show. */
const PATIENCE_MS = 4000;

/**
 * The examples of somebody's teams; without the server, those that it last told of. `store` is null
 * where the device keeps nothing. Rejects with an `ApiProblem` where neither has any.
 */
export async function examplesHere(
  store: Pick<LocalStore, "keep" | "kept"> | null,
): Promise<readonly TeamExample[]> {
  try {
    const told = await ask(ExampleList, "GET", "/api/examples", undefined, PATIENCE_MS);
    // A device that keeps nothing is told of where that matters: beside the words.
    await store?.keep("examples", told).catch(() => {});
    return told.examples;
  } catch (problem) {
    const kept = ExampleList.safeParse(await store?.kept("examples").catch(() => null));
    if (!kept.success) throw problem;
    return kept.data.examples;
  }
}
