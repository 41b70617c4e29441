import { candidatesOf } from "./candidates.ts";
import { compareSignatures, resemblance, type Signature } from "./signature.ts";

/** One signed piece of writing of a plan: where it stands, and nothing of what it says. */
export type SignedSection = {
  /** The id of the plan. */
  plan: string;
  /** The name of the template the plan was made from. */
  template: string;
  /** Who the plan lies with, where that is known. */
  team: string | null;
  /** The id of whoever wrote it, where that is known; only ever counted, and never under five. */
  writer: string | null;
  /** The key of the template's section. */
  section: string;
  /** The place of the writing, as diagnostics have it. */
  entity: string;
  key: string;
  signature: Signature;
};

/**
 * Pieces of writing that say nearly the same in different plans. Each is at least 0.7 like another
 * one of a different plan in it, and all hang together by such pairs.
 */
export type Cluster = {
  /** In the order of plans and places. */
  sections: readonly SignedSection[];
  /** How many plans they stand in: two or more. */
  plans: number;
};

/** What a caseload has in common. */
export type Likeness = {
  /** How many pieces of writing were compared. */
  compared: number;
  /** Those of the most plans come first. */
  clusters: readonly Cluster[];
  /** How many pieces belong to no cluster and yet are 0.6 to 0.7 like one of another plan. */
  nearly: number;
};

/** Plans of one organisation, to be compared with each other. */
export type Caseload = {
  /** Takes in one signed piece of writing; keeps its signature and nothing else. */
  add: (section: SignedSection) => void;
  /** Compares all that was taken in. The order in which it came makes no difference. */
  compare: () => Likeness;
};

/** From what resemblance on wording is reported as the same. */
export const SAME = 0.7;

/** From what resemblance on it is counted. */
export const NEARLY = 0.6;

/**
 * Gathers the signatures of a caseload. Compare once, when all are in. Time grows with their number
 * and not with its square, whatever they hold; memory is two or three kilobytes a piece of writing.
 */
export function createCaseload(): Caseload {
  const sections: SignedSection[] = [];
  return {
    add: (section) => void sections.push(section),
    compare: () => compareAll(wordingsOf(sections)),
  };
}

/** One wording, and all pieces of writing that have this very one. */
type Wording = {
  signature: Signature;
  sections: SignedSection[];
  /** The plan they all stand in; null where there are several. */
  plan: string | null;
  /** Is 0.6 to 0.7 like a wording of another plan. */
  isNearly: boolean;
};

function wordingsOf(sections: readonly SignedSection[]): Wording[] {
  const wordings: Wording[] = [];
  const sorted = sections.toSorted((a, b) => compareSignatures(a.signature, b.signature));
  for (const section of sorted) {
    const { signature, plan } = section;
    const last = wordings.at(-1);
    if (last && compareSignatures(last.signature, signature) === 0) {
      last.sections.push(section);
      if (last.plan !== plan) last.plan = null;
    } else wordings.push({ signature, sections: [section], plan, isNearly: false });
  }
  return wordings;
}

function compareAll(wordings: readonly Wording[]): Likeness {
  const joined = createUnion(wordings.length);
  for (const [a, b] of candidatesOf(wordings.map((it) => it.signature))) {
    const [left, right] = [wordings[a], wordings[b]];
    if (!left || !right || joined.rootOf(a) === joined.rootOf(b)) continue;
    if (left.plan !== null && left.plan === right.plan) continue;
    const shared = resemblance(left.signature, right.signature);
    if (shared >= SAME) joined.join(a, b);
    else if (shared >= NEARLY) left.isNearly = right.isNearly = true;
  }
  const groups = new Map<number, Wording[]>();
  for (const [at, wording] of wordings.entries()) {
    const root = joined.rootOf(at);
    const group = groups.get(root);
    if (group) group.push(wording);
    else groups.set(root, [wording]);
  }
  const clusters: Cluster[] = [];
  let nearly = 0;
  for (const group of groups.values()) {
    const [first] = group;
    if (group.length > 1 || first?.plan === null) clusters.push(clusterOf(group));
    else if (first?.isNearly) nearly += first.sections.length;
  }
  clusters.sort((a, b) => b.plans - a.plans || inOrder(a.sections[0], b.sections[0]));
  const compared = wordings.reduce((sum, it) => sum + it.sections.length, 0);
  return { compared, clusters, nearly };
}

function clusterOf(group: readonly Wording[]): Cluster {
  const sections = group.flatMap((it) => it.sections).sort(inOrder);
  return { sections, plans: new Set(sections.map((it) => it.plan)).size };
}

function inOrder(a: SignedSection | undefined, b: SignedSection | undefined): number {
  const [left, right] = [a, b].map((it) => [it?.plan, it?.entity, it?.key].join("/"));
  return (left ?? "") < (right ?? "") ? -1 : left === right ? 0 : 1;
}

/** Which of some things hang together: they are numbered, and joined two by two. */
function createUnion(size: number) {
  const parents = Uint32Array.from({ length: size }, (_, at) => at);
  return { rootOf, join };

  function rootOf(at: number): number {
    let root = at;
    for (let next = parents[root] ?? root; next !== root; next = parents[root] ?? root) {
      // Half of the way is skipped the next time.
      parents[root] = parents[next] ?? next;
      root = parents[root] ?? root;
    }
    return root;
  }

  function join(a: number, b: number): void {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) parents[high] = low;
  }
}
