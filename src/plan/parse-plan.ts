import * as z from "zod/mini";
import { findJsonFault } from "./find-json-fault.ts";
import { Plan, PLAN_VERSION } from "./plan.ts";

/**
 * A plan, or why there is none: the rest of a sentence that begins with what the JSON came from,
 * without its full stop. It quotes names of parts from the JSON and none of the writing.
 */
export type ParsedPlan = { plan: Plan; problem: null } | { plan: null; problem: string };

/** How many faults of a damaged plan are told. */
const TOLD = 3;

/** Reads the text of plan JSON. */
export function parsePlan(text: string): ParsedPlan {
  if (text.trim() === "") return no("is empty");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no(`is not JSON: ${faultIn(text)}`);
  }
  return planFrom(json);
}

/** Reads JSON that is parsed already. */
export function planFrom(json: unknown): ParsedPlan {
  if (Array.isArray(json)) return no("holds a list, and should hold one plan");
  const { format, version } = Claim.safeParse(json).data ?? {};
  if (format !== "ownwords-plan")
    return no('is JSON, but not a plan: its "format" is not "ownwords-plan"');
  if (z.int().safeParse(version).success && Number(version) > PLAN_VERSION)
    return no(
      `was written by a newer version of Ownwords (form ${Number(version)}; this one reads up to ${PLAN_VERSION})`,
    );
  const parsed = Plan.safeParse(json);
  if (!parsed.success) return damaged(parsed.error.issues.map((it) => faultOf(it, json)));
  const twice = idsUsedTwice(parsed.data);
  if (twice.length) return damaged(twice.map((it) => `two things have the id ${quoted(it)}`));
  return { plan: parsed.data, problem: null };
}

/** What JSON says that it is. */
const Claim = z.object({ format: z.unknown(), version: z.unknown() });

function no(problem: string): ParsedPlan {
  return { plan: null, problem };
}

function damaged(faults: readonly string[]): ParsedPlan {
  const told = faults.slice(0, TOLD).join("; ");
  const left = faults.length - TOLD;
  return no(`is a damaged plan: ${told}${left > 0 ? `; and ${left} more` : ""}`);
}

function faultIn(text: string): string {
  const at = findJsonFault(text) ?? text.length;
  const before = text.slice(0, at).split("\n");
  const what = at === text.length ? "it ends too early" : "something is wrong";
  return `${what} at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function faultOf(issue: z.core.$ZodIssue, json: unknown): string {
  const where = pathOf(issue.path);
  if (valueAt(json, issue.path) === undefined) return `${where} is missing`;
  if (issue.code === "invalid_key")
    return `${where} is not a name that writing can have: small letters, digits and hyphens, at most 41, beginning with a letter, and not "unsigned", "timeframe-note" or "easy-read"`;
  if (issue.code === "invalid_type")
    return `${where} should be ${TYPES[issue.expected] ?? "something else"}`;
  if (issue.code === "invalid_value")
    return `${where} should be ${issue.values.map((it) => JSON.stringify(it)).join(" or ")}`;
  if (issue.code === "invalid_format") return `${where} should be a day such as "2030-05-01"`;
  if (issue.code === "too_small" && issue.origin === "string") return `${where} is empty`;
  return `${where} is not right`;
}

/** What zod calls a type, as people say it. */
const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  object: "an object",
  record: "an object",
  array: "a list",
};

/** As programs that read JSON write it, counting from 0: `outcomes[0].actions[2].dueOn`. */
function pathOf(path: readonly PropertyKey[]): string {
  const steps = path.map((it) => {
    if (typeof it === "number") return `[${it}]`;
    const name = String(it);
    return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
  });
  return steps.join("").replace(/^\./, "");
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** Diagnostics, links and documents name a thing by its id alone, so an id stands for one thing. */
function idsUsedTwice(plan: Plan): string[] {
  const { resident, people, outcomes, needs, talks, reviews, risks } = plan;
  const { signatures, copies, remarks, takenIn } = plan;
  const inside = outcomes.flatMap(({ markers, actions }) => [...markers, ...actions]);
  const onRecord = [...needs, ...talks, ...reviews, ...risks, ...signatures];
  const handed = [...copies, ...remarks, ...takenIn];
  const things = [resident, ...people, ...outcomes, ...inside, ...onRecord, ...handed];
  const ids = ["plan", ...things.map((it) => it.id)];
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}
