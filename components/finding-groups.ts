import type { Diagnostic, Tier } from "#src/lint/rule.ts";
import { topics } from "./tier-words.ts";

/** One line of the list: a finding, or all of one rule where there are many. */
export type Entry =
  | Diagnostic
  | { key: string; rule: string; tier: Tier; question: string; members: readonly Diagnostic[] };

/** From so many findings on, a rule is one line that unfolds. */
const MANY = 3;

/** The same findings with those of one rule drawn together where the first of them is. */
export function inGroups(found: readonly Diagnostic[]): Entry[] {
  const byRule = Map.groupBy(found, (it) => it.rule);
  return found.flatMap((it): Entry[] => {
    const members = byRule.get(it.rule) ?? [];
    if (members.length < MANY) return [it];
    return members[0] === it ? [groupOf(it, members)] : [];
  });
}

function groupOf(first: Diagnostic, members: readonly Diagnostic[]): Entry {
  const { rule, topic, question } = first;
  const isSame = members.every((it) => it.question === question);
  return {
    key: `group/${rule}`,
    rule,
    tier: members.some((it) => it.tier === "fix") ? "fix" : first.tier,
    question: isSame ? question : topics[topic],
    members,
  };
}
