import { dayInWords } from "#src/plan/in-words.ts";
import { type Action, type Plan, personOf } from "#src/plan/plan.ts";
import type { Block, Line } from "./copy.ts";
import { keeping, nothingYet, type Part, sharedSpeaker, wordsOfActions } from "./copy-parts.ts";
import { actionSpeakerLabel, calledName, fullName, speakerLabel } from "./labels.ts";
import { isBlank, line, linesOf, run } from "./writing-lines.ts";

/**
 * Who does what, as a list that begins with who. The words stand after a colon as they were
 * written: whatever their grammar, no sentence of ours is bent around them.
 */
export function actionsAsSentences(plan: Plan, actions: readonly Action[]): Part {
  const words = wordsOfActions(actions);
  if (actions.length === 0)
    return { blocks: nothingYet("No actions are written here yet.", 3), words };
  const shared = sharedSpeaker(actions.map((it) => it.wording));
  const blocks: Block[] = actions.flatMap((it) => [
    ...sentenceLines(plan, it),
    ...answerBlocks(plan, it, shared === null),
  ]);
  if (shared !== null) blocks.push(line("speaker", actionSpeakerLabel(plan, shared)));
  return { blocks, words };
}

function sentenceLines(plan: Plan, action: Action): Line[] {
  const lead = run(`${leadOf(plan, action)}: `, { strong: true });
  const { wording, owner, toldOn } = action;
  const [first, ...rest] = isBlank(wording.text)
    ? [line("words", "nothing is written here yet.")]
    : linesOf(wording, "words");
  const begins = first?.depth === null;
  // Our own words begin it, which run from left to right.
  const item = { ...line("plain", lead, ...(begins ? first.runs : [])), depth: 0 };
  const under = begins || first === undefined ? rest : [first, ...rest];
  const told =
    toldOn === null || owner === null
      ? []
      : [line("state", `${fullName(personOf(plan, owner))} was told on ${dayInWords(toldOn)}.`)];
  return [
    keeping(item),
    ...under.map((it) =>
      keeping({ ...it, depth: it.depth === null ? null : Math.min(2, it.depth + 1) }),
    ),
    ...told.map(keeping),
  ];
}

function leadOf(plan: Plan, { owner, dueOn, status }: Action): string {
  const by = dueOn === null ? "" : ` by ${dayInWords(dueOn)}`;
  if (owner === null)
    return {
      open: `Nobody is named yet to do this${by}`,
      done: "This is done",
      "not-done": `This is not done${by}`,
    }[status];
  const who = fullName(personOf(plan, owner));
  return {
    open: `${who} will do this${by}`,
    done: `${who} has done this`,
    "not-done": `${who} has not done this${by}`,
  }[status];
}

/** What was answered, and whose words the action is in where `saysWho`. */
function answerBlocks(plan: Plan, { agreement, wording }: Action, saysWho: boolean): Block[] {
  const { answer, words } = agreement;
  const name = calledName(plan.resident);
  const said = {
    "": `There is no answer from ${name} yet.`,
    agrees: `${name} agrees with this.`,
    disagrees: `${name} does not agree with this.`,
  };
  const who = saysWho ? ` ${actionSpeakerLabel(plan, wording.speaker)}.` : "";
  const state = line("state", run(said[answer], { strong: answer === "disagrees" }), who);
  if (!isBlank(words.text))
    return [
      keeping(state),
      ...linesOf(words, "words").map((it) => keeping({ ...it, depth: 1 })),
      line("state", `${speakerLabel(plan, words.speaker)}.`),
    ];
  return answer === "disagrees" ? [keeping(state), { kind: "write-lines", count: 1 }] : [state];
}
