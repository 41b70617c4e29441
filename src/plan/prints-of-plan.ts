import type { Outcome, Plan, Writing } from "./plan.ts";
import { printOfText } from "./print.ts";

/**
 * A print of each piece of writing that a review looks at, by `ENTITY/KEY`: sections, notes on time,
 * markers, actions and their answers, needs and risks. What has no words has no print.
 */
export function printsOfPlan(plan: Plan): Record<string, string> {
  const prints: Record<string, string> = {};
  for (const [entity, writing] of writingsOf(plan))
    for (const [key, { text }] of Object.entries(writing)) {
      const print = printOfText(text);
      if (print) prints[`${entity}/${key}`] = print;
    }
  return prints;
}

type Written = [entity: string, writing: Record<string, Writing>];

function writingsOf({ writing, outcomes, needs, risks }: Plan): Written[] {
  return [
    ["plan", writing],
    ...outcomes.flatMap(writingsIn),
    ...needs.map((it): Written => [it.id, { text: it.wording, says: it.says }]),
    ...risks.map((it): Written => {
      const { id, wording: text, staffDo, personDoes } = it;
      return [id, { text, "staff-do": staffDo, "person-does": personDoes }];
    }),
  ];
}

function writingsIn({ id, writing, timeframe, markers, actions }: Outcome): Written[] {
  return [
    [id, { ...writing, "timeframe-note": timeframe.note }],
    ...markers.map((it): Written => [it.id, { text: it.wording }]),
    ...actions.map((it): Written => {
      return [it.id, { text: it.wording, agreement: it.agreement.words }];
    }),
  ];
}
