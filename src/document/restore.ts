import * as Y from "yjs";
import { act, remove, restore, type Who } from "./commands.ts";
import { touchOf } from "./own-words.ts";
import { restoreText } from "./restore-text.ts";
import {
  Birth,
  factsOf,
  FactValue,
  indexOf,
  Kind,
  parseRoot,
  PLAN,
  removalOf,
  SETS,
  textOf,
} from "./roots.ts";
import { type Offer, suggest } from "./suggestions.ts";

/**
 * Kinds that going back follows. What has happened stays as it is: that a review was held, an area
 * talked about, a copy given, a comment made, a file taken in, and that a finding was set aside. A signature goes, for it was
 * put under other words; it can be brought back.
 */
type Followed = Exclude<Kind, Happened> | "plan";
type Happened = (typeof HAPPENED)[number];
const HAPPENED = ["review", "talk", "copy", "remark", "taken-in"] as const;

/** The facts that this version reads, by kind; all others are left alone. */
const FACTS: Record<Followed, string> = {
  plan:
    "title voice spokenBy totalHours reviewOn pack status stage.name stage.from stage.to " +
    "pausedOn pausedFor eventOn",
  person: "rank name relation paid organisation pronouns",
  outcome:
    "rank timeframe.kind timeframe.from timeframe.to timeframe.reviewOn directing " +
    "sharesStrengths kind handover picture easyReadBy easyReadOn easyReadPrint",
  marker: "rank reachedOn",
  action: "rank owner dueOn status agreement commissioned shortTerm toldOn",
  need: "rank origin notNowOn",
  risk: "rank level reviewedOn withResident reason approvedBy",
  signature: "rank person on as witness authority",
};

/** Facts of which there is one for each speaker or member of a set begin so. */
const ONE_EACH = ["speaker.", ...SETS.map((it) => `${it}.`)];

/**
 * Goes on from an earlier state of the same document, as one edit of this person: afterwards the plan
 * reads as `version` does. What it did not have is put away, what was put away since comes back, and
 * nothing is ever deleted but words. Kinds and facts of a later Ownwords stay as they are. Where the
 * resident's own words would go, they stay, and the earlier ones are suggested; answers how many so.
 */
export function restoreVersion(ydoc: Y.Doc, version: Y.Doc, who: Who): number {
  // A device that was away may not have met all of it yet. Of what is known nothing happens twice.
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(version, Y.encodeStateVector(ydoc)), "version");
  const texts = textsIn([ydoc, version]);
  const offers: Offer[] = [];
  const restoreTexts = (entity: string) => {
    for (const key of texts.get(entity) ?? []) {
      const ytext = textOf(ydoc, entity, key);
      const restored = (it: Y.Text) => restoreText(it, textOf(version, entity, key));
      const touch = touchOf(ytext, restored);
      if (touch) offers.push({ entity, key, ...touch });
      else restored(ytext);
    }
  };
  act(ydoc, () => {
    restoreFacts(ydoc, version, PLAN, "plan");
    restoreTexts(PLAN);
    for (const [id, kind] of thingsIn(ydoc, version)) {
      const isWanted = indexOf(version).has(id) && removalOf(version, id) === null;
      const isThere = removalOf(ydoc, id) === null;
      if (isThere && !isWanted) remove(ydoc, id, who);
      if (!isWanted) continue;
      restoreFacts(ydoc, version, id, kind);
      restoreTexts(id);
      if (!isThere) restore(ydoc, id);
    }
  });
  for (const it of offers) suggest(ydoc, it, who);
  return offers.length;
}

/** What can be seen in the version or, as its parent is seen there, may be in its way. */
function thingsIn(ydoc: Y.Doc, version: Y.Doc): [id: string, kind: Followed][] {
  const things: [string, Followed][] = [];
  for (const [id, value] of indexOf(ydoc).entries()) {
    const birth = Birth.safeParse(value);
    const kind = followed.find((it) => it === birth.data?.kind);
    if (birth.success && kind && isShown(version, birth.data.parent)) things.push([id, kind]);
  }
  return things;
}

const followed = Kind.options.filter(
  (it): it is Exclude<Kind, Happened> => !HAPPENED.some((one) => one === it),
);

function isShown(version: Y.Doc, parent: string): boolean {
  return parent === PLAN || (indexOf(version).has(parent) && removalOf(version, parent) === null);
}

function restoreFacts(ydoc: Y.Doc, version: Y.Doc, entity: string, kind: Followed) {
  const facts = factsOf(ydoc, entity);
  const wanted = factsOf(version, entity);
  const oneEach = [...facts.keys(), ...wanted.keys()].filter((it) =>
    ONE_EACH.some((beginning) => it.startsWith(beginning)),
  );
  for (const key of new Set([...FACTS[kind].split(" "), ...oneEach])) {
    const value = FactValue.safeParse(wanted.get(key)).data ?? null;
    if ((facts.get(key) ?? null) !== value) facts.set(key, value);
  }
}

/** The keys of all writing in these documents, by the thing that it is of. */
function textsIn(ydocs: readonly Y.Doc[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const ydoc of ydocs)
    for (const name of ydoc.share.keys()) {
      const root = parseRoot(name);
      if (root?.type !== "text") continue;
      const keys = found.get(root.entity) ?? new Set();
      found.set(root.entity, keys.add(root.key));
    }
  return found;
}
