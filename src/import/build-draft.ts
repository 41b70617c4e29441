import { type Outcome, type Plan, PLAN_VERSION, RESIDENT, type Writing } from "#src/plan/plan.ts";
import { nothingOnOutcome, nothingOnRecord } from "#src/plan/no-record.ts";
import { type Remark } from "#src/plan/record.ts";
import type { DayReader } from "./british-day.ts";
import { type ActionParts, actionOfLine, actionsOfRow } from "./draft-actions.ts";
import { createPeople } from "./draft-people.ts";
import { timeframeOf } from "./draft-time.ts";
import { trayOf } from "./draft-tray.ts";
import { writingOf } from "./draft-words.ts";
import type { Line, Span } from "./file-layout.ts";
import type { Finding, FoundPart } from "./found-parts.ts";

import { writingKey } from "./part-keys.ts";
import type { DraftPart, ImportOptions, Place, PlanDraft } from "./plan-draft.ts";
import { createPlanFacts } from "./plan-facts.ts";
import type { WordFile } from "./word-file.ts";

/** What is known beside the parts. */
export type DraftOptions = ImportOptions & { days: DayReader; resident: string };

/** Makes a plan of what was found, and a tray of all the rest. */
export function buildDraft(file: WordFile, finding: Finding, options: DraftOptions): PlanDraft {
  const { blocks } = file;
  const { template, newId, days, resident } = options;
  const people = createPeople(resident, newId);
  const parts: DraftPart[] = [];
  const labels: Span[] = [...finding.labels];
  const used: Span[] = [];
  const place: Place = (found, place, lines) => {
    const spans = [...found.labelSpans, ...lines];
    parts.push({
      place,
      label: found.label,
      blocks: [...new Set(spans.map((it) => it.at))].sort((a, b) => a - b),
      words: lines.map((it) => it.text).join("\n"),
      how: found.how,
      confidence: Math.round(found.confidence * 100) / 100,
    });
    used.push(...lines);
    labels.push(...found.labelSpans);
  };

  const filled = finding.parts.filter((it) => linesIn(it).length > 0);
  for (const it of finding.parts) if (linesIn(it).length === 0) labels.push(...it.labelSpans);
  for (const [at, { isPlaceholder, text }] of blocks.entries())
    if (isPlaceholder) labels.push({ at, from: 0, to: text.length });

  const facts = createPlanFacts(people, days, place, resident);
  const rest = filled.filter((it) => !facts.take(it));
  const byOutcome = new Map<number, FoundPart[]>();
  for (const it of rest)
    if (it.outcome !== null) {
      const own = byOutcome.get(it.outcome);
      if (own) own.push(it);
      else byOutcome.set(it.outcome, [it]);
    }
  const actionParts: ActionParts = { blocks, days, people, newId };
  // They were found in their order.
  const outcomes = [...byOutcome.values()].map((it) =>
    outcomeOf(it, newId(), place, options, actionParts),
  );
  const writing = writingsOf(
    rest.filter((it) => it.outcome === null),
    "plan",
    place,
    options,
    file,
  );
  const plan: Plan = {
    format: "ownwords-plan",
    version: PLAN_VERSION,
    ...options.plan,
    template: { name: template.name, version: template.version },
    title: facts.plan.title,
    locale: "en-GB",
    voice: options.voice ?? "third",
    spokenBy: null,
    resident: {
      id: RESIDENT,
      name: resident,
      relation: "",
      paid: "",
      organisation: "",
      pronouns: facts.plan.pronouns,
    },
    people: people.people,
    writing,
    outcomes,
    totalHours: facts.plan.totalHours,
    reviewOn: facts.plan.reviewOn,
    ...nothingOnRecord(),
    remarks: remarksOf(file, parts, newId),
  };
  return {
    plan,
    parts: parts.sort((a, b) => (a.blocks[0] ?? 0) - (b.blocks[0] ?? 0)),
    tray: trayOf(file, [...used, ...labels]),
    labels: labels.map(({ at, from, to }) => blocks[at]?.text.slice(from, to).trim() ?? ""),
  };
}

function linesIn({ lines, columns }: FoundPart): Line[] {
  return [...lines, ...columns.flatMap((it) => it.lines)];
}

function outcomeOf(
  found: readonly FoundPart[],
  id: string,
  place: Place,
  options: DraftOptions,
  actionParts: ActionParts,
): Outcome {
  const { newId, days } = options;
  const { blocks } = actionParts;
  const named = (part: string) => found.filter((it) => it.part === `outcome.${part}`);
  const time = named("timeframe");
  const reviews = named("review-on");
  for (const it of [...time, ...reviews])
    place(it, { entity: id, key: "timeframe-note" }, it.lines);
  const review = reviews.flatMap((it) => it.lines.flatMap((line) => days(line.text)));
  const markers = named("markers").flatMap((it, index) =>
    it.lines.map((line) => {
      const marker = newId();
      place({ ...it, labelSpans: it.labelSpans }, { entity: marker, key: "text" }, [line]);
      const words = writingOf([{ ...line, listDepth: null }], blocks);
      const isFirst = index === 0 && !/celebrat/i.test(it.label);
      return { id: marker, wording: isFirst ? words : under(it.label, words), reachedOn: null };
    }),
  );
  const actions = named("actions").flatMap((it) => {
    const made = it.columns.length
      ? actionsOfRow(it.columns, actionParts)
      : it.lines.map((line) => actionOfLine(line, actionParts));
    for (const { action, lines } of made) place(it, { entity: action.id, key: "text" }, lines);
    return made.map(({ action }) => action);
  });
  return {
    id,
    writing: writingsOf(found, id, place, options, { blocks }),
    timeframe: timeframeOf(
      [
        ...time.flatMap((it) => it.lines),
        ...reviews.map((it) => `${bare(it.label)}: ${it.lines.map((line) => line.text).join(" ")}`),
      ],
      review.length === 1 ? (review[0]?.day ?? null) : null,
      blocks,
      days,
    ),
    markers,
    actions,
    ...nothingOnOutcome(),
  };
}

/** Pieces of writing by their keys; words that come under a second label keep it over them. */
function writingsOf(
  found: readonly FoundPart[],
  entity: string,
  place: Place,
  { template }: DraftOptions,
  { blocks }: Pick<WordFile, "blocks">,
): Record<string, Writing> {
  const pieces = new Map<string, (Line | string)[]>();
  const labels = new Map<string, string>();
  for (const it of found) {
    const key = writingKey(it.part, template);
    if (key === null) continue;
    const before = pieces.get(key) ?? [];
    pieces.set(key, before);
    const isAnother =
      before.length > 0 && it.label !== "" && it.label !== labels.get(key) && !isTitle(before, it);
    if (isAnother) before.push(`${bare(it.label)}:`);
    for (const line of it.lines) before.push(line);
    labels.set(key, it.label);
    place(it, { entity, key }, it.lines);
  }
  return Object.fromEntries([...pieces].map(([key, lines]) => [key, writingOf(lines, blocks)]));
}

/** After an outcome's title its own words follow, and need no label between. */
function isTitle(before: readonly (Line | string)[], { part }: FoundPart): boolean {
  return part === "outcome.voice" && before.length === 1;
}

function under(label: string, words: Writing): Writing {
  const lead = label ? `${bare(label)}: ` : "";
  const by = lead.length;
  const marks = words.marks.map((it) => ({ ...it, from: it.from + by, to: it.to + by }));
  return { ...words, text: lead + words.text, marks };
}

function bare(label: string): string {
  return label.replace(/[:\s]+$/u, "");
}

function remarksOf(file: WordFile, parts: readonly DraftPart[], newId: () => string): Remark[] {
  const blockOf = new Map(
    file.blocks.flatMap((block, at) => block.comments.map((it) => [it.id, at] as const)),
  );
  const partAt = new Map(parts.flatMap((it) => it.blocks.map((at) => [at, it] as const)).reverse());
  return file.comments.map(({ id, text, author, about, moment }) => {
    const at = blockOf.get(id);
    const part = at === undefined ? undefined : partAt.get(at);
    const day = /^\d{4}-\d{2}-\d{2}/.exec(moment ?? "")?.[0] ?? null;
    const quote = about && !part ? `“${about}”: ` : "";
    return {
      id: newId(),
      about: part ? `${part.place.entity}/${part.place.key}` : "",
      words: { ...writingOf([quote + text], []) },
      by: author,
      on: day,
      settledOn: null,
      thread: "",
      anchor: "",
      quote: part ? about : "",
      mentions: [],
    };
  });
}
