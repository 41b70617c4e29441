import * as z from "zod/mini";
import { howRight } from "#src/lint/how-right.ts";
import { createConfig, explain } from "#src/lint/config.ts";
import { helpOf } from "#src/lint/help/help-of.ts";
import { configOf } from "#src/lint/packs/index.ts";
import type { Example, Rule } from "#src/lint/rule.ts";
import { examplesOf } from "#src/lint/rules/examples.ts";
import { all } from "#src/lint/rules/index.ts";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { choiceOf, type Command, wrongUse } from "./command.ts";
import { packNames } from "./lint/config-file.ts";
import { ruleNamed } from "./lint/options.ts";
import { write } from "./output.ts";

/** `ownwords rules`. */
export const rulesCommand: Command = {
  name: "rules",
  options: { format: { type: "string" } },
  help: `Usage: ownwords rules [NAME] [--format text|json]

Lists the rules that lint checks by: name, number in the catalogue, tier, severity and why it
matters, a line each, with a tab between. With NAME, explains one: where it comes from, what it
says, what it can be set to, which policy packs differ, and examples.

Options:
  --format text   For people to read. This is what you get if you leave it out.
  --format json   For programs: a list of rules, or the one that was named.
  -h, --help      Shows this.

Exit codes:
  0  Listed.
  2  The command was wrong, or there is no such rule.

Examples:
  ownwords rules
  ownwords rules no-blank-section
`,
  async run(given) {
    const format = choiceOf(given, "format", ["text", "json"]);
    const [name] = given.words;
    if (given.words.length > 1)
      throw wrongUse("Only one rule is explained at a time.", rulesCommand);
    const chosen = name === undefined ? all : all.filter((it) => it.name === ruleNamed(name));
    if (format === "json") {
      const told = chosen.map(factsOf);
      await write(`${JSON.stringify(name === undefined ? told : told[0], null, 2)}\n`);
    } else if (name === undefined) await write(chosen.map(lineOf).join(""));
    else await write(chosen.map(inWords).join(""));
    return 0;
  },
};

function lineOf({ name, catalogue, tier, severity }: Rule): string {
  return `${[name, catalogue, tier, severity, helpOf(name).why].join("\t")}\n`;
}

/** All of a rule that is data. */
function factsOf(rule: Rule) {
  const { name, catalogue, topic, scope, tier, severity, messages } = rule;
  const { why, better, sources } = helpOf(name);
  const options = rule.options ? z.toJSONSchema(rule.options, { io: "input" }) : null;
  const facts = { name, catalogue, topic, scope, tier, severity, why, better, sources, messages };
  return { ...facts, options, packs: packsThatDiffer(rule) };
}

/** What packs say of a rule that is not as it is shipped. */
function packsThatDiffer(rule: Rule) {
  const shipped = new Map(explain(createConfig([]), rule).map((it) => [it.what, it.value]));
  return packNames.flatMap((pack) =>
    explain(configOf(pack), rule)
      .filter((it) => it.value !== shipped.get(it.what))
      .map(({ what, value }) => ({ pack, what, value })),
  );
}

function inWords(rule: Rule): string {
  const { name, catalogue, topic, tier, severity, messages } = rule;
  const { why, better, sources, options, packs } = factsOf(rule);
  const { good = [], bad = [], nearMiss = [] } = examplesOf[name] ?? {};
  const lines = [
    `${name} (${catalogue}; ${topic}; ${tier}; ${severity})`,
    "",
    ...listed("Why it matters", [why]),
    ...listed("Right when measured on wording it was not written against", [howRight(name)]),
    ...listed("Wording that does better", [better]),
    ...listed(
      "Where it comes from",
      sources.map(({ title, part, href }) => [title, part, href].filter(Boolean).join(", ")),
    ),
    ...listed(
      "What it says and asks",
      Object.entries(messages).map(
        ([id, it]) => `${id} (${it.severity ?? severity}): ${it.message} ${it.question}`,
      ),
    ),
    ...listed("What it can be set to", options ? [JSON.stringify(options.properties ?? {})] : []),
    ...listed(
      "Policy packs that differ",
      packs.map(({ pack, what, value }) => `${pack}: ${what} is ${value}`),
    ),
    ...listed(
      "It finds something in",
      bad.map((it) => wordsOfExample(it) + pointed(it.quote)),
    ),
    ...listed("It is content with", good.map(wordsOfExample)),
    ...listed("It looks like the fault and is not", nearMiss.map(wordsOfExample)),
  ];
  return lines.join("\n");
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length ? [`${title}:`, ...items.map((it) => `  ${it}`), ""] : [];
}

function pointed(quote: string): string {
  return quote ? `\n    → ${quote.replaceAll(/\s+/g, " ")}` : "";
}

function wordsOfExample(example: Example): string {
  if (!("plan" in example)) return wordsOf(example);
  const { today, pack } = example;
  const occasion = [today && `on ${today}`, pack && `under ${pack}`].filter(Boolean).join(", ");
  return wordsOf(example.plan) + (occasion && ` (${occasion})`);
}

/** What an example says, in one line. */
function wordsOf(plan: Plan): string {
  const texts = (writing: Readonly<Record<string, Writing>>) => Object.values(writing);
  const said = [
    ...texts(plan.writing),
    ...plan.outcomes.flatMap(({ writing, timeframe, markers, actions }) => [
      ...texts(writing),
      timeframe.note,
      ...[...markers, ...actions].map((it) => it.wording),
      ...actions.map((it) => it.agreement.words),
    ]),
  ];
  const words = said.map((it) => it.text.replaceAll(/\s+/g, " ").trim()).filter(Boolean);
  return words.join(" | ") || "A plan that differs in facts and not in words";
}
