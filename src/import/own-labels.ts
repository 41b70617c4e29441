import * as z from "zod/mini";
import { WRITING_KEY } from "#src/plan/writing-key.ts";
import type { OwnLabels } from "./labels.ts";

/** Parts that are neither a section's writing nor under `plan.` or `outcome.`. */
const OTHERS = new Set([
  "action.what",
  "action.who",
  "action.when",
  "action.status",
  "action.agreed",
  "resident.name",
  "resident.pronouns",
  "person",
  "nowhere",
]);

const Labels = z.record(z.string().check(z.minLength(1), z.maxLength(160)), z.string());

/**
 * Reads an organisation's own labels from JSON: what its forms call a part, and the part. A problem is
 * the rest of a sentence that begins with what the JSON came from, without its full stop.
 */
export function readOwnLabels(
  text: string,
): { labels: OwnLabels; problem: null } | { labels: null; problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { labels: null, problem: "is not JSON" };
  }
  const parsed = Labels.safeParse(json);
  if (!parsed.success)
    return {
      labels: null,
      problem:
        'should hold labels with the part that each stands for, such as {"What we are going for": "outcome.voice"}',
    };
  const wrong = Object.entries(parsed.data).find(([, part]) => !isPart(part));
  if (wrong)
    return {
      labels: null,
      problem: `has ${JSON.stringify(wrong[1])} for ${JSON.stringify(wrong[0])}, which is no part of a plan`,
    };
  return { labels: parsed.data, problem: null };
}

function isPart(part: string): boolean {
  const key = /^(?:plan|outcome)\.(.+)$/.exec(part)?.[1];
  return OTHERS.has(part) || (key !== undefined && WRITING_KEY.test(key));
}
