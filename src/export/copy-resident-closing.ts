import { capital } from "#src/plan/in-words.ts";
import { type Plan, noWriting } from "#src/plan/plan.ts";
import { headingFor } from "#src/template/template.ts";
import type { Block } from "./copy.ts";
import type { partsOfCopy, Source } from "./copy-body.ts";
import { hoursBlocks, kept, reviewBlocks, signatories, writeLines } from "./copy-frame.ts";
import { nothingYet, type Part, spoken } from "./copy-parts.ts";
import { calledName, whoIs } from "./labels.ts";
import { heading, isBlank, line, run } from "./writing-lines.ts";

/** What stands after the outcomes: safety, review, whom to ask, and how to say no. */
export function addClosing(
  { add, blocks }: ReturnType<typeof partsOfCopy>,
  { plan, template }: Source,
): void {
  const name = calledName(plan.resident);
  const say = (words: { first: string; third: string }) =>
    capital(headingFor(words, plan.voice, name));
  blocks.push(...safetyBlocks(plan));
  blocks.push(
    heading(2, template.asksTotalHours || plan.totalHours !== null ? "Hours and review" : "Review"),
  );
  blocks.push(...hoursBlocks(plan, template), ...reviewBlocks(plan));
  add({ tag: "plan.people", level: 2, heading: "Who to contact" }, contactsPart(plan));
  blocks.push(
    kept(
      say({
        first: "Who helps me if I want an advocate:",
        third: "Who helps if {name} wants an advocate:",
      }),
    ),
    writeLines(1),
    kept(
      say({
        first: "Who helps me if I want to complain:",
        third: "Who helps if {name} wants to complain:",
      }),
    ),
    writeLines(1),
    heading(2, say({ first: "If I do not agree", third: "If {name} does not agree" })),
    ...RIGHTS.map((it) => ({ ...line("plain", say(it)), depth: 0 })),
    kept(say({ first: "What I want instead:", third: "What {name} wants instead:" })),
    writeLines(4),
    heading(2, "Signatures"),
    kept(
      say({
        first:
          "Signing says that we talked this through. It does not stop me from changing my mind.",
        third:
          "Signing says that we talked this through. It does not stop {name} from changing it.",
      }),
    ),
    ...signatories(plan),
  );
}

const RIGHTS = [
  {
    first: "I can say no to any part of this plan, today or later.",
    third: "{name} can say no to any part of this plan, today or later.",
  },
  {
    first: "I can ask to change this plan at any time.",
    third: "{name} can ask to change this plan at any time.",
  },
  {
    first: "I can ask for an advocate: somebody from outside who speaks with me or for me.",
    third: "{name} can ask for an advocate: somebody from outside who speaks with or for {name}.",
  },
  {
    first: "I can ask who has looked at this plan, and for a copy of all that is kept about me.",
    third: "{name} can ask who has looked at this plan, and for a copy of all that is kept.",
  },
  {
    first: "I can complain. I can ask anybody in this plan how to, and for help with it.",
    third: "{name} can complain, ask anybody in this plan how to, and ask for help with it.",
  },
];

/** The two sides of each safety plan that was made with the resident; never a level. */
function safetyBlocks(plan: Plan): Block[] {
  const shown = plan.risks.filter((it) => it.withResident && !isBlank(it.wording.text));
  if (shown.length === 0) return [];
  const name = calledName(plan.resident);
  const side = (label: string, writing = noWriting()) =>
    isBlank(writing.text) ? [] : [kept(`${label}:`), ...spoken(plan, writing, "words")];
  return [
    heading(2, "Staying safe"),
    ...shown.flatMap((it) => [
      ...side("What could happen", it.wording),
      ...side(`What ${name} does`, it.personDoes),
      ...side("What others do", it.staffDo),
    ]),
  ];
}

function contactsPart(plan: Plan): Part {
  const words = plan.people.map((it) => Object.values(it).slice(1).join("\n")).join("\n");
  if (plan.people.length === 0)
    return { blocks: nothingYet("Nobody is named here yet.", 2), words };
  return {
    words,
    blocks: plan.people.flatMap((it) => [
      {
        ...line(
          "plain",
          run(whoIs(it), { strong: true }),
          `${isBlank(it.organisation) ? "" : `, ${it.organisation}`}. Phone or email:`,
        ),
        keepsNext: true,
      },
      writeLines(1),
    ]),
  };
}
