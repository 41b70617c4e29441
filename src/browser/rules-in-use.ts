import { Refusal } from "#src/api/plans.ts";
import { Overview } from "#src/api/quality.ts";
import {
  Effect,
  type NewTuning,
  RuleSums,
  Tuning,
  TuningList,
  type TunedSetting,
} from "#src/api/rules-in-use.ts";
import { ApiProblem, ask } from "./api-client.ts";
import { SIGNED_OUT } from "./signed-out.ts";

/** How rules were set here, the newest first. Like all of these, rejects with an `ApiProblem`. */
export async function listTunings(): Promise<Tuning[]> {
  return (await ask(TuningList, "GET", "/api/quality/tunings")).tunings;
}

/** How rules did lately in the teams that somebody leads, or in one of them. */
export function ruleSums(team: string | undefined): Promise<RuleSums> {
  return ask(RuleSums, "GET", `/api/quality/rules${asQuery(team)}`);
}

/** What is open in these teams' plans now; null for whoever leads none. */
export async function openNow(team: string | undefined): Promise<Overview | null> {
  try {
    return await ask(Overview, "GET", `/api/quality/overview${asQuery(team)}`);
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 403) return null;
    throw problem;
  }
}

/** Sets a rule for the organisation. */
export function tuneRule(rule: string, tuning: NewTuning): Promise<Tuning> {
  return ask(Tuning, "PUT", `/api/quality/rules/${rule}`, tuning);
}

/** What a setting would do: a line after every few plans, until `stop`. */
export async function* effectOf(
  rule: string,
  setting: TunedSetting | null,
  stop: AbortSignal,
): AsyncGenerator<Effect> {
  const response = await fetch(`/api/quality/rules/${rule}/effect`, {
    method: "POST",
    signal: stop,
    body: JSON.stringify({ setting }),
    headers: { "content-type": "application/json" },
  }).catch(lost);
  if (response.status === 401) dispatchEvent(new Event(SIGNED_OUT));
  if (!response.ok || !response.body) {
    const refusal = Refusal.safeParse(await response.json().catch(() => null));
    throw new ApiProblem(refusal.data?.error ?? NOT_FOUND_OUT, false, response.status);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read().catch(lost);
    if (done) return;
    const lines = (text + value).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) yield Effect.parse(JSON.parse(line));
  }
}

function asQuery(team: string | undefined): string {
  return team === undefined ? "" : `?team=${encodeURIComponent(team)}`;
}

function lost(): never {
  throw new ApiProblem(NOT_FOUND_OUT, true);
}

const NOT_FOUND_OUT = "What this would do could not be found out. Try again in a moment.";
