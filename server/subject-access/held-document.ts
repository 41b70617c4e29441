import type { Block, Copy } from "#src/export/copy.ts";
import { defaultCopyOptions } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { finishWord } from "#src/export/finish-word.ts";
import { writeWord } from "#src/export/write-word.ts";
import { heading, line, printable, run } from "#src/export/writing-lines.ts";
import { count, dayInWords } from "#src/plan/in-words.ts";
import { calledName } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Held, HeldPlan } from "./held.ts";
import { tableOf } from "./held-parts.ts";
import { heldRecord } from "./held-record.ts";
import { namedPeople } from "./named-people.ts";

/** Everything that is kept about a resident as a Word file that a person can read. */
export async function writeHeldDocument(
  held: Held,
  templates: readonly Template[],
): Promise<Uint8Array> {
  const copy = heldCopy(held, templates);
  // It is no copy of a plan, so it bears the id of none and can't be taken in as one.
  const identity = {
    plan: "",
    reference: "",
    version: "",
    copy: "everything",
    exportedOn: copy.plan.exportedOn,
    form: "",
    sections: [],
  };
  return finishWord(await writeWord(copy, identity, new Map()), copy, identity);
}

/** The same as a tree. */
export function heldCopy(held: Held, templates: readonly Template[]): Copy {
  const name = residentOf(held);
  const on = held.madeAt.slice(0, 10);
  const title = `Everything we hold about ${name}`;
  return {
    kind: "practitioner",
    forms: [],
    language: held.plans[0]?.plan.locale ?? "en-GB",
    title,
    subject: "Everything that is held about one person",
    points: 12,
    footer: printable(`Everything we hold about ${name}, ${dayInWords(on)}`),
    plan: { id: "", reference: "", version: "", exportedOn: on },
    sections: [],
    blocks: [
      heading(1, title),
      ...lookThrough(held, templates),
      ...whatThisIs(held, name),
      ...held.plans.flatMap((it) => [
        ...planBlocks(it, templates, on),
        ...heldRecord(it, held.names),
      ]),
    ],
    remarks: [],
    isEdited: false,
  };
}

/** What the resident is called in the first plan that says so. */
export function residentOf({ plans }: Held): string {
  return plans.map((it) => it.plan.resident.name.trim()).find(Boolean) ?? "the resident";
}

/** What whoever hands it over has to do first, with those whom it may be about beside the resident. */
function lookThrough({ plans, names }: Held, templates: readonly Template[]): Block[] {
  const people = plans.flatMap((it) =>
    namedPeople(it.plan, templateOf(it, templates)?.outcomeName ?? "Outcome").map(
      ({ name, who, places }) => [
        name,
        who,
        `Plan ${it.plan.reference}: ${["People in this plan", ...places].join(", ")}`,
      ],
    ),
  );
  const guests = plans.flatMap((it) =>
    (it.rows["guest"] ?? []).map((row) => [
      String(row["name"] ?? ""),
      String(row["relation"] || row["kind"] || ""),
      `Plan ${it.plan.reference}: Who was let in, who looked, what was agreed to`,
    ]),
  );
  const visitors = new Set(plans.flatMap((it) => (it.rows["guest"] ?? []).map((row) => row["id"])));
  const staff = Object.entries(names)
    .flatMap(([id, name]) => (visitors.has(id) ? [] : [name]))
    .toSorted();
  return [
    heading(2, "Before this is handed over"),
    line(
      "banner",
      run("Look through all of it first. ", { strong: true }),
      "It may be about other people too, and a copy must not do them harm (UK GDPR, article 15(4)). Take out what they have not agreed to and what it would not be fair to tell, and write down what you took out and why. Then take out this part.",
    ),
    line(
      "plain",
      "Ownwords can tell where those stand whom the plan lists. Others may be named or meant anywhere in the words, in words that were put away, and in earlier versions in everything.json.",
    ),
    heading(3, "Other people who are named"),
    ...tableOf(
      "Other people who are named",
      [
        ["Name", 28],
        ["Who they are", 28],
        ["Where", 44],
      ],
      [...people, ...guests],
    ),
    ...(people.length + guests.length ? [] : [line("plain", "The plan lists nobody else.")]),
    heading(3, "People who work here, and teams"),
    line("plain", staff.length ? staff.join(", ") : "None is named."),
  ];
}

function whatThisIs({ organisation, madeAt, plans, planYears }: Held, name: string): Block[] {
  const who = organisation || "this organisation";
  const many = count(plans.length, "support plan");
  return [
    startOfPage("What this is"),
    line(
      "plain",
      `This is what ${who} held about ${name} in Ownwords on ${dayInWords(madeAt.slice(0, 10))}: ${many}, and all that is on record about that. Times are in UTC. The file everything.json has the same for computers, and the words of every earlier version.`,
    ),
    line(
      "plain",
      `It does not hold what ${who} keeps elsewhere, such as letters, e-mail and other programs, nor copies on paper. Backups hold earlier states of the same.`,
    ),
    line(
      "plain",
      `Plans are there so that ${name} gets the support that was talked about. They are kept while support goes on and for ${count(planYears, "year")} after, and are then erased. Who could see them, and who did, is at the end of each plan. More is in the privacy notice.`,
    ),
    line(
      "plain",
      `${name} can ask ${who} to put right what is wrong, to erase or stop using what need not be kept, and can complain: to ${who}, and to the Information Commissioner's Office, ico.org.uk.`,
    ),
  ];
}

function templateOf({ plan }: HeldPlan, templates: readonly Template[]): Template | undefined {
  return templates.find((it) => it.name === plan.template.name);
}

function planBlocks(held: HeldPlan, templates: readonly Template[], on: string): Block[] {
  const { plan } = held;
  const title = `Plan ${plan.reference} for ${calledName(plan.resident)}`;
  const template = templateOf(held, templates);
  if (!template)
    return [
      startOfPage(title),
      line(
        "banner",
        "This server does not have the form of this plan any more, so what the plan says is in the file everything.json alone. Hand that over with this.",
      ),
    ];
  const options = defaultCopyOptions(plan, "practitioner", { version: "", exportedOn: on });
  const { blocks } = copyOf(plan, template, options);
  const facts = [plan.title, plan.resident.relation].filter((it) => it.trim());
  return [
    startOfPage(title),
    ...facts.map((it) => line("plain", it)),
    ...blocks
      // Nobody writes or signs here; the title is ours.
      .filter((it) => it.kind !== "write-lines" && it.kind !== "signature" && !isTitle(it))
      .map((it) => (it.kind === "heading" ? { ...it, section: null } : it)),
  ];
}

const isTitle = (it: Block) => it.kind === "heading" && it.level === 1;

function startOfPage(text: string): Block {
  return { kind: "heading", level: 2, text: printable(text), section: null, startsPage: true };
}
