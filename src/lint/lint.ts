import { calledName, noWriting, type Outcome, type Plan, type Writing } from "#src/plan/plan.ts";
import type { Section } from "#src/template/template.ts";
import { type Analysis, analyse } from "./analysis/analyse.ts";
import { createDirectory, type Directory } from "./analysis/directory.ts";
import { configOf } from "./packs/index.ts";
import type {
  Diagnostic,
  Finding,
  Occasion,
  OutcomeView,
  Piece,
  PieceKind,
  PlanView,
  Place,
  Rule,
  Setting,
  Topic,
} from "./rule.ts";
import { all } from "./rules/index.ts";
import { shipped } from "./vocabulary.ts";

/** Checks one plan again and again, and reads only what is not the same object as before. */
export type Linter = {
  check: (plan: Plan, occasion: Occasion) => Diagnostic[];
  /** The plan as rules see it: every piece of writing, read. */
  view: (plan: Plan, occasion: Occasion) => PlanView;
};

/** Checks a plan once. What is found comes in the order in which the plan is read. */
export function lint(plan: Plan, occasion: Occasion): Diagnostic[] {
  return createLinter().check(plan, occasion);
}

type Checked = { view: OutcomeView; diagnostics: readonly Diagnostic[] };
type CheckedPiece = { entity: string; key: string; diagnostics: readonly Diagnostic[] };
type OfWriting = Extract<Rule, { scope: "writing" }>;

/** Makes a linter that remembers what it read. Its caches may be thrown away at any time. */
export function createLinter(rules: readonly Rule[] = all): Linter {
  const ofOutcomes = rules.filter((it) => it.scope === "outcome");
  const ofPlans = rules.filter((it) => it.scope === "plan" || it.scope === "review");
  const byKind = new Map<PieceKind, OfWriting[]>();
  for (const rule of rules)
    if (rule.scope === "writing")
      for (const kind of rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  let setting: Setting | null = null;
  let directory: Directory;
  let analyses = new WeakMap<Writing, Analysis>();
  let pieces = new WeakMap<Writing, CheckedPiece>();
  let outcomes = new WeakMap<Outcome, Checked>();
  return { check, view: (plan, occasion) => read(plan, occasion).view };

  function read(plan: Plan, occasion: Occasion) {
    const now = settingOf(plan, occasion);
    if (!setting || !sameSetting(setting, now)) {
      directory = createDirectory(now.resident, now.people);
      analyses = new WeakMap();
      pieces = new WeakMap();
      outcomes = new WeakMap();
      setting = now;
    }
    const current = setting;
    const checked = plan.outcomes.map((it) => outcomes.get(it) ?? checkOutcome(it, current));
    const own = current.template.planSections
      .filter((it) => it.holds === "writing")
      .map((it) => pieceOf("plan", it.key, null, it, plan.writing[it.key]));
    const view: PlanView = { plan, pieces: own, outcomes: checked.map((it) => it.view) };
    return { view, checked, current };
  }

  function check(plan: Plan, occasion: Occasion): Diagnostic[] {
    const { view, checked, current } = read(plan, occasion);
    const found = [
      ...view.pieces.flatMap((it) => checkPiece(it, current)),
      ...checked.flatMap((it) => it.diagnostics),
    ];
    for (const rule of ofPlans) {
      const options = current.config.optionsOf(rule);
      for (const it of rule.check(view, current, options)) keep(found, rule, it, current, null);
    }
    return numbered(inOrder(found, plan, occasion));
  }

  function checkOutcome(outcome: Outcome, current: Setting): Checked {
    const view = { outcome, pieces: piecesOf(outcome, current) };
    const diagnostics = view.pieces.flatMap((it) => checkPiece(it, current));
    for (const rule of ofOutcomes) {
      const options = current.config.optionsOf(rule);
      for (const it of rule.check(view, current, options))
        keep(diagnostics, rule, it, current, null);
    }
    const checked = { view, diagnostics };
    outcomes.set(outcome, checked);
    return checked;
  }

  function checkPiece(piece: Piece, current: Setting): readonly Diagnostic[] {
    const { entity, key, writing } = piece;
    // Where nothing stands there are no words to look at; what is missing is for the other scopes.
    if (!writing.text) return NOTHING;
    const known = pieces.get(writing);
    if (known && known.entity === entity && known.key === key) return known.diagnostics;
    const diagnostics: Diagnostic[] = [];
    for (const rule of byKind.get(piece.kind) ?? []) {
      const options = rule.options && current.config.optionsOf(rule);
      for (const it of rule.check(piece, current, options))
        keep(diagnostics, rule, it, current, piece);
    }
    pieces.set(writing, { entity, key, diagnostics });
    return diagnostics;
  }

  function piecesOf(outcome: Outcome, { template }: Setting): Piece[] {
    const { id } = outcome;
    return template.outcomeSections.flatMap((section) => {
      const piece = (entity: string, key: string, writing: Writing | undefined) =>
        pieceOf(entity, key, id, section, writing);
      if (section.holds === "writing")
        return [piece(id, section.key, outcome.writing[section.key])];
      if (section.holds === "timeframe")
        return [piece(id, "timeframe-note", outcome.timeframe.note)];
      if (section.holds === "markers")
        return outcome.markers.map((it) => piece(it.id, "text", it.wording));
      return outcome.actions.flatMap((it) => [
        piece(it.id, "text", it.wording),
        piece(it.id, "agreement", it.agreement.words),
      ]);
    });
  }

  function pieceOf(
    entity: string,
    key: string,
    outcome: string | null,
    section: Section,
    writing: Writing = NOT_WRITTEN,
  ): Piece {
    // Nothing is always read as nothing, and a plan has many places where nothing stands yet.
    const known = writing.text ? writing : NOT_WRITTEN;
    let analysis = analyses.get(known);
    if (!analysis) {
      const vocabulary = setting?.config.vocabulary ?? shipped;
      analyses.set(known, (analysis = analyse(known, directory, vocabulary)));
    }
    return { entity, key, kind: kindOf(key, section), outcome, section, writing, analysis };
  }
}

const NOT_WRITTEN: Writing = noWriting();
const NOTHING: readonly Diagnostic[] = [];

function kindOf(key: string, { holds, role }: Section): PieceKind {
  if (key === "agreement") return "agreement";
  if (holds === "timeframe") return "timeframe";
  if (holds === "markers") return "marker";
  if (holds === "actions") return "action";
  return role;
}

function settingOf(plan: Plan, { template, today, config }: Occasion): Setting {
  const { resident, people, voice, spokenBy, status, stage, pack } = plan;
  const held = config ?? configOf(pack || template.pack);
  return { template, today, config: held, resident, people, voice, spokenBy, status, stage };
}

function sameSetting(a: Setting, b: Setting): boolean {
  return (
    a.template === b.template &&
    a.today === b.today &&
    a.config === b.config &&
    a.resident === b.resident &&
    a.voice === b.voice &&
    a.spokenBy === b.spokenBy &&
    a.status === b.status &&
    a.stage === b.stage &&
    a.people.length === b.people.length &&
    a.people.every((it, index) => it === b.people[index])
  );
}

/** Adds what a rule yielded, unless the pack is not interested or the words are the resident's own. */
function keep(
  found: Diagnostic[],
  rule: Rule,
  finding: Finding,
  { config, resident }: Setting,
  piece: Piece | null,
): void {
  const { place, evidence = "", messageId = Object.keys(rule.messages)[0] ?? "" } = finding;
  const said = rule.messages[messageId];
  if (!said) throw new Error(`The rule ${rule.name} has no message “${messageId}”.`);
  if (rule.sparesOwnWords && piece && isOwn(piece.analysis, place)) return;
  const severity = config.severityOf(rule, messageId);
  if (severity === "off") return;
  const names: Record<string, string> = { called: calledName(resident), ...finding.with };
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name) => names[name] ?? "");
  found.push({
    rule: rule.name,
    messageId,
    topic: rule.topic,
    tier: config.tierOf(rule, finding.tier ?? rule.tier),
    severity,
    place,
    message: filled(said.message),
    question: filled(said.question),
    plainly: filled(rule.plainly ?? PLAINLY[rule.topic]),
    why: rule.why,
    better: finding.better ?? rule.better,
    fixes: finding.fixes ?? [],
    key: [rule.name, place.entity, place.key, evidence].join("/"),
  });
}

/** Whether all words at a place are marked as the resident's own. */
function isOwn({ words, own }: Analysis, { from, to }: Place): boolean {
  if (!own.length || from === to) return false;
  const here = words.filter((it) => it.from < to && it.to > from);
  return here.length > 0 && here.every((it) => it.own);
}

/** What the resident is asked about each topic. */
const PLAINLY: Record<Topic, string> = {
  completeness: "Is there anything you would like to say here?",
  outcomes: "Is this what you want, the way you would say it?",
  voice: "Is this how you would say it?",
  timeframes: "When do we look at this again?",
  strengths: "What do you and the people around you already do?",
  progress: "How would we notice that things are getting better?",
  actions: "Who is going to do this, and when?",
  language: "Is this how you would say it?",
  repetition: "Is this true here too?",
  agreement: "Is there anything here that you do not agree with?",
  process: "When do we look at this together?",
};

/** Facts come after the words of the same thing, in this order. */
const FACTS = [
  "text",
  "timeframe",
  "timeframe-note",
  "areas",
  "owner",
  "dueOn",
  "status",
  "commissioned",
  "agreement",
];

/** Facts of the whole plan come last. */
const PLAN_FACTS = [
  "outcomes",
  "needs",
  "areas",
  "reviewOn",
  "reviews",
  "risks",
  "signatures",
  "copies",
];

function inOrder(found: Diagnostic[], plan: Plan, { template }: Occasion): Diagnostic[] {
  if (found.length < 2) return found;
  const ranks = new Map<string, number>();
  const rank = (entity: string, key: string) => {
    const name = `${entity}/${key}`;
    if (!ranks.has(name)) ranks.set(name, ranks.size);
  };
  const here = new Set(found.map((it) => it.place.entity));
  const rankFacts = (id: string) => {
    if (here.has(id)) for (const fact of FACTS) rank(id, fact);
  };
  for (const { key } of template.planSections) rank("plan", key);
  for (const { id, markers, actions } of plan.outcomes)
    for (const { key, holds } of template.outcomeSections) {
      if (here.has(id)) rank(id, key);
      if (holds === "timeframe") rankFacts(id);
      const things = holds === "markers" ? markers : holds === "actions" ? actions : [];
      for (const thing of things) rankFacts(thing.id);
    }
  for (const it of PLAN_FACTS) rank("plan", it);
  const rankOf = ({ entity, key }: Place) => ranks.get(`${entity}/${key}`) ?? ranks.size;
  return found.sort(
    (a, b) =>
      rankOf(a.place) - rankOf(b.place) ||
      a.place.from - b.place.from ||
      a.place.to - b.place.to ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** Gives the second finding of a kind in one place a key of its own. */
function numbered(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, number>();
  return found.map((it) => {
    const count = (seen.get(it.key) ?? 0) + 1;
    seen.set(it.key, count);
    return count === 1 ? it : { ...it, key: `${it.key}/${count}` };
  });
}
