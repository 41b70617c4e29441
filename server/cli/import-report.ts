import type { DraftPart, PlanDraft, TrayItem } from "#src/import/plan-draft.ts";
import type { WordFile } from "#src/import/word-file.ts";
import { calledName, nameOf, type Plan } from "#src/plan/plan.ts";
import type { Returned, Suggestion } from "#src/plan/suggestion.ts";
import { headingFor, type Section, type Template } from "#src/template/template.ts";
import { plain } from "./output.ts";

/** Less sure than this is worth a look. */
const SURE = 0.8;

/** What was found in a file, where, and how sure that is; then what has no place. */
export function draftInWords(draft: PlanDraft, template: Template, file: WordFile): string {
  const { plan, parts, tray } = draft;
  const lines = [`A draft from the template ${template.name}, for ${nameOf(plan.resident)}.`];
  const { reference } = file.identity ?? {};
  if (file.identity)
    lines.push(
      `The file is a copy that Ownwords made${reference ? ` of the plan ${reference}` : ""}. To see what was changed in it: ownwords import FILE.docx --into FILE.json`,
    );
  const inOutcome = new Map(
    plan.outcomes.flatMap((it, at) =>
      [it, ...it.markers, ...it.actions].map(({ id }) => [id, at] as const),
    ),
  );
  const groups = [null, ...plan.outcomes.keys()];
  for (const group of groups) {
    const own = parts.filter((it) => (inOutcome.get(it.place.entity) ?? null) === group);
    if (own.length === 0) continue;
    lines.push("", group === null ? "The plan as a whole" : `${template.outcomeName} ${group + 1}`);
    lines.push(...own.map((it) => partInWords(it, plan, template)));
  }
  if (plan.remarks.length) lines.push("", `Comments: ${plan.remarks.length}, kept as comments.`);
  lines.push("", ...trayInWords(tray), ...file.unread);
  return `${lines.map(plain).join("\n")}\n`;
}

function partInWords(part: DraftPart, plan: Plan, template: Template): string {
  const { label, how, confidence, words } = part;
  const found = label ? `${how} “${short(label, 40)}”` : how;
  const look = confidence < SURE ? ", worth a look" : "";
  return `  ${nameOfPlace(part.place, plan, template)}: ${short(words, 60)} [${found}, ${Math.round(confidence * 100)} %${look}]`;
}

function nameOfPlace({ entity, key }: DraftPart["place"], plan: Plan, template: Template): string {
  const named = (sections: readonly Section[]) => {
    const section = sections.find((it) => it.key === key);
    return section && headingFor(section.heading, plan.voice, calledName(plan.resident));
  };
  if (key === "text")
    return plan.outcomes.some((it) => it.markers.some(({ id }) => id === entity))
      ? "Progress marker"
      : "Action";
  if (key === "name") return entity === "resident" ? "Resident" : "Person";
  const sections = entity === "plan" ? template.planSections : template.outcomeSections;
  return FACTS.get(key) ?? named(sections) ?? key;
}

const FACTS = new Map([
  ["timeframe-note", "Time"],
  ["title", "Title"],
  ["reviewOn", "Next review"],
  ["totalHours", "Total hours a week"],
  ["pronouns", "Pronouns"],
]);

function trayInWords(tray: readonly TrayItem[]): string[] {
  if (tray.length === 0) return ["Every word of the file has a place."];
  const count = tray.length === 1 ? "1 piece" : `${tray.length} pieces`;
  return [
    `Without a place, so under “Kept from the file” in the draft: ${count}.`,
    ...tray.map(({ kind, text, by }) => {
      const what = kind === "left over" ? "" : `${kind}${by && ` by ${by}`}: `;
      return `  ${what}${short(text, 90)}`;
    }),
  ];
}

/** What a copy that came back would change, each with who changed it. */
export function returnedInWords({ suggestions, comments, tray }: Returned): string {
  const lines: string[] = [];
  if (suggestions.length === 0) lines.push("Nothing was changed in the copy.");
  for (const it of suggestions) {
    const who = [...new Set(it.by.map(({ author }) => author))].filter(Boolean).join(", ");
    const by = who ? `by ${who}` : "by nobody whom Word names";
    lines.push(
      `${it.section.heading} (${by}${it.hasMovedOn ? ", and the plan has changed there since" : ""})`,
    );
    lines.push(...changeInWords(it));
  }
  for (const { author, text, section } of comments)
    lines.push(
      `Comment${author && ` by ${author}`}${section ? ` at ${section.heading}` : ""}: ${text}`,
    );
  if (tray.length) lines.push("Words that fit nowhere:", ...tray.map((it) => `  ${it.text}`));
  return `${lines.map(plain).join("\n")}\n`;
}

/** What was not put into the plan though the copy suggests it. */
export function leftOutInWords(suggestions: readonly Suggestion[]): string {
  if (suggestions.length === 0) return "";
  const lines = suggestions.flatMap((it) => [it.section.heading, ...changeInWords(it)]);
  return `${["Left out, for people to decide:", ...lines].map(plain).join("\n")}\n`;
}

function changeInWords(it: Suggestion): string[] {
  switch (it.kind) {
    case "words":
      return [`  was: ${it.old}`, `  now: ${it.new.text}`];
    case "fact":
      return [`  ${it.label} was: ${it.old}`, `  ${it.label} now: ${it.new}`];
    case "add":
      return [`  new ${it.thing.kind}: ${it.new.text}`];
    case "remove":
      return [`  is not in the copy any more: ${it.old}`];
  }
}

function short(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}
