import type { Block } from "./copy.ts";
import { heading, line, run } from "./writing-lines.ts";

/**
 * Words of support work, each with what it means in plain ones. The first form is the one that is
 * shown; a word counts as used in any of its forms, in large or small letters.
 */
const MEANINGS: readonly (readonly [forms: readonly string[], meaning: string])[] = [
  [
    ["advocate", "advocates", "advocacy"],
    "Somebody from outside who helps you to say what you want, or says it for you.",
  ],
  [["agreement", "agreements"], "Something that people have said yes to together."],
  [["appointment", "appointments"], "A day and time when you meet somebody, such as a doctor."],
  [
    ["assessment", "assessments"],
    "A talk, or several, about what you can do and what you want help with.",
  ],
  [["benefits", "benefit"], "Money from the government, for example for rent or for daily life."],
  [["capacity"], "Being able to understand a choice and to make it."],
  [["care act"], "The law that says which help adults in England can get."],
  [
    ["care coordinator", "care coordinators", "care co-ordinator"],
    "The person who makes sure that everybody who helps you works together.",
  ],
  [["carer", "carers"], "Somebody who looks after a relative or a friend, mostly without pay."],
  [
    ["commissioned", "commissioner", "commissioning"],
    "Paid for by the council or another office, and done by somebody else.",
  ],
  [
    ["complaint", "complaints", "complain"],
    "Saying that something is not right, so that it is looked into.",
  ],
  [
    ["confidential", "confidentiality"],
    "Kept private: told to nobody who does not need to know it.",
  ],
  [["consent"], "Saying yes to something, knowing what it is."],
  [
    ["deposit", "deposits"],
    "Money that you pay at the beginning and get back at the end if nothing is broken.",
  ],
  [
    ["direct payment", "direct payments"],
    "Money that you get so that you can pay for your support yourself.",
  ],
  [["discharge", "discharged"], "Leaving hospital, or being told that a service has ended."],
  [["eligible", "eligibility"], "Allowed to get something, because you fit its rules."],
  [["equipment"], "Things that make daily life easier, such as a grab rail or a shower seat."],
  [["formal review"], "A longer meeting in which the whole plan is looked at."],
  [
    ["housing association", "housing associations"],
    "An organisation that rents out homes and does not do it for profit.",
  ],
  [["housing benefit"], "Money from the council that helps to pay the rent."],
  [
    ["keyworker", "keyworkers", "key worker", "keywork"],
    "The worker who knows you best and plans your support with you.",
  ],
  [["landlord", "landlords"], "The person or organisation that you pay rent to."],
  [["medication", "medications"], "Medicines: tablets, drops, creams or injections."],
  [
    ["occupational therapist", "occupational therapists"],
    "Somebody who finds ways to make everyday things easier to do.",
  ],
  [["outcome", "outcomes"], "Something that you want to be different in your life."],
  [
    ["personal budget", "personal budgets"],
    "The amount of money that the council says your support may cost.",
  ],
  [["priority", "priorities"], "Something that matters most, so that it comes first."],
  [
    ["referral", "referrals", "referred"],
    "Asking another service to help you, by giving them your name.",
  ],
  [
    ["review", "reviews", "reviewed"],
    "Looking at the plan again to see what still fits and what should change.",
  ],
  [["risk", "risks"], "Something that could go wrong or hurt somebody."],
  [["safeguarding"], "Keeping people safe from being hurt or treated badly."],
  [
    ["service charge", "service charges"],
    "Money that you pay beside the rent, for things such as cleaning and lights.",
  ],
  [
    ["social worker", "social workers"],
    "Somebody, often from the council, whose job is to find the right support with you.",
  ],
  [
    ["strengths", "strength"],
    "What you are good at, and the people and places that are good for you.",
  ],
  [["support plan", "support plans"], "What you want, who helps with it, and when. This is yours."],
  [
    ["tenancy", "tenancies"],
    "The right to live in a home that you rent, and the rules that go with it.",
  ],
  [["tenant", "tenants"], "Somebody who rents their home."],
  [["universal credit"], "Money from the government for people with little or no pay."],
  [
    ["voluntary", "volunteer", "volunteers", "volunteering"],
    "Work that people do without pay because they want to.",
  ],
  [["wellbeing", "well-being"], "Feeling well in your body, in your mind and with other people."],
];

/** What the hard words mean that these blocks use, under a heading of its own; nothing for none. */
export function explainedWords(blocks: readonly Block[]): Block[] {
  const text = ` ${blocks.map(wordsIn).join(" ").toLowerCase().replace(NO_LETTERS, " ")} `;
  const used = MEANINGS.filter(([forms]) => forms.some((it) => text.includes(` ${it} `)));
  if (used.length === 0) return [];
  return [
    heading(2, "Words in this plan"),
    ...used.map(([[word = ""], meaning]) => ({
      ...line("plain", run(`${word}: `, { strong: true }), meaning),
      depth: 0,
    })),
  ];
}

const NO_LETTERS = /[^\p{L}-]+/gu;

function wordsIn(block: Block): string {
  switch (block.kind) {
    case "line":
      return block.runs.map((it) => it.text).join("");
    case "heading":
      return block.text;
    case "table":
      return block.rows.flat(2).map(wordsIn).join(" ");
    case "signature":
      return block.who;
    case "picture":
    case "write-lines":
      return "";
  }
}
