import { PLAN } from "#src/document/roots.ts";
import { type Action, noWriting, type Plan, type Writing } from "#src/plan/plan.ts";
import { headingFor, type Section, type Template } from "#src/template/template.ts";
import { calledName } from "#src/plan/plan.ts";

/** One thing at a time: what the resident reads or writes in their plan. */
export type Step =
  | {
      kind: "words";
      part: string;
      heading: string;
      prompt: string;
      entity: string;
      key: string;
      writing: Writing;
      /** Whether the words are the resident's to write. */
      isTheirs: boolean;
      /** Whether nobody has written there yet, so that the resident can make it theirs. */
      isFree: boolean;
    }
  | { kind: "action"; part: string; heading: string; action: Action; owner: string };

/** All that a plan has for the resident, in order; what is still empty only where they may write. */
export function stepsOf(plan: Plan, template: Template, mayWrite: boolean): Step[] {
  const called = calledName(plan.resident);
  const owners = new Map([plan.resident, ...plan.people].map((it) => [it.id, it.name]));
  const words =
    (entity: string, part: string, writing: Plan["writing"]) =>
    (it: Section): Step[] => {
      if (it.holds !== "writing") return [];
      const found = writing[it.key] ?? noWriting(it.speaker);
      const isTheirs = found.speaker.kind === "resident";
      const isFree = mayWrite && found.speaker.kind === "worker" && !found.text;
      if (!isTheirs && !isFree && !found.text.trim()) return [];
      const heading = headingFor(it.heading, plan.voice, called);
      const prompt = isTheirs ? (it.prompts[0] ?? "") : "";
      const place = { entity, key: it.key, writing: found, isTheirs, isFree };
      return [{ kind: "words", part, heading, prompt, ...place }];
    };
  return [
    ...template.planSections.flatMap(words(PLAN, "About you", plan.writing)),
    ...plan.outcomes.flatMap((outcome, at) => {
      const part = `${template.outcomeName} ${at + 1}`;
      return [
        ...template.outcomeSections.flatMap(words(outcome.id, part, outcome.writing)),
        ...outcome.actions
          .filter((it) => it.wording.text.trim())
          .map((action): Step => {
            const owner = owners.get(action.owner ?? "") ?? "";
            return { kind: "action", part, heading: "What will be done", action, owner };
          }),
      ];
    }),
  ];
}
