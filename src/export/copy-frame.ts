import { dayInWords, namesInWords } from "#src/plan/in-words.ts";
import { type Plan, personOf } from "#src/plan/plan.ts";
import { type Template, headingFor } from "#src/template/template.ts";
import type { Block, Line } from "./copy.ts";
import type { Source } from "./copy-body.ts";
import { agreementInWords, calledName, voiceLabel, whoIs } from "./labels.ts";
import { heading, isBlank, line, run } from "./writing-lines.ts";

/** What stands under the title: the facts about the copy, what it leaves out, and whether it is agreed. */
export function openingBlocks(
  source: Source,
  { nameLabel, hasTitle } = { nameLabel: "Resident", hasTitle: true },
): Block[] {
  const { plan, template, options } = source;
  const { resident, reference } = plan;
  const pronouns = isBlank(resident.pronouns) ? "" : ` (${resident.pronouns})`;
  const name = hasTitle || isBlank(plan.title) ? template.title : plan.title;
  const facts = [
    fact(nameLabel, `${isBlank(resident.name) ? "Not named yet" : resident.name}${pronouns}`),
    fact("Plan", [reference, name].filter((it) => it !== "").join(", ")),
    fact(
      "This copy",
      [options.version && `version ${options.version}`, dayInWords(options.exportedOn)]
        .filter(Boolean)
        .join(", "),
    ),
    ...(plan.reviewOn === null ? [] : [fact("Next review", dayInWords(plan.reviewOn))]),
  ];
  return [...facts, line("quiet", voiceLabel(plan)), ...chosenLines(source), ...bannerLines(plan)];
}

/** A label and its value. */
export function fact(label: string, value: string): Line {
  return line("fact", run(`${label}: `, { strong: true }), value);
}

/** Says of a copy of some outcomes that there are others. */
function chosenLines({ template, numbers, total }: Source): Line[] {
  if (numbers.length === total) return [];
  const name = template.outcomeName.toLowerCase();
  const which = namesInWords(numbers.map((it) => `${it}`));
  const held = which === "" ? "none" : `only ${name} ${which}`;
  return [
    line(
      "banner",
      run("Not the whole plan. ", { strong: true }),
      `This copy holds ${held} of ${total}.`,
    ),
  ];
}

/** News for everybody who holds the sheet: which actions have no answer, and which a no. */
export function bannerLines(plan: Plan): Line[] {
  const actions = plan.outcomes.flatMap((it) => it.actions);
  const isAnswered = actions.length > 0 && actions.every((it) => it.agreement.answer !== "");
  const isAgreed = actions.every((it) => it.agreement.answer === "agrees");
  if (isAnswered && isAgreed) return [];
  const lead = isAnswered ? "Not agreed in full. " : "Draft, not yet agreed. ";
  const count =
    actions.length === 0 ? "No actions are written yet." : agreementInWords(plan, actions);
  return [line("banner", run(lead, { strong: true }), count)];
}

/** What stands after the plan itself: hours, review, agreement, and room to say no. */
export function closingBlocks(plan: Plan, template: Template): Block[] {
  const actions = plan.outcomes.flatMap((it) => it.actions);
  return [
    heading(2, template.asksTotalHours || plan.totalHours !== null ? "Hours and review" : "Review"),
    ...hoursBlocks(plan, template),
    ...reviewBlocks(plan),
    heading(2, "Agreement"),
    line(
      "plain",
      actions.length === 0 ? "No actions are written yet." : agreementInWords(plan, actions),
    ),
    heading(3, headingFor(NOT_AGREED, plan.voice, calledName(plan.resident))),
    kept(sayNo(plan)),
    writeLines(4),
    heading(3, "Signatures"),
    kept(
      "Signing says that this was talked through together. It stops nobody from changing their mind.",
    ),
    ...signatories(plan),
  ];
}

/** When the whole plan is next looked at, or room to say when. */
export function reviewBlocks({ reviewOn }: Plan): Block[] {
  if (reviewOn === null)
    return [kept("The day on which we look at the whole plan together:"), writeLines(1)];
  const on = run(dayInWords(reviewOn), { strong: true });
  return [line("plain", "We look at the whole plan together on ", on, ".")];
}

const NOT_AGREED = { first: "If I do not agree", third: "If {name} does not agree" };

/** A line of ours that stays with what it leads to. */
export function kept(text: string): Line {
  return { ...line("plain", text), keepsNext: true };
}

/** Room for a pen. */
export function writeLines(count: number): Block {
  return { kind: "write-lines", count };
}

/** The hours of support for all outcomes together, or room to say how many. */
export function hoursBlocks({ totalHours }: Plan, template: Template): Block[] {
  if (totalHours !== null) {
    const hours = `${totalHours} ${totalHours === 1 ? "hour" : "hours"} a week`;
    return [
      line("plain", "Support for all outcomes together: ", run(hours, { strong: true }), "."),
    ];
  }
  if (!template.asksTotalHours) return [];
  return [kept("Support for all outcomes together, in hours a week:"), writeLines(1)];
}

function sayNo(plan: Plan): string {
  const [who, they] =
    plan.voice === "first" ? ["I", "I want"] : [calledName(plan.resident), "is wanted"];
  return `${who} can say no to any part of this plan, today or later, ask for an advocate, and complain. What should be different, and what ${they} instead:`;
}

/** Everybody whose words the plan holds signs it: the resident, who spoke for them, the worker. */
export function signatories(plan: Plan): Block[] {
  const speakers = [
    ...Object.values(plan.writing),
    ...plan.outcomes.flatMap((it) => [
      ...Object.values(it.writing),
      ...it.markers.map((marker) => marker.wording),
      ...it.actions.flatMap((action) => [action.wording, action.agreement.words]),
    ]),
  ].filter((it) => !isBlank(it.text));
  const spoke = new Set(
    speakers
      .filter(({ speaker }) => speaker.kind === "advocate" || speaker.kind === "family")
      .map((it) => it.speaker.person),
  );
  if (plan.voice === "advocate") spoke.add(plan.spokenBy);
  const others = [...plan.people].filter((it) => spoke.has(it.id)).map(whoIs);
  const unnamed = plan.voice === "advocate" && personOf(plan, plan.spokenBy) === undefined;
  const resident = isBlank(plan.resident.name) ? "Resident" : `${plan.resident.name}, resident`;
  const sign = (who: string, isNamed: boolean): Block => ({ kind: "signature", who, isNamed });
  return [
    sign(resident, !isBlank(plan.resident.name)),
    ...others.map((it) => sign(it.charAt(0).toUpperCase() + it.slice(1), true)),
    ...(unnamed ? [sign("Advocate", false)] : []),
    sign("Practitioner", false),
  ];
}
