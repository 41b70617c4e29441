import { outcome, person, plan, writing } from "#src/plan/build.ts";
import { Signature } from "#src/plan/record.ts";
import type { Examples } from "../rule.ts";

const people = [
  person("Priya Shah", "keyworker", { paid: "paid" }),
  person("Ola Marsh", "daughter", { paid: "unpaid" }),
];
const signed = (person: string, facts: object = {}) =>
  Signature.parse({ id: `s-${person}`, person, on: "2030-04-02", ...facts });
const worker = signed("priya-shah");
const finished = (signatures: Signature[], unsigned = "") =>
  plan([outcome("I want a week's trial without room checks.")], {
    status: "final",
    people,
    signatures,
    unsigned: writing(unsigned, "worker"),
  });

/** Plans that show the rule. */
export const examples: Examples = {
  good: [
    finished([signed("resident"), worker]),
    finished([signed("resident", { as: "mark", witness: "ola-marsh" }), worker]),
    finished([signed("ola-marsh", { as: "advocate", authority: "lasting power" }), worker]),
  ],
  bad: [
    { plan: finished([worker]), quote: "", messageId: "resident" },
    { plan: finished([worker], "refused to sign"), quote: "", messageId: "resident" },
    { plan: finished([signed("resident")]), quote: "", messageId: "worker" },
    {
      plan: finished([signed("resident", { as: "mark" }), worker]),
      quote: "",
      messageId: "witness",
    },
    {
      plan: finished([signed("ola-marsh", { as: "advocate" }), worker]),
      quote: "",
      messageId: "authority",
    },
  ],
  nearMiss: [
    plan([outcome("I want a week's trial without room checks.")]),
    finished([signed("resident", { as: "voice" }), worker]),
    finished([worker], "“I signed once and lost a house.” Offered on 6, 9 and 12 January."),
    {
      plan: { ...finished([]), pack: "open-ended" },
      pack: "open-ended",
    },
  ],
};
