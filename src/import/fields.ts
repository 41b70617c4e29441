import { ANSWER, fullName, PAID, STATUS } from "#src/export/labels.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { type Action, type Outcome, type Person, personOf, type Plan } from "#src/plan/plan.ts";
import type { Writing } from "#src/plan/writing.ts";

/** A thing of the plan with all that a copy may show of it. */
export type Thing = {
  id: string;
  kind: "plan" | "outcome" | "marker" | "action" | "person" | "record";
  /** The outcome that it is or lies in; null for none. */
  outcome: string | null;
  words: readonly { key: string; writing: Writing }[];
  facts: readonly Fact[];
};

/** A fact that a copy may show. */
export type Fact = {
  name: string;
  /** What a person calls it. */
  label: string;
  /** What a copy says, the first being what a table says; empty while there is nothing to say. */
  shown: readonly string[];
  reads: "day" | "person" | "status" | "answer" | "paid" | "text" | "number";
  /** What heads its column in a table. */
  column: RegExp;
};

/** Everything of a plan that can come back changed, in the order of the plan. */
export function thingsOf(plan: Plan): Thing[] {
  const record = (id: string, words: Record<string, Writing>): Thing => ({
    ...thing(id, "record", null, words),
  });
  return [
    {
      ...thing("plan", "plan", null, { ...plan.writing, unsigned: plan.unsigned }),
      facts: [
        day("reviewOn", "Next review", plan.reviewOn),
        fact("totalHours", "Hours a week", numberOf(plan.totalHours), "number", /hours/i),
      ],
    },
    { ...thing(plan.resident.id, "person", null, {}), facts: personFacts(plan.resident) },
    ...plan.outcomes.flatMap((it) => outcomeThings(plan, it)),
    ...plan.people.map((it) => ({ ...thing(it.id, "person", null, {}), facts: personFacts(it) })),
    ...plan.needs.map((it) => record(it.id, { text: it.wording, says: it.says })),
    ...plan.talks.map((it) => record(it.id, { words: it.words })),
    ...plan.reviews.map((it) => record(it.id, { notes: it.notes })),
    ...plan.risks.map((it) =>
      record(it.id, { text: it.wording, "staff-do": it.staffDo, "person-does": it.personDoes }),
    ),
  ];
}

function outcomeThings(plan: Plan, outcome: Outcome): Thing[] {
  const { id, writing, timeframe, markers, actions } = outcome;
  return [
    {
      ...thing(id, "outcome", id, { ...writing, "timeframe-note": timeframe.note }),
      facts: [
        day("timeframe.from", "From", timeframe.from),
        day("timeframe.to", "By", timeframe.to),
        day("timeframe.reviewOn", "Looked at together on", timeframe.reviewOn),
      ],
    },
    ...markers.map((it) => ({
      ...thing(it.id, "marker", id, { text: it.wording }),
      facts: [
        fact(
          "reachedOn",
          "Seen on",
          it.reachedOn ? dayInWords(it.reachedOn) : "Not seen yet",
          "day",
          /seen/i,
        ),
      ],
    })),
    ...actions.map((it) => ({
      ...thing(it.id, "action", id, { text: it.wording, agreement: it.agreement.words }),
      facts: actionFacts(plan, it),
    })),
  ];
}

function thing(
  id: string,
  kind: Thing["kind"],
  outcome: string | null,
  words: Record<string, Writing>,
): Thing {
  const all = Object.entries(words).map(([key, writing]) => ({ key, writing }));
  return { id, kind, outcome, words: all, facts: [] };
}

function actionFacts(plan: Plan, { owner, dueOn, status, agreement }: Action): Fact[] {
  const who = owner === null ? "" : fullName(personOf(plan, owner));
  return [
    fact("owner", "Who", who, "person", /^(who|owner|by whom)\b/i),
    day("dueOn", "By when", dueOn, /when|date/i),
    fact("status", "Status", STATUS[status], "status", /status/i),
    fact("agreement", "Agreed?", ANSWER[agreement.answer], "answer", /agree/i),
  ];
}

function personFacts(person: Person): Fact[] {
  return [
    fact("name", "Name", fullName(person), "text", /^name/i),
    fact("relation", "Who they are", person.relation, "text", /who they are/i),
    fact("paid", "Paid?", PAID[person.paid], "paid", /^paid/i),
    fact("organisation", "Organisation", person.organisation, "text", /organisation/i),
    fact("pronouns", "Pronouns", person.pronouns, "text", /pronouns/i),
  ];
}

function day(name: string, label: string, on: string | null, column = /when|date/i): Fact {
  return fact(name, label, on === null ? "" : dayInWords(on), "day", column);
}

function fact(
  name: string,
  label: string,
  shown: string,
  reads: Fact["reads"],
  column: RegExp,
): Fact {
  return { name, label, shown: [shown], reads, column };
}

function numberOf(value: number | null): string {
  return value === null ? "" : String(value);
}
