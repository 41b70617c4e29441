/**
 * Measures how fast a caseload is signed and compared, how much memory it takes, and how much of
 * what comparing each with each would find is found. `node test/bench/across.bench.ts [SECTIONS…]`
 */
import { candidatesOf } from "#src/lint/across/candidates.ts";
import {
  createCaseload,
  type Likeness,
  SAME,
  type SignedSection,
} from "#src/lint/across/caseload.ts";
import { createSigner, resemblance, writeSignature } from "#src/lint/across/signature.ts";
import {
  type Cast,
  chance,
  newCast,
  newWording,
  oneOf,
  reordered,
  reworded,
  signed,
  tell,
  type Wording,
} from "#test/src/lint/across/wording.ts";
import { amount, type Figure, printFigures } from "./support/figures.ts";

const sign = createSigner(Uint8Array.from({ length: 16 }, (_, at) => at * 11));
const PER_PLAN = 20;
const STOCK = 200;

type Text = { text: string; cast: Cast; plan: string; entity: string };

/** Sections of plans of which three in ten have a stock wording with something changed. */
function* texts(count: number, random = chance(count)): Generator<Text> {
  const stock = Array.from({ length: STOCK }, () => newWording(random));
  const namesOnly = (it: Wording) => it;
  for (let at = 0; at < count; at++) {
    const change = oneOf(random, [namesOnly, reordered, reworded]);
    const copied = change(stock[Math.floor(random() * STOCK)] ?? [], random);
    const cast = newCast(random);
    const text = tell(random() < 0.3 ? copied : newWording(random), cast);
    yield { text, cast, plan: `p${Math.floor(at / PER_PLAN)}`, entity: `o${at}` };
  }
}

/** Sections that all begin with the same two sentences. */
function* crowd(count: number, own: number, random = chance(7)): Generator<Text> {
  const stock = [...newWording(random), ...newWording(random)].slice(0, 2);
  for (let at = 0; at < count; at++) {
    const cast = newCast(random);
    const text = tell([...stock, ...newWording(random).slice(0, own)], cast);
    yield { text, cast, plan: `p${at}`, entity: `o${at}` };
  }
}

/** What a run did, and how many CPU seconds and megabytes it took. */
type Run = { sections: SignedSection[]; likeness: Likeness; signing: number; comparing: number };

function run(source: Iterable<Text>): Run {
  const caseload = createCaseload();
  const sections: SignedSection[] = [];
  let signing = 0;
  for (const batch of batches(source, 1000)) {
    const start = process.cpuUsage();
    const found = batch.flatMap(({ text, cast, ...facts }) => signed(text, cast, sign, facts));
    signing += secondsSince(start);
    for (const it of found) {
      caseload.add(it);
      sections.push(it);
    }
  }
  const start = process.cpuUsage();
  const likeness = caseload.compare();
  return { sections, likeness, signing, comparing: secondsSince(start) };
}

function* batches<T>(source: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const it of source) {
    if (batch.push(it) < size) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function figuresOf(
  { sections, likeness, signing, comparing }: Run,
  target: number | null,
): Figure[] {
  const { length } = sections;
  const bytes = sections.slice(0, 1000).map((it) => writeSignature(it.signature).length);
  return [
    amount("read, folded and signed, sections a CPU second", "/s", length / signing),
    amount("compared, sections a CPU second", "/s", length / comparing),
    amount("all of it", "CPU s", signing + comparing, target),
    amount("memory of the process", "MB", process.memoryUsage().rss / 2 ** 20),
    amount("a signature as written", "bytes", bytes.reduce((a, b) => a + b, 0) / bytes.length),
    amount("clusters", "", likeness.clusters.length),
    amount("plans in the largest", "", likeness.clusters[0]?.plans ?? 0),
    amount(
      "sections in one",
      "",
      likeness.clusters.reduce((sum, it) => sum + it.sections.length, 0),
    ),
    amount("sections nearly in one", "", likeness.nearly),
  ];
}

/** Of the pairs that share 0.7 and not all, how many are compared, and how many are in one cluster. */
function recall(): Figure[] {
  const { sections, likeness } = run(texts(6000, chance(1)));
  const pairs = new Set<number>();
  const numberOf = (a: number, b: number) => Math.min(a, b) * sections.length + Math.max(a, b);
  for (const [a, b] of candidatesOf(sections.map((it) => it.signature))) pairs.add(numberOf(a, b));
  const clusters = new Map(likeness.clusters.flatMap((it) => it.sections.map((s) => [s, it])));
  let [alike, same, compared, together] = [0, 0, 0, 0];
  for (const [at, a] of sections.entries())
    for (let other = at + 1; other < sections.length; other++) {
      const b = sections[other];
      if (!b || a.plan === b.plan) continue;
      const share = resemblance(a.signature, b.signature);
      // Pairs that are wholly the same are found always, and would hide what is lost of the others.
      if (share === 1) same++;
      if (share < SAME || share === 1) continue;
      alike++;
      if (pairs.has(numberOf(at, other))) compared++;
      const cluster = clusters.get(a);
      if (cluster && cluster === clusters.get(b)) together++;
    }
  const lost = (count: number) => (100 * (alike - count)) / alike;
  return [
    amount("pairs that are the same but for names and order", "", same),
    amount("pairs that share 0.7 and are not the same", "", alike),
    amount("of them not compared", "%", lost(compared), 5),
    amount("of them not in one cluster", "%", lost(together), 5),
  ];
}

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
printFigures("6,000 sections, against comparing each with each", recall());
for (const count of sizes.length ? sizes : [10_000, 100_000])
  printFigures(`${count} sections`, figuresOf(run(texts(count)), count === 100_000 ? 60 : null));
printFigures("50,000 plans with one text", figuresOf(run(crowd(50_000, 0)), 60));
printFigures("50,000 plans that begin alike", figuresOf(run(crowd(50_000, 1)), 60));
