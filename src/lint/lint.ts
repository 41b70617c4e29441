import { calledName, noWriting, type Outcome, type Plan, type Writing } from "#src/plan/plan.ts";
import type { Section } from "#src/template/template.ts";
import { type Analysis, analyse } from "./analysis/analyse.ts";
import { createDirectory, type Directory } from "./analysis/directory.ts";
import { inOrder, numbered } from "./in-order.ts";
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

/** A piece of writing with what was found in it. */
type CheckedPiece = { piece: Piece; diagnostics: readonly Diagnostic[] };
type Checked = {
  view: OutcomeView;
  pieces: readonly CheckedPiece[];
  diagnostics: readonly Diagnostic[];
};
type OfWriting = Extract<Rule, { scope: "writing" }>;

/** Makes a linter that remembers the plan it last checked, and may be thrown away at any time. */
export function createLinter(rules: readonly Rule[] = all): Linter {
  const ofOutcomes = rules.filter((it) => it.scope === "outcome");
  const ofPlans = rules.filter((it) => it.scope === "plan" || it.scope === "review");
  const byKind = new Map<PieceKind, OfWriting[]>();
  for (const rule of rules)
    if (rule.scope === "writing")
      for (const kind of rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  let setting: Setting | null = null;
  let directory: Directory;
  let nothing: Analysis | null = null;
  let own: readonly CheckedPiece[] = [];
  let outcomes: ReadonlyMap<string, Checked> = new Map();
  return { check, view: (plan, occasion) => read(plan, occasion).view };

  function read(plan: Plan, occasion: Occasion) {
    const now = settingOf(plan, occasion);
    if (!setting || !sameSetting(setting, now)) {
      directory = createDirectory(now.resident, now.people);
      nothing = null;
      own = [];
      outcomes = new Map();
      setting = now;
    }
    const current = setting;
    const checked = plan.outcomes.map((it) => {
      const known = outcomes.get(it.id);
      return known?.view.outcome === it ? known : checkOutcome(it, current, known?.pieces ?? []);
    });
    outcomes = new Map(checked.map((it) => [it.view.outcome.id, it]));
    const before = own;
    own = current.template.planSections
      .filter((it) => it.holds === "writing")
      .map((it, at) => checkPiece("plan", it.key, null, it, plan.writing[it.key], before, at));
    const view: PlanView = {
      plan,
      pieces: own.map((it) => it.piece),
      outcomes: checked.map((it) => it.view),
    };
    return { view, checked, current };
  }

  function check(plan: Plan, occasion: Occasion): Diagnostic[] {
    const { view, checked, current } = read(plan, occasion);
    const found: Diagnostic[] = [];
    for (const { diagnostics } of own) found.push(...diagnostics);
    for (const { diagnostics } of checked) found.push(...diagnostics);
    for (const rule of ofPlans) {
      const options = current.config.optionsOf(rule);
      for (const it of rule.check(view, current, options)) keep(found, rule, it, current, null);
    }
    return numbered(inOrder(found, plan, occasion));
  }

  function checkOutcome(
    outcome: Outcome,
    current: Setting,
    before: readonly CheckedPiece[],
  ): Checked {
    const pieces = checkPieces(outcome, current, before);
    const view = { outcome, pieces: pieces.map((it) => it.piece) };
    const diagnostics = pieces.flatMap((it) => it.diagnostics);
    for (const rule of ofOutcomes) {
      const options = current.config.optionsOf(rule);
      for (const it of rule.check(view, current, options))
        keep(diagnostics, rule, it, current, null);
    }
    return { view, pieces, diagnostics };
  }

  function checkPieces(
    outcome: Outcome,
    { template }: Setting,
    before: readonly CheckedPiece[],
  ): CheckedPiece[] {
    const { id } = outcome;
    const pieces: CheckedPiece[] = [];
    for (const section of template.outcomeSections) {
      const add = (entity: string, key: string, writing: Writing | undefined) =>
        pieces.push(checkPiece(entity, key, id, section, writing, before, pieces.length));
      if (section.holds === "writing") add(id, section.key, outcome.writing[section.key]);
      else if (section.holds === "timeframe") add(id, "timeframe-note", outcome.timeframe.note);
      else if (section.holds === "markers")
        for (const it of outcome.markers) add(it.id, "text", it.wording);
      else
        for (const it of outcome.actions) {
          add(it.id, "text", it.wording);
          add(it.id, "agreement", it.agreement.words);
        }
    }
    return pieces;
  }

  function checkPiece(
    entity: string,
    key: string,
    outcome: string | null,
    section: Section,
    writing: Writing = NOT_WRITTEN,
    before: readonly CheckedPiece[],
    at: number,
  ): CheckedPiece {
    const isSame = ({ piece }: CheckedPiece) =>
      piece.writing === writing && piece.entity === entity && piece.key === key;
    const there = before[at];
    // Where nothing was put in or taken out before it, a piece stands where it stood.
    const known = there && isSame(there) ? there : before.find(isSame);
    if (known) return known;
    const kind = kindOf(key, section);
    const analysis = writing.text ? readWriting(writing) : (nothing ??= readWriting(NOT_WRITTEN));
    const piece = { entity, key, kind, outcome, section, writing, analysis };
    return { piece, diagnostics: setting ? diagnosticsOf(piece, setting) : [] };
  }

  function readWriting(writing: Writing): Analysis {
    return analyse(writing, directory, setting?.config.vocabulary ?? shipped);
  }

  function diagnosticsOf(piece: Piece, current: Setting): readonly Diagnostic[] {
    // Where nothing stands there are no words to look at; what is missing is for the other scopes.
    if (!piece.writing.text) return NOTHING;
    const diagnostics: Diagnostic[] = [];
    for (const rule of byKind.get(piece.kind) ?? []) {
      const options = rule.options && current.config.optionsOf(rule);
      for (const it of rule.check(piece, current, options))
        keep(diagnostics, rule, it, current, piece);
    }
    return diagnostics;
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
  const filled = (text: string) =>
    text.includes("{") ? text.replaceAll(/\{(\w+)\}/g, (_, name) => names[name] ?? "") : text;
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
    ...(finding.better === undefined ? {} : { better: finding.better }),
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
