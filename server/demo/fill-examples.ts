import { newId } from "#server/new-ids.ts";
import type { Database } from "#server/store/database.ts";
import { createExampleStore } from "#server/store/example-store.ts";
import type { DemoTeam } from "./fill-people.ts";

/** What the leads of the demo have put into the help of their teams. */
const EXAMPLES = [
  {
    rule: "outcome-is-own",
    isGood: false,
    words: "[resident] to access the community and increase independence.",
    note: "This would fit anybody. Ask where they would go, and who they would see there.",
  },
  {
    rule: "outcome-is-own",
    isGood: true,
    words:
      "I want to be back at the Thursday quiz with [brother], on the team that never wins, and buy my own crisps.",
    note: "A day, a person and a joke. We would know at once whether it had happened.",
  },
  {
    rule: "no-paid-care-in-strengths",
    isGood: false,
    words: "[support worker] visits twice a week and supports with budgeting.",
    note: "A visit is an action. What does the person do about money when nobody visits?",
  },
  {
    rule: "no-paid-care-in-strengths",
    isGood: true,
    words:
      "I keep the rent in the blue tin and count it on Sundays. [somebody] at the shop puts a paper by for me until I am paid.",
    note: "What they do, and who is there without being paid for it.",
  },
] as const;

/** Gives each team of the demo the same four examples, made by its lead. */
export async function fillExamples(
  database: Database,
  teams: readonly DemoTeam[],
  at: number,
): Promise<void> {
  const store = createExampleStore(database);
  for (const team of teams) {
    const [by = ""] = team.people.values();
    for (const { isGood, ...example } of EXAMPLES)
      await store.add({
        ...example,
        id: newId(),
        teamId: team.id,
        isGood: Number(isGood),
        by,
        at,
        approvedBy: by,
        approvedAt: at,
        withdrawnAt: null,
      });
  }
}
