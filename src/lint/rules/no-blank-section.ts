import { calledName } from "#src/plan/plan.ts";
import { headingFor, type Section } from "#src/template/template.ts";
import { whole } from "../analysis/analyse.ts";
import { isAnswer } from "../analysis/blankness.ts";
import { defineRule, type Finding, type OutcomeView, type Piece, type Setting } from "../rule.ts";

/** Every section that a plan is expected to have says something. */
export const noBlankSection = defineRule({
  name: "no-blank-section",
  catalogue: "S01",
  scope: "plan",
  topic: "completeness",
  tier: "look",
  severity: "error",
  messages: {
    empty: {
      message: "Nothing is written under {sections} yet.",
      question: "{question}",
    },
    outcome: {
      message: "Nothing is written under this {outcome} yet.",
      question: "{question}",
    },
    filler: {
      message: "“{words}” fills “{section}” and says nothing yet.{also}",
      question: "{question}",
    },
    placeholder: {
      message: "Only the form's own prompt stands under “{section}” yet.{also}",
      question: "{question}",
    },
  },
  *check({ pieces, outcomes }, setting) {
    for (const piece of pieces)
      if (isRequired(piece.section, setting))
        yield* blank([gapIn(piece.section, [piece], "plan")], setting);
      else if (isFilled(piece)) yield fillerAt(piece, "", setting);
    for (const view of outcomes) yield* blanksOf(view, setting);
  },
});

/** A section without content: its pieces say how, and which one to point at. */
type Gap = { section: Section; entity: string; piece: Piece | undefined };

function isRequired({ key, required }: Section, { config }: Setting): boolean {
  return config.required?.has(key) ?? required;
}

function* blanksOf(view: OutcomeView, setting: Setting): Iterable<Finding> {
  const required = setting.template.outcomeSections.filter((it) => isRequired(it, setting));
  const gaps = required.map((section) => {
    if (section.holds === "timeframe" && hasTime(view)) return null;
    return gapIn(
      section,
      view.pieces.filter((it) => isOf(it, section)),
      view.outcome.id,
    );
  });
  const [first] = gaps;
  // An outcome that was only just added is one gap, not one a section.
  if (first && gaps.every((it) => it !== null && !it.piece)) {
    const { entity, section } = first;
    yield {
      place: { entity, key: section.key, from: 0, to: 0 },
      messageId: "outcome",
      with: {
        outcome: setting.template.outcomeName.toLowerCase(),
        question: questionOf(section, setting),
      },
      ...betterFor(section),
      evidence: "all",
    };
    return;
  }
  for (const gap of gaps) if (gap?.section.role !== "strengths") yield* blank([gap], setting);
  yield* blank(
    gaps.filter((it) => it?.section.role === "strengths"),
    setting,
  );
  const told = new Set(gaps.map((it) => it?.section));
  for (const piece of view.pieces)
    if (!told.has(piece.section) && isFilled(piece)) yield fillerAt(piece, "", setting);
}

/**
 * Whether a filler stands where nothing needs to stand, or beside content: another marker or action.
 * "None" may well be the answer there.
 */
function isFilled({ key, section, analysis }: Piece): boolean {
  if (!/^(?:filler|left-over)$/.test(analysis.blankness)) return false;
  if (key === "agreement" || key === "timeframe-note") return false;
  return section.holds === "markers" || section.holds === "actions" || !isAnswer(analysis.words);
}

/** An example of what such a section can say; the rule's own serves for the rest. */
function betterFor({ holds, role }: Section): Pick<Finding, "better"> {
  if (role === "outcome")
    return { better: "“I want to walk to the library on my own; nobody there asks how I am.”" };
  if (holds === "timeframe")
    return { better: "“By 30 September, and we look at it together on 14 August.”" };
  if (holds === "markers") return { better: "“My sister has been round for tea twice.”" };
  if (holds === "actions") return { better: "“Ade rings the dentist with Tom by 6 June.”" };
  return {};
}

function isOf(piece: Piece, section: Section): boolean {
  return piece.section === section && piece.key !== "agreement";
}

function hasTime({ outcome: { timeframe } }: OutcomeView): boolean {
  const { kind, from, to, reviewOn } = timeframe;
  return kind === "open" || Boolean(from ?? to ?? reviewOn);
}

/** The gap in a section that these pieces make up; null where any of them is content. */
function gapIn(section: Section, pieces: readonly Piece[], entity: string): Gap | null {
  if (pieces.some((it) => it.analysis.blankness === "")) return null;
  return { section, entity, piece: pieces.find((it) => it.analysis.blankness !== "empty") };
}

/** One finding for these gaps, at the first of them that holds any words. */
function* blank(gaps: readonly (Gap | null)[], setting: Setting): Iterable<Finding> {
  const found = gaps.filter((it) => it !== null);
  const gap = found.find((it) => it.piece) ?? found[0];
  if (!gap) return;
  const { section, entity, piece } = gap;
  const names = found.map((it) => `“${headingOf(it.section, setting)}”`);
  if (piece) {
    yield fillerAt(piece, found.length > 1 ? ` ${listed(names)} hold nothing yet.` : "", setting);
    return;
  }
  yield {
    place: { entity, key: section.key, from: 0, to: 0 },
    messageId: "empty",
    with: { sections: listed(names), question: questionOf(section, setting) },
    ...betterFor(section),
    evidence: found.map((it) => it.section.key).join("+"),
  };
}

function fillerAt(
  { entity, key, section, analysis }: Piece,
  also: string,
  setting: Setting,
): Finding {
  const range = whole(analysis);
  const words = analysis.text.slice(range.from, range.to).slice(0, 40);
  return {
    place: { entity, key, ...range },
    tier: "fix",
    messageId: analysis.blankness === "left-over" ? "placeholder" : "filler",
    with: {
      words,
      section: headingOf(section, setting),
      also,
      question: questionOf(section, setting),
    },
    evidence: analysis.blankness,
  };
}

function headingOf(section: Section, { voice, resident }: Setting): string {
  return headingFor(section.heading, voice, calledName(resident));
}

function questionOf(section: Section, { resident }: Setting): string {
  return section.prompts[0] ?? `What would ${calledName(resident)} like to say about this?`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
