import { type Action, noWriting } from "#src/plan/plan.ts";
import { nothingOnAction } from "#src/plan/no-record.ts";
import type { DayReader } from "./british-day.ts";
import type { DraftPeople } from "./draft-people.ts";
import { writingOf } from "./draft-words.ts";
import type { Line } from "./file-layout.ts";
import type { FoundColumn } from "./found-parts.ts";
import type { WordBlock } from "./word-file.ts";

/** What actions are made with. */
export type ActionParts = {
  blocks: readonly WordBlock[];
  days: DayReader;
  people: DraftPeople;
  newId: () => string;
};

/** An action, and the lines of the file that it was made of. */
export type DraftAction = { action: Action; lines: Line[] };

/** "Sam: ring the surgery (by 12/05/2030)": one action, with what can be understood of it. */
export function actionOfLine(
  line: Line,
  { blocks, days, people, newId }: ActionParts,
): DraftAction {
  const who = /^([^:–—]{1,60}?)(:|\s[–—-])\s+(?=\S)/u.exec(line.text);
  const isColon = who?.[2] === ":";
  const lead = !who?.[1] ? null : isColon ? people.idOf(who[1]) : people.knownId(who[1]);
  const [day, ...others] = days(line.text);
  const isDue =
    day !== undefined &&
    others.length === 0 &&
    !/\b(from|since|after|starting)\s*$/i.test(line.text.slice(0, day.from));
  const tail = isDue ? tailAround(line.text, day) : null;
  const between = tail?.between.trim().replace(/,$/, "") ?? "";
  const named = between && lead === null ? people.idOf(between) : null;
  // "Sam will ring" and "Sam to ring": the words stay as they are.
  const subject = /^((?:\p{Lu}[\p{L}'’.-]*\s+){1,3}?)(?:will|to)\s/u.exec(line.text)?.[1];
  const doer = lead === null && named === null && subject ? people.knownId(subject) : null;
  const isTail = tail !== null && (between === "" || named !== null);
  const start = lead === null ? 0 : (who?.[0].length ?? 0);
  const end = isTail ? tail.from : line.text.length;
  const text = line.text.slice(start, end);
  const words = { ...line, from: line.from + start, to: line.from + end, text, listDepth: null };
  return {
    action: {
      ...nothingDone(newId()),
      wording: writingOf([words], blocks),
      owner: lead ?? named ?? doer,
      dueOn: isDue ? day.day : null,
    },
    lines: [line],
  };
}

/** "(by 12/05/2030)" or "– Sam, 12/05/2030" at the end of a line. */
function tailAround(
  text: string,
  day: { from: number; to: number },
): { from: number; between: string } | null {
  if (!/^\s*\)?\s*\.?$/u.test(text.slice(day.to))) return null;
  const start = Math.max(0, day.from - 100);
  const lead = /(?:\s*\(|\s+[–—-]\s+)([^()–—]{0,60}?)(?:\b(?:by|due|on|before)\s*:?\s*)?$/iu.exec(
    text.slice(start, day.from),
  );
  if (!lead || start + lead.index === 0) return null;
  return { from: start + lead.index, between: lead[1] ?? "" };
}

/** One row of a table of who does what by when; a cell with several items makes several actions. */
export function actionsOfRow(columns: readonly FoundColumn[], parts: ActionParts): DraftAction[] {
  const linesOf = (part: string) =>
    columns.filter((it) => it.part === part).flatMap((it) => it.lines);
  const what = linesOf("action.what");
  const [who, when] = [linesOf("action.who"), linesOf("action.when")];
  const count = what.length;
  const isItems = count > 1 && what.every((it) => it.listDepth !== null);
  const isZipped = count > 1 && (who.length === count || when.length === count);
  if (!isItems && !isZipped) return [actionOfCells(columns, parts)];
  return what.map((line, at) => {
    const own = columns.map((column) => {
      const { lines } = column;
      if (lines.length === count) return { ...column, lines: lines.slice(at, at + 1) };
      // What is said once holds for all.
      return column.part === "action.what" ? { ...column, lines: [line] } : column;
    });
    return actionOfCells(own, parts);
  });
}

function actionOfCells(
  columns: readonly FoundColumn[],
  { blocks, days, people, newId }: ActionParts,
): DraftAction {
  const action = nothingDone(newId());
  const words: (Line | string)[] = [];
  const further: string[] = [];
  for (const { part, label, lines } of columns) {
    const text = lines
      .map((it) => it.text)
      .join(" ")
      .trim();
    if (text === "") continue;
    if (part === "action.what") words.push(...lines.map((it) => ({ ...it, listDepth: null })));
    else if (!understand(part, text))
      further.push(label ? `${label.replace(/[:?\s]+$/u, "")}: ${text}` : text);
  }
  return {
    action: { ...action, wording: writingOf([...words, ...further], blocks) },
    lines: columns.flatMap((it) => it.lines),
  };

  /** Takes a fact out of a cell; false where the words must stay. */
  function understand(part: string, text: string): boolean {
    switch (part) {
      case "action.who":
        return (action.owner = people.idOf(text)) !== null;
      case "action.when": {
        const [day, ...others] = days(text);
        if (!day || others.length) return false;
        action.dueOn = day.day;
        return !/[\p{L}\p{N}]/u.test(
          (text.slice(0, day.from) + text.slice(day.to)).replace(/\b(by|on|due|before)\b/gi, ""),
        );
      }
      case "action.status":
        return setStatus(text);
      case "action.agreed":
        return setAnswer(text);
      default:
        return false;
    }
  }

  function setStatus(text: string): boolean {
    if (text.length > 60) return false;
    const plain = text.toLowerCase().replace(/[\s.!]+$/, "");
    if (/^(done|completed?|achieved|yes|y|met)$/.test(plain)) action.status = "done";
    else if (/^(not done|not completed|not achieved|not met)$/.test(plain))
      action.status = "not-done";
    else if (!/^(open|to do|not started|not yet|no)$/.test(plain)) return false;
    return true;
  }

  function setAnswer(text: string): boolean {
    if (/^(yes|y|agreed?|agrees)\.?$/i.test(text)) action.agreement.answer = "agrees";
    else if (/^(no|n|disagrees?|not agreed)\.?$/i.test(text)) action.agreement.answer = "disagrees";
    else return false;
    return true;
  }
}

function nothingDone(id: string): Action {
  return {
    id,
    wording: writingOf([], []),
    owner: null,
    dueOn: null,
    status: "open",
    ...nothingOnAction(),
    agreement: { answer: "", words: noWriting() },
  };
}
