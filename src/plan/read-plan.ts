import type * as Y from "yjs";
import { firstSpeaker } from "#src/document/commands.ts";
import {
  Birth,
  byRank,
  day,
  factsOf,
  indexOf,
  type Kind,
  number,
  oneOf,
  parseRoot,
  PLAN,
  readMeta,
  string,
  textOf,
} from "#src/document/roots.ts";
import { readSpeaker, readWriting } from "#src/document/writing.ts";
import {
  type Plan,
  PLAN_VERSION,
  RESIDENT,
  type Speaker,
  type Voice,
  type Writing,
} from "./plan.ts";
import { WRITING_KEY } from "./writing-key.ts";
import { readRecord, readRecordFacts } from "./read-record.ts";
import { nothingMade, readOutcome, readPerson, type Source } from "./read-things.ts";

/** What the name of a fact about a piece of writing begins with. */
const SPEAKER = "speaker.";

/** Reads what a document says now. Never fails: what is missing is empty. */
export function readPlan(ydoc: Y.Doc): Plan {
  const reader = createPlanReader(ydoc);
  const plan = reader.read();
  reader.destroy();
  return plan;
}

/** Reads a document again and again; whatever did not change is the same object as before. */
export type PlanReader = {
  read: () => Plan;
  destroy: () => void;
};

/** Makes a reader that follows the document's transactions, so that a read costs what changed. */
export function createPlanReader(ydoc: Y.Doc): PlanReader {
  const roots = new Map<object, string>();
  const keys = new Map<string, Set<string>>();
  const parents = new Map<string, string>();
  const children = new Map<string, { id: string; kind: string }[]>();
  const writings = new Map<string, Writing>();
  const made = nothingMade();
  const source: Source = { made, facts: (it) => factsOf(ydoc, it), writing, sections, under };
  const stale = new Set<string>();
  let structureIsStale = true;
  let plan: Plan | null = null;
  let onRecord: ReturnType<typeof readRecordFacts> | null = null;

  const follow = (transaction: Y.Transaction) => {
    for (const [type, keys] of transaction.changed) touch(type, keys);
  };
  ydoc.on("afterTransaction", follow);
  return { read, destroy: () => ydoc.off("afterTransaction", follow) };

  function touch(type: object, changed: ReadonlySet<string | null>) {
    const name = roots.get(type) ?? nameOfRoot(type);
    const root = name === undefined ? null : parseRoot(name);
    if (!root || !name || root.type === "pens") return;
    plan = null;
    if (root.type === "index" || root.type === "meta") structureIsStale = true;
    else {
      if (root.type === "facts") {
        structureIsStale ||= changed.has("rank") || changed.has("removed");
        if (root.entity === PLAN) onRecord = null;
        for (const key of changed)
          if (key?.startsWith(SPEAKER))
            writings.delete(`t:${root.entity}:${key.slice(SPEAKER.length)}`);
      } else {
        remember(root.entity, root.key);
        writings.delete(name);
      }
      spoil(root.entity);
      // Who speaks where nobody is recorded follows from how the whole plan speaks.
      if (root.entity === PLAN && (changed.has("voice") || changed.has("spokenBy"))) {
        writings.clear();
        for (const it of Object.values(made)) it.clear();
      }
    }
  }

  /** The name of a root that was not met before: all names are read again, for types get replaced. */
  function nameOfRoot(type: object): string | undefined {
    roots.clear();
    for (const [name, it] of ydoc.share) {
      roots.set(it, name);
      const root = parseRoot(name);
      if (root?.type === "text") remember(root.entity, root.key);
    }
    return roots.get(type);
  }

  function remember(entity: string, key: string) {
    const known = keys.get(entity) ?? new Set();
    keys.set(entity, known.add(key));
  }

  function spoil(entity: string) {
    const above = new Set<string>();
    // A document from elsewhere may say that a thing lies in itself.
    for (
      let at: string | undefined = entity;
      at !== undefined && !above.has(at);
      at = parents.get(at)
    )
      above.add(at);
    for (const id of above) stale.add(id);
  }

  function read(): Plan {
    if (plan) return plan;
    if (structureIsStale) readStructure();
    for (const it of Object.values(made)) for (const id of stale) it.delete(id);
    stale.clear();
    return (plan = build());
  }

  function readStructure() {
    structureIsStale = false;
    nameOfRoot(ydoc);
    parents.clear();
    const found = new Map<string, { id: string; kind: string; rank: string }[]>();
    for (const [id, value] of indexOf(ydoc).entries()) {
      const birth = Birth.safeParse(value);
      if (!birth.success) continue;
      const facts = factsOf(ydoc, id);
      parents.set(id, birth.data.parent);
      if (facts.get("removed")) continue;
      const siblings = found.get(birth.data.parent) ?? [];
      siblings.push({
        id,
        kind: birth.data.kind,
        rank: string(facts.get("rank")),
      });
      found.set(birth.data.parent, siblings);
    }
    const before = new Map(children);
    children.clear();
    for (const [parent, siblings] of found) {
      siblings.sort(byRank);
      children.set(parent, siblings);
    }
    for (const parent of new Set([...before.keys(), ...children.keys()]))
      if (!sameIds(before.get(parent), children.get(parent))) spoil(parent);
  }

  /** What lies under a parent, made anew only where something in it changed. */
  function under<T>(
    parent: string,
    kind: Kind,
    known: Map<string, T>,
    make: (id: string) => T,
  ): T[] {
    const siblings = (children.get(parent) ?? []).filter((it) => it.kind === kind);
    return siblings.map(({ id }) => {
      const thing = known.get(id) ?? make(id);
      known.set(id, thing);
      return thing;
    });
  }

  function build(): Plan {
    const meta = readMeta(ydoc);
    const facts = factsOf(ydoc, PLAN);
    const voice = oneOf<Voice>(["first", "third", "advocate"], facts.get("voice"));
    const spokenBy = string(facts.get("spokenBy")) || null;
    const speaker = firstSpeaker(voice, spokenBy);
    const people = under(PLAN, "person", made.person, (id) => readPerson(source, id));
    const resident = people.find((it) => it.id === RESIDENT) ?? readPerson(source, RESIDENT);
    return {
      format: "ownwords-plan",
      version: PLAN_VERSION,
      id: meta.plan,
      reference: meta.reference,
      template: { name: meta.template, version: meta.templateVersion },
      title: string(facts.get("title")),
      locale: meta.locale,
      voice,
      spokenBy,
      resident,
      people: people.filter((it) => it.id !== RESIDENT),
      writing: sections(PLAN, speaker),
      outcomes: under(PLAN, "outcome", made.outcome, (id) => readOutcome(source, id, speaker)),
      totalHours: number(facts.get("totalHours")),
      reviewOn: day(facts.get("reviewOn")),
      ...(onRecord ??= readRecordFacts(facts)),
      ...readRecord(source, speaker),
    };
  }

  function sections(entity: string, speaker: Speaker): Record<string, Writing> {
    const found: Record<string, Writing> = {};
    for (const key of keysWithWriting(entity).sort())
      if (WRITING_KEY.test(key)) found[key] = writing(entity, key, speaker);
    return found;
  }

  /** Those with words or a speaker; that somebody's screen asked for a text tells nothing. */
  function keysWithWriting(entity: string): string[] {
    const facts = [...factsOf(ydoc, entity).keys()].filter((it) => it.startsWith(SPEAKER));
    const spoken = facts.map((it) => it.slice(SPEAKER.length));
    const written = [...(keys.get(entity) ?? [])].filter((it) => textOf(ydoc, entity, it).length);
    return [...new Set([...spoken, ...written])];
  }

  function writing(entity: string, key: string, fallback: Speaker): Writing {
    const name = `t:${entity}:${key}`;
    const known = writings.get(name);
    if (known) return known;
    const speaker = readSpeaker(factsOf(ydoc, entity).get(`${SPEAKER}${key}`), fallback);
    const fresh = readWriting(textOf(ydoc, entity, key), speaker);
    writings.set(name, fresh);
    return fresh;
  }
}

function sameIds(a: readonly { id: string }[] = [], b: readonly { id: string }[] = []): boolean {
  return a.length === b.length && a.every((it, at) => it.id === b[at]?.id);
}
