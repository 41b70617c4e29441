import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { candidatesOf } from "#src/lint/across/candidates.ts";
import { createCaseload, NEARLY, SAME, type SignedSection } from "#src/lint/across/caseload.ts";
import { countsOf, othersIn } from "#src/lint/across/counts.ts";
import { mixed } from "#src/lint/analysis/hash.ts";
import { createSigner, resemblance, type Signature } from "#src/lint/across/signature.ts";
import {
  chance,
  newCast,
  newWording,
  oneOf,
  reordered,
  reworded,
  signed,
  tell,
} from "./wording.ts";

const sign = createSigner(new Uint8Array(16).fill(3));

/** Plans of which most have a stock wording with other names, in another order or reworded. */
function newCaseload(seed: number, plans: number, stock = 6): SignedSection[] {
  const random = chance(seed);
  const wordings = Array.from({ length: stock }, () => newWording(random));
  return Array.from({ length: plans * 2 }, (_, at) => {
    const change = oneOf(random, [reordered, reworded, reworded, () => newWording(random)]);
    const wording = change(wordings[at % stock] ?? [], random);
    const cast = newCast(random);
    const facts = { plan: `p${at >> 1}`, entity: `o${at}` };
    return signed(tell(wording, cast), cast, sign, facts);
  }).flat();
}

function likenessOf(sections: readonly SignedSection[]) {
  const caseload = createCaseload();
  for (const it of sections) caseload.add(it);
  return caseload.compare();
}

/** All pairs of different plans that are at least so alike, found by comparing each with each. */
function alike(
  sections: readonly SignedSection[],
  least: number,
): [SignedSection, SignedSection][] {
  return sections.flatMap((a, at) =>
    sections
      .slice(at + 1)
      .filter((b) => a.plan !== b.plan && resemblance(a.signature, b.signature) >= least)
      .map((b): [SignedSection, SignedSection] => [a, b]),
  );
}

const section = (plan: string, signature: Signature, facts: Partial<SignedSection> = {}) => ({
  plan,
  template: "care-act",
  team: null,
  writer: null,
  section: "voice",
  entity: "o1",
  key: "voice",
  signature,
  ...facts,
});

/** A signature with these hashes; two share as many runs of words as they share numbers. */
const made = (...numbers: number[]): Signature =>
  Uint32Array.from(numbers.sort((a, b) => a - b).flatMap((it) => [it, it]));

test("nothing is in a cluster that is not 0.7 like another of a different plan in it", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      for (const { sections } of likenessOf(newCaseload(seed, 20)).clusters)
        for (const it of sections)
          assert.ok(
            sections.some(
              (other) =>
                other.plan !== it.plan && resemblance(other.signature, it.signature) >= SAME,
            ),
          );
    }),
    { numRuns: 30 },
  );
});

test("a cluster hangs together by pairs of 0.7 and more, and nearly all that does is one", () => {
  let found = 0;
  let expected = 0;
  for (let seed = 0; seed < 30; seed++) {
    const sections = newCaseload(seed, 20);
    const groups = new Map(sections.map((it) => [it, new Set([it])]));
    for (const [a, b] of alike(sections, SAME)) {
      const both = new Set([...groups.get(a)!, ...groups.get(b)!]);
      for (const it of both) groups.set(it, both);
    }
    const { clusters } = likenessOf(sections);
    for (const cluster of clusters) {
      const group = groups.get(cluster.sections[0]!)!;
      assert.ok(cluster.sections.every((it) => group.has(it)));
      if (cluster.sections.length === group.size) found++;
    }
    expected += new Set([...groups.values()].filter((it) => it.size > 1)).size;
  }
  assert.ok(found >= expected * 0.9, `${found} of ${expected}`);
});

test("of the pairs that share 0.7 at least 95 of 100 are compared", () => {
  let all = 0;
  let compared = 0;
  for (let seed = 0; seed < 12; seed++) {
    const sections = newCaseload(seed, 60);
    const signatures = sections.map((it) => it.signature);
    const pairs = new Set<string>();
    for (const pair of candidatesOf(signatures)) pairs.add(pair.toSorted((a, b) => a - b).join());
    for (const [a, b] of alike(sections, SAME)) {
      all++;
      if (pairs.has([sections.indexOf(a), sections.indexOf(b)].join())) compared++;
    }
  }
  assert.ok(all > 1000, `${all} pairs`);
  assert.ok(compared / all >= 0.95, `${compared} of ${all}`);
});

test("the order in which plans come makes no difference", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, order) => {
      const sections = newCaseload(seed, 15);
      const random = chance(order);
      const others = sections.map((it) => ({ it, at: random() })).sort((a, b) => a.at - b.at);
      assert.deepEqual(likenessOf(others.map(({ it }) => it)), likenessOf(sections));
    }),
    { numRuns: 30 },
  );
});

test("what is 0.6 to 0.7 like another plan is counted and in no cluster", () => {
  const one = made(1, 2, 3, 4, 5, 6, 7, 8);
  const nearly = made(1, 2, 3, 4, 5, 6, 7, 90, 91, 92);
  const far = made(1, 2, 3, 4, 5, 6, 100, 101, 102, 103);
  const share = resemblance(one, nearly);
  assert.ok(share >= NEARLY && share < SAME);
  assert.ok(resemblance(one, far) < NEARLY && resemblance(nearly, far) < NEARLY);
  const {
    clusters,
    nearly: counted,
    compared,
  } = likenessOf([section("a", one), section("b", nearly), section("c", far)]);
  assert.deepEqual([clusters.length, counted, compared], [0, 2, 3]);
});

test("what one plan says twice is no matter of the caseload", () => {
  const signature = made(1, 2, 3, 4, 5, 6, 7, 8);
  const again = made(1, 2, 3, 4, 5, 6, 7);
  const sections = [
    section("a", signature, { entity: "o1" }),
    section("a", signature, { entity: "o2" }),
    section("a", again, { entity: "o3" }),
  ];
  assert.deepEqual(likenessOf(sections).clusters, []);
  const [cluster] = likenessOf([...sections, section("b", signature)]).clusters;
  assert.equal(cluster?.plans, 2);
  assert.equal(cluster?.sections.length, 4);
});

test("a stock sentence at the head of very many plans does not make each be compared with each", () => {
  const stock = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const count = 4000;
  const signatures = Array.from({ length: count }, (_, at) =>
    made(...stock, ...[0, 1, 2, 3].map((it) => 1000 + at * 4 + it)),
  );
  let pairs = 0;
  for (const [a, b] of candidatesOf(signatures)) {
    assert.notEqual(a, b);
    pairs++;
  }
  assert.ok(pairs > count && pairs <= count * 1000, `${pairs} pairs`);
});

test("those most like each other are found among thousands with the same stock sentence", () => {
  const stock = Array.from({ length: 20 }, (_, at) => at + 1);
  const count = 4000;
  // Each two have two runs of their own in common: 22 of 30 together, and 20 of 32 with the rest.
  const sections = Array.from({ length: count }, (_, at) => {
    const pair = [0, 1].map((it) => 2 ** 31 + (at >> 1) * 2 + it);
    const apart = [0, 1, 2, 3].map((it) => 100 + (mixed(at) % 2 ** 28) * 4 + it);
    return section(`p${at}`, made(...stock, ...pair, ...apart));
  });
  const { clusters } = likenessOf(sections);
  assert.ok(clusters.every((it) => it.plans === 2));
  assert.ok(clusters.length >= (count / 2) * 0.95, `${clusters.length} of ${count / 2}`);
});

test("an empty caseload has nothing in common", () => {
  assert.deepEqual(likenessOf([]), { compared: 0, clusters: [], nearly: 0 });
});

test("plans are counted by template and section, and under five neither by team nor by writer", () => {
  const signature = made(1, 2, 3, 4);
  const [cluster] = likenessOf(
    Array.from({ length: 9 }, (_, at) =>
      section(`p${at}`, signature, {
        template: at < 7 ? "care-act" : "plain",
        team: at < 5 ? "north" : "south",
        writer: at < 6 ? "w1" : at === 6 ? "w2" : null,
      }),
    ),
  ).clusters;
  assert.deepEqual(countsOf(cluster!), {
    plans: 9,
    byTemplate: [
      { name: "care-act", plans: 7 },
      { name: "plain", plans: 2 },
    ],
    bySection: [{ name: "voice", plans: 9 }],
    byTeam: { shown: [{ name: "north", plans: 5 }], withheld: true },
    byWriter: { shown: [{ name: "w1", plans: 6 }], withheld: true },
  });
  assert.deepEqual(othersIn(cluster!, { plan: "p0", template: "care-act" }), {
    plans: 8,
    sameTemplate: 6,
  });
});

test("a plan that says the same twice counts once", () => {
  const signature = made(1, 2, 3, 4);
  const all = [1, 2, 3, 4, 5, 6].map((at) =>
    section(at < 4 ? "p1" : `p${at}`, signature, { entity: `o${at}`, writer: "w1" }),
  );
  const counts = countsOf(likenessOf(all).clusters[0]!);
  assert.deepEqual(counts.byWriter, { shown: [], withheld: true });
  assert.deepEqual(counts.byTemplate, [{ name: "care-act", plans: 4 }]);
});
