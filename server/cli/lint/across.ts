import { open } from "node:fs/promises";
import { type Cluster, createCaseload, type SignedSection } from "#src/lint/across/caseload.ts";
import { type Count, countsOf } from "#src/lint/across/counts.ts";
import { createFolding } from "#src/lint/across/normalise.ts";
import { sharedRuns } from "#src/lint/across/shared-runs.ts";
import { createLinter } from "#src/lint/lint.ts";
import { parsePlan } from "#src/plan/parse-plan.ts";
import { STANDARD } from "../read-plan-file.ts";
import type { Checking } from "./check-plan.ts";
import { piecesIn } from "./pieces-in.ts";

/** Where a plan that was compared can be read again. */
export type Source = { plan: string; file: string; offset: number; length: number };

/** Wording that stands in several plans: in how many of what, and no plan by name. */
export type SharedWording = {
  plans: number;
  byTemplate: readonly Count[];
  bySection: readonly Count[];
  /**
   * What two of the texts have in common, without names and numbers, the longest first; empty where
   * the plans came from standard input, which can't be read again.
   */
  words: readonly string[];
};

/** What all plans that were read have in common. */
export type Across = {
  /** How many pieces of writing were compared, and how many came near to others' wording. */
  compared: number;
  nearly: number;
  clusters: readonly SharedWording[];
  /** How many clusters there are beside those that are told. */
  more: number;
};

/** So many clusters are told, those of the most plans. */
const TOLD = 50;

/** So many runs of words are shown of each. */
const RUNS = 3;

/** Gathers what plans are compared by, and compares them when all are in. */
export function createAcross({ templates, today }: Pick<Checking, "templates" | "today">) {
  const caseload = createCaseload();
  const sources = new Map<string, Source>();
  return { add, compare };

  function add(signed: readonly SignedSection[], from: readonly Source[]): void {
    for (const it of signed) caseload.add(it);
    for (const it of from) sources.set(it.plan, it);
  }

  async function compare(): Promise<Across> {
    const { compared, nearly, clusters } = caseload.compare();
    const told: SharedWording[] = [];
    for (const cluster of clusters.slice(0, TOLD)) {
      const { plans, byTemplate, bySection } = countsOf(cluster);
      told.push({ plans, byTemplate, bySection, words: await wordsOf(cluster) });
    }
    return { compared, nearly, clusters: told, more: clusters.length - told.length };
  }

  async function wordsOf({ sections }: Cluster): Promise<string[]> {
    const [first] = sections;
    const second = sections.find((it) => it.plan !== first?.plan);
    const [a, b] = [first && (await read(first)), second && (await read(second))];
    if (!a || !b) return [];
    const runs = sharedRuns(a.text, a.folded, b.folded);
    return runs.slice(0, RUNS).map((it) => it.words);
  }

  /** A piece of writing once more: it was not kept, for there may be very many. */
  async function read({ plan: id, entity, key }: SignedSection) {
    const source = sources.get(id);
    const { plan } = source ? parsePlan(await textAt(source)) : { plan: null };
    const template = templates.find((it) => it.name === plan?.template.name);
    if (!plan || !template) return null;
    const view = createLinter([]).view(plan, { template, today });
    const piece = piecesIn(view).find((it) => it.entity === entity && it.key === key);
    if (!piece) return null;
    const { text } = piece.writing;
    return { text, folded: createFolding(plan.resident, plan.people)(piece.analysis) };
  }
}

/** The text of a plan; empty where it is not to be had a second time. */
async function textAt({ file, offset, length }: Source): Promise<string> {
  if (file === STANDARD) return "";
  const handle = await open(file).catch(() => null);
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead = 0 } = (await handle?.read(bytes, 0, length, offset)) ?? {};
    return new TextDecoder().decode(bytes.subarray(0, bytesRead));
  } catch {
    // A pipe that was read to its end has nothing more to give.
    return "";
  } finally {
    await handle?.close();
  }
}
