import type { ReportFacts } from "#src/api/reports.ts";
import type { Block, Copy } from "#src/export/copy.ts";
import { heading, line, printable, run } from "#src/export/writing-lines.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { countBefore } from "./months.ts";
import {
  areasPart,
  gapsPart,
  reviewsPart,
  rulesPart,
  settledPart,
  teamsPart,
  trendPart,
} from "./report-parts.ts";
import {
  GAPS_TOLD,
  gapWords,
  monthInWords,
  number,
  ofPlans,
  plansInWords,
  ruleWords,
} from "./report-words.ts";
import { inOrder } from "./sum-facts.ts";

/** So many questions stand at the beginning, where a reader decides what to talk about. */
const RULES_AT_FIRST = 3;

/** A month's report, ready to be shown, printed and written in any format, from its facts alone. */
export function reportOf(facts: ReportFacts): Copy {
  const title = titleOf(facts);
  return {
    kind: "practitioner",
    forms: [],
    language: "en-GB",
    title,
    subject: "What the plans of a month say, in numbers",
    points: 12,
    footer: printable(title),
    // It is no copy of a plan.
    plan: { id: "", reference: "", version: "", exportedOn: facts.asOf.slice(0, 10) },
    sections: [],
    blocks: [heading(1, title), ...aboutPart(facts), ...numbersOf(facts), ...readingPart(facts)],
    remarks: [],
    isEdited: false,
  };
}

/** What a report is called: "Team report for Oak Street, March 2026". */
export function titleOf({ about, teams, month }: ReportFacts): string {
  const whose = about === "board" ? "Board report" : `Team report for ${teams[0]?.name ?? ""}`;
  return printable(`${whose}, ${monthInWords(month)}`);
}

function numbersOf(facts: ReportFacts): Block[] {
  if (!facts.plans) return [line("plain", "No plan was in use.")];
  if (!facts.findings.of) return [line("plain", "None of these plans was looked through yet.")];
  return [
    ...talkPart(facts),
    ...gapsPart(facts),
    ...rulesPart(facts),
    ...areasPart(facts),
    ...settledPart(facts),
    ...reviewsPart(facts),
    ...trendPart(facts),
    ...teamsPart(facts),
  ];
}

/** What it is about, and how sure it is. */
function aboutPart({
  about,
  teams,
  isClosed,
  asOf,
  plans,
  looked,
  findings,
}: ReportFacts): Block[] {
  const day = dayInWords(asOf.slice(0, 10));
  const whose =
    about === "team"
      ? "of this team"
      : teams.length === 1
        ? "of one team"
        : `of ${number(teams.length)} teams`;
  const isBehind = looked !== null && looked < plans && findings.of > 0;
  return [
    ...(isClosed
      ? []
      : [
          line(
            "banner",
            run("The month is not over. ", { strong: true }),
            `These are the numbers of ${day}; the report of the whole month comes at its end.`,
          ),
        ]),
    line(
      "plain",
      `It is about ${plansInWords(plans)} in use ${whose}, as they were on ${day}. Restricted plans are left out, and nothing is counted by person.`,
    ),
    ...(isBehind
      ? [
          line(
            "plain",
            `${number(looked)} of these were looked through as they were then; of the others it says what was known before.`,
          ),
        ]
      : []),
  ];
}

/** What needs a conversation, first: what was missed, then what was noticed most. */
function talkPart(facts: ReportFacts): Block[] {
  const before = countBefore(facts);
  const gaps = GAPS_TOLD.filter((gap) => facts.gaps[gap].plans > 0).map((gap) => {
    const { one, many, ask } = gapWords[gap];
    const count = facts.gaps[gap];
    const then = before ? `, ${number(before.gaps[gap])} the month before` : "";
    return item(`${ofPlans(count)} ${count.plans === 1 ? one : many}${then}. `, ask);
  });
  const rules = (facts.rules ?? [])
    .filter((it) => it.plans > 0)
    .sort((a, b) => b.plans - a.plans || inOrder(a.rule, b.rule))
    .slice(0, RULES_AT_FIRST)
    .map((it) => item(`In ${ofPlans(it)}: `, `${ruleWords(it.rule)} ${rightInWords(it)}`));
  const { findings } = facts;
  return [
    heading(2, "What needs a conversation"),
    line(
      "plain",
      `${ofPlans(findings)} ${findings.plans === 1 ? "has" : "have"} something to settle or to look at.`,
    ),
    ...gaps,
    ...(rules.length ? [line("plain", "What was noticed in the most plans:"), ...rules] : []),
    ...(gaps.length + rules.length ? [] : [line("plain", "Nothing stands open.")]),
  ];
}

/** How often what a rule noticed was there, where that is known. */
function rightInWords({
  measured,
}: {
  measured: { right: number; checked: number } | null;
}): string {
  return measured
    ? `(Right ${number(measured.right)} of ${number(measured.checked)} times when it was checked.)`
    : "(Not yet checked how often that is right.)";
}

function item(fact: string, words: string): Block {
  return { ...line("plain", run(fact, { strong: true }), words), depth: 0 };
}

/** What the numbers are, and what they are not for. */
function readingPart({ about, isClosed }: ReportFacts): Block[] {
  const told = [
    "They are about words and gaps in plans. A plan with many questions is often one that was begun last week, or one that somebody takes great care over. What a number means is settled by opening the plan and asking those who wrote it.",
    "“42 of 280” says in how many plans something was noticed, and in how many it could have been.",
    "Each question was tried on wording that it was not written against. “Right 19 of 20” says how often what it noticed was really there; a small second number says that little is known yet.",
    "What was settled counts findings that were gone after somebody wrote in the plan. What was set aside was looked at and left, with a reason.",
    ...(about === "board"
      ? [
          "Teams stand in alphabetical order. They support different people, so each is to be read against its own past and not against others.",
        ]
      : []),
    isClosed
      ? "The month is over, so these numbers stay as they are, whatever is written in plans from now on."
      : "The numbers change with the plans until the month is over.",
  ];
  return [
    heading(2, "How to read these numbers"),
    ...told.map((it): Block => ({ ...line("plain", it), depth: 0 })),
  ];
}
