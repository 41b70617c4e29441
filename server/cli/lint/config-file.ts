import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { Layer, problemsIn } from "#src/lint/config.ts";
import { packs } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import { LISTS } from "#src/lint/words/lists.ts";
import { findJsonFault } from "#src/plan/find-json-fault.ts";
import { CommandError } from "../command-error.ts";
import { nearest } from "#src/plan/nearest.ts";
import { decode, whyUnread } from "../read-plan-file.ts";

/** How many faults of a file are told. */
const TOLD = 5;

/** Reads what an organisation made of the policy packs; throws a `CommandError` that says where it is wrong. */
export async function readLayers(file: string): Promise<Layer[]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandError(whyUnread(file, error));
  });
  const json = parse(decode(bytes, file), file);
  const list: unknown[] = Array.isArray(json) ? json : [json];
  const layers: Layer[] = [];
  const faults: string[] = [];
  for (const [at, it] of list.entries()) {
    const where = Array.isArray(json) ? `[${at}]` : "";
    const { data, error } = Layer.safeParse(it);
    if (data) {
      layers.push(data);
      const beyond = problemsIn(data, all, packNames);
      faults.push(...beyond.map((one) => `${where || "the layer"}: ${guessed(one)}`));
    } else faults.push(...(error?.issues ?? []).flatMap((one) => faultsOf(one, where)));
  }
  if (!faults.length) return layers;
  const more = faults.length - TOLD;
  const told = faults.slice(0, TOLD).map((it) => it.replace(/\.$/, ""));
  throw new CommandError(
    `${file} is no configuration: ${told.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`,
  );
}

/** What the policy packs are called. */
export const packNames = packs.map((it) => it.name);

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const before = text.slice(0, findJsonFault(text) ?? text.length).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new CommandError(
      `${file} is not JSON: something is wrong at line ${before.length}, column ${column}.`,
    );
  }
}

function faultsOf(issue: z.core.$ZodIssue, where: string): string[] {
  const at = (path: readonly PropertyKey[]) => `${where}${pathOf(path)}`.replace(/^\./, "");
  const place = at(issue.path) || "it";
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((it) => {
      const near = nearest(it, KEYS);
      return `${at([...issue.path, it])} is not known${near ? ` (do you mean ${near}?)` : ""}`;
    });
  if (issue.code === "invalid_value")
    return [`${place} should be ${issue.values.map((it) => JSON.stringify(it)).join(" or ")}`];
  if (issue.code === "invalid_type") return [`${place} should be ${issue.expected}`];
  // Of what may be a word or an object, the branch that came furthest says what is wrong.
  const inner = issue.code === "invalid_union" ? issue.errors.toSorted(byDepth)[0] : undefined;
  if (inner?.length)
    return inner.flatMap((it) => faultsOf({ ...it, path: [...issue.path, ...it.path] }, where));
  return [`${place} is not right`];
}

function byDepth(a: readonly z.core.$ZodIssue[], b: readonly z.core.$ZodIssue[]): number {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(0, ...issues.map((it) => it.path.length + (it.code === "unrecognized_keys" ? 1 : 0)));
  return depth(b) - depth(a);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((it) => {
      if (typeof it === "number") return `[${it}]`;
      return /^\w+$/.test(String(it)) ? `.${String(it)}` : `[${JSON.stringify(String(it))}]`;
    })
    .join("");
}

/** Every key that stands anywhere in a layer. */
const KEYS = keysIn(z.toJSONSchema(Layer));

function keysIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, it]: [string, unknown]) => [
    ...(name === "properties" && typeof it === "object" && it ? Object.keys(it) : []),
    ...keysIn(it),
  ]);
}

/** The sentence with what was probably meant. */
function guessed(sentence: string): string {
  const [, kind = "", name = ""] =
    /^There is no (rule|policy pack|list of words) “(.*?)”/.exec(sentence) ?? [];
  const names =
    { rule: all.map((it) => it.name), "policy pack": packNames }[kind] ?? Object.keys(LISTS);
  const near = name && nearest(name, names);
  return near ? `${sentence.replace(/\.$/, "")} (do you mean ${near}?)` : sentence;
}
