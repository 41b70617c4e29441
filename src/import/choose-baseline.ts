import {
  COPY_KINDS,
  type Copy,
  type CopyKind,
  type CopyOptions,
  defaultCopyOptions,
} from "#src/export/copy.ts";
import type { CopyMaker } from "#src/export/copy-maker.ts";
import { type Identity, identityOf } from "#src/export/identity.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { sameAs } from "./alike.ts";
import { type ExpectedSection, expectedFrom, textOf } from "./expected-copy.ts";
import { dayIn } from "./read-fact.ts";
import type { WordFile } from "./word-file.ts";

/** What a file is compared with: the copy as it must have been when it was made. */
export type Baseline = {
  /** The number among the given plans. */
  index: number;
  isSure: boolean;
  plan: Plan;
  copy: Copy;
  identity: Identity;
  expected: ExpectedSection[];
};

/**
 * The plan that a copy was made from, by the hashes in its identity, and where it has none by what the
 * file says; and the copy made again. `plans` come the likeliest first.
 */
export function chooseBaseline(
  file: WordFile,
  plans: readonly [Plan, ...Plan[]],
  template: Template,
  copyOf: CopyMaker,
): Baseline {
  const texts = new Set(file.blocks.map((it) => sameAs(it.text)).filter((it) => it !== ""));
  let best = { index: 0, score: -1, isSure: false };
  for (const [index, plan] of plans.entries()) {
    const score = scoreByHashes(file, plan, (it) => copyOf(plan, template, it));
    if (score > best.score) best = { index, score, isSure: score === 1 };
    if (best.isSure) break;
  }
  const { index, isSure } = best;
  const plan = plans[index] ?? plans[0];
  let made: { copy: Copy; score: number } | null = null;
  for (const options of optionsFor(file, plan, plans)) {
    const copy = copyOf(plan, template, options);
    const score = shareOf(copy, texts);
    if (made === null || score > made.score) made = { copy, score };
    if (score > ENOUGH) break;
  }
  const copy = made?.copy ?? copyOf(plan, template, plainOptions(file, plan));
  const expected = expectedFrom(copy, plan);
  return { index, isSure, plan, copy, identity: identityOf(copy), expected };
}

/** A copy of which more than this share of sentences is in the file is the right kind. */
const ENOUGH = 0.95;

/** The share of sections whose words are those that the file's hashes were made of. */
function scoreByHashes(
  file: WordFile,
  plan: Plan,
  copyWith: (options: CopyOptions) => Copy,
): number {
  const { identity } = file;
  if (!identity || identity.sections.length === 0) return 0;
  const { sections } = identityOf(copyWith(plainOptions(file, plan)));
  const hashes = new Map(sections.map((it) => [it.tag, it.hash]));
  const right = identity.sections.filter((it) => hashes.get(it.tag) === it.hash);
  return right.length / identity.sections.length;
}

function plainOptions(file: WordFile, plan: Plan): CopyOptions {
  const kind = COPY_KINDS.find((it) => it === file.identity?.copy) ?? "practitioner";
  return optionsOf(kind, file, plan);
}

function optionsOf(kind: CopyKind, file: WordFile, plan: Plan): CopyOptions {
  const { identity } = file;
  const { version, exportedOn } = madeAs(file);
  const forms = new Set(identity?.form.split(" "));
  const tags = new Set(identity?.sections.map((it) => it.tag));
  const chosen = plan.outcomes.map((it) => it.id).filter((it) => tags.has(it));
  const isPart = chosen.length > 0 && chosen.length < plan.outcomes.length;
  return {
    ...defaultCopyOptions(plan, kind, { version, exportedOn }),
    outcomes: isPart ? chosen : null,
    largePrint: forms.has("largePrint"),
    easyRead: forms.has("easyRead"),
    plainWords: forms.has("plainWords"),
  };
}

/** The version and day that a copy says it is of: in its identity, else in what can be read in it. */
function madeAs({ identity, blocks }: WordFile): Pick<CopyOptions, "version" | "exportedOn"> {
  const said = blocks.find((it) => it.text.startsWith("This copy:"))?.text ?? "";
  const version = identity?.version || (/version ([^,]+),/.exec(said)?.[1] ?? "");
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(identity?.exportedOn ?? "");
  const exportedOn = isDay ? identity?.exportedOn : dayIn(said);
  return { version, exportedOn: exportedOn ?? "2000-01-01" };
}

/** Every way in which a copy may have been made that shows in its words, the likeliest first. */
function* optionsFor(file: WordFile, plan: Plan, plans: readonly Plan[]): Generator<CopyOptions> {
  const told = COPY_KINDS.find((it) => it === file.identity?.copy);
  for (const kind of told === undefined ? COPY_KINDS : [told]) {
    const options = optionsOf(kind, file, plan);
    yield options;
    if (kind === "resident")
      for (const [easyRead, plainWords] of [
        [false, true],
        [true, false],
        [true, true],
      ] as const)
        yield { ...options, easyRead, plainWords };
    if (kind === "review")
      for (const baseline of [null, ...plans])
        for (const tracked of [false, true]) yield { ...options, baseline, tracked };
  }
}

/** How much of what a copy says, and what can't come from the plan, stands in a file. */
function shareOf(copy: Copy, texts: ReadonlySet<string>): number {
  const lines = copy.blocks.flatMap((it) => {
    if (it.kind === "heading") return [it.text];
    if (it.kind === "table") return it.rows.flat(2).map(textOf);
    return it.kind === "line" ? [textOf(it)] : [];
  });
  const said = lines.map(sameAs).filter((it) => it !== "");
  const known = new Set(said);
  const strange = [...texts].filter((it) => !known.has(it)).length;
  return said.filter((it) => texts.has(it)).length / Math.max(1, said.length + strange);
}
