import type { Outcome, Plan, Writing } from "#src/plan/plan.ts";
import type { Section } from "#src/template/template.ts";
import { type Analysis, analyse } from "./analysis/analyse.ts";
import { createDirectory, type Directory } from "./analysis/directory.ts";
import type {
  Diagnostic,
  Finding,
  Occasion,
  OutcomeView,
  Piece,
  Place,
  Rule,
  Setting,
} from "./rule.ts";
import { all } from "./rules/index.ts";

/** Checks one plan again and again, and reads only what is not the same object as before. */
export type Linter = { check: (plan: Plan, occasion: Occasion) => Diagnostic[] };

/** Checks a plan once. What is found comes in the order in which the plan is read. */
export function lint(plan: Plan, occasion: Occasion): Diagnostic[] {
  return createLinter().check(plan, occasion);
}

type Checked = { view: OutcomeView; diagnostics: readonly Diagnostic[] };

/** Makes a linter that remembers what it read. Its caches may be thrown away at any time. */
export function createLinter(rules: readonly Rule[] = all): Linter {
  let setting: Setting | null = null;
  let directory: Directory;
  let analyses = new WeakMap<Writing, Analysis>();
  let outcomes = new WeakMap<Outcome, Checked>();
  return { check };

  function check(plan: Plan, occasion: Occasion): Diagnostic[] {
    const now = settingOf(plan, occasion);
    if (!setting || !sameSetting(setting, now)) {
      directory = createDirectory(now.resident, now.people);
      analyses = new WeakMap();
      outcomes = new WeakMap();
      setting = now;
    }
    const current = setting;
    const checked = plan.outcomes.map((it) => outcomes.get(it) ?? checkOutcome(it, current));
    const pieces = current.template.planSections
      .filter((it) => it.holds === "writing")
      .map((it) => pieceOf("plan", it.key, null, it, plan.writing[it.key]));
    const view = { plan, pieces, outcomes: checked.map((it) => it.view) };
    const found = [
      ...pieces.flatMap((it) => checkPiece(it, current)),
      ...checked.flatMap((it) => it.diagnostics),
    ];
    for (const rule of rules)
      if (rule.scope === "plan")
        for (const it of rule.check(view, current)) found.push(diagnostic(rule, it));
    return numbered(inOrder(found, plan, occasion));
  }

  function checkOutcome(outcome: Outcome, current: Setting): Checked {
    const view = { outcome, pieces: piecesOf(outcome, current) };
    const diagnostics = view.pieces.flatMap((it) => checkPiece(it, current));
    for (const rule of rules)
      if (rule.scope === "outcome")
        for (const it of rule.check(view, current)) diagnostics.push(diagnostic(rule, it));
    const checked = { view, diagnostics };
    outcomes.set(outcome, checked);
    return checked;
  }

  function checkPiece(piece: Piece, current: Setting): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const rule of rules)
      if (rule.scope === "writing")
        for (const it of rule.check(piece, current)) found.push(diagnostic(rule, it));
    return found;
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
    let analysis = analyses.get(writing);
    if (!analysis) analyses.set(writing, (analysis = analyse(writing, directory)));
    return { entity, key, outcome, section, writing, analysis };
  }
}

const NOT_WRITTEN: Writing = {
  text: "",
  marks: [],
  bullets: [],
  speaker: { kind: "resident", person: null },
};

function settingOf(plan: Plan, { template, today }: Occasion): Setting {
  const { resident, people, voice, spokenBy } = plan;
  return { template, today, resident, people, voice, spokenBy };
}

function sameSetting(a: Setting, b: Setting): boolean {
  return (
    a.template === b.template &&
    a.today === b.today &&
    a.resident === b.resident &&
    a.voice === b.voice &&
    a.spokenBy === b.spokenBy &&
    a.people.length === b.people.length &&
    a.people.every((it, index) => it === b.people[index])
  );
}

function diagnostic(rule: Rule, finding: Finding): Diagnostic {
  const { place, message, question, evidence = "" } = finding;
  return {
    rule: rule.name,
    tier: finding.tier ?? rule.tier,
    place,
    message,
    question,
    why: rule.why,
    better: finding.better ?? rule.better,
    fixes: finding.fixes ?? [],
    key: [rule.name, place.entity, place.key, evidence].join("/"),
  };
}

/** Facts come after the words of the same thing, in this order. */
const FACTS = ["text", "timeframe", "timeframe-note", "owner", "dueOn", "status", "agreement"];

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
