import type { Plan, Writing } from "#src/plan/plan.ts";

/** What reads otherwise, found by another way than `compare` does: each plan as a list of values. */
export function differencesOf(old: Plan, now: Plan, known: ReadonlySet<string>): string[] {
  const [a, b] = [valuesOf(old), valuesOf(now)];
  const found: string[] = [];
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [was, is] = [a.get(id), b.get(id)];
    const above = (was ?? is)!.parent;
    if (above !== null && !(a.has(above) && b.has(above))) continue;
    if (!was) found.push(`${id} ${known.has(id) ? "back" : "added"}`);
    else if (!is) found.push(`${id} put-away`);
    else
      for (const key of new Set([...was.values.keys(), ...is.values.keys()]))
        if (isOther(key, was.values, is.values)) found.push(`${id}.${key}`);
  }
  return found.sort();
}

function isOther(key: string, was: Map<string, string>, is: Map<string, string>): boolean {
  const texts = [was, is].map((it) => it.get(key.replace(/\w+$/, "words")));
  if (was.get(key) === is.get(key)) return false;
  // A look counts only where the words are the same, a speaker only where there are words.
  if (key.endsWith(" look")) return texts[0] === texts[1];
  return !key.endsWith(" speaker") || (was.has(key) && is.has(key) && texts.some(Boolean));
}

type Values = Map<string, { parent: string | null; values: Map<string, string> }>;

function valuesOf(plan: Plan): Values {
  const things: Values = new Map();
  const add = (
    id: string,
    parent: string | null,
    facts: object,
    texts: Record<string, Writing>,
  ) => {
    const values = new Map<string, string>();
    for (const [key, value] of Object.entries(facts))
      if (key !== "id") values.set(`${key} fact`, JSON.stringify(value));
    for (const [key, writing] of Object.entries(texts)) {
      const { text, marks, bullets, speaker } = writing;
      if (text) values.set(`${key} words`, text);
      values.set(`${key} speaker`, JSON.stringify(speaker));
      const look = text.split("").map((it, at) =>
        it === "\n"
          ? ""
          : marks
              .filter((m) => m.from <= at && at < m.to)
              .map((m) => m.kind + (m.href ?? ""))
              .sort()
              .join(),
      );
      const looks = [...look, ...bullets.map((it) => `${it.line}:${it.depth}`)].join("|");
      if (/[^|]/.test(looks)) values.set(`${key} look`, looks);
    }
    things.set(id, { parent, values });
  };
  const { title, voice, spokenBy, totalHours, reviewOn, unsigned } = plan;
  const { pack, status, stage, pausedOn, pausedFor, eventOn, communicationNeeds } = plan;
  const stages = Object.entries(stage ?? { name: "", from: null, to: null });
  const onRecord = { pack, status, pausedOn, pausedFor, eventOn, communicationNeeds };
  const named = Object.fromEntries(stages.map(([key, value]) => [`stage.${key}`, value]));
  const facts = { title, voice, spokenBy, totalHours, reviewOn, ...onRecord, ...named };
  add("plan", null, facts, { ...plan.writing, unsigned });
  for (const it of [plan.resident, ...plan.people]) add(it.id, null, it, {});
  for (const it of plan.outcomes) {
    const { note, ...times } = it.timeframe;
    const { areas, directing, sharesStrengths, kind, handover, picture, easyReadBy, easyReadOn } =
      it;
    const timed = Object.entries(times).map(([key, value]) => [`timeframe.${key}`, value]);
    const said = { areas, directing, sharesStrengths, kind, handover, picture };
    const facts = { ...Object.fromEntries(timed), ...said };
    const easyRead = { easyReadBy, easyReadOn, easyReadPrint: it.easyReadPrint };
    const written = { ...it.writing, "timeframe-note": note, "easy-read": it.easyRead };
    add(it.id, null, { ...facts, ...easyRead }, written);
    for (const { id, wording, reachedOn } of it.markers)
      add(id, it.id, { reachedOn }, { text: wording });
    for (const { id, wording, agreement, ...more } of it.actions)
      add(
        id,
        it.id,
        { ...more, agreement: agreement.answer },
        { text: wording, agreement: agreement.words },
      );
  }
  for (const { id, wording, says, ...more } of plan.needs)
    add(id, null, more, { text: wording, says });
  for (const { id, words, ...more } of plan.talks) add(id, null, more, { words });
  for (const { id, notes, prints: _, ...more } of plan.reviews) add(id, null, more, { notes });
  for (const { id, wording, staffDo, personDoes, ...more } of plan.risks)
    add(id, null, more, { text: wording, "staff-do": staffDo, "person-does": personDoes });
  for (const { id, words, by, on, settledOn } of plan.remarks)
    add(id, null, { by, on, settledOn }, { text: words });
  for (const { id, hash: _, ...more } of plan.takenIn) add(id, null, more, {});
  for (const { id, ...more } of [...plan.signatures, ...plan.copies]) add(id, null, more, {});
  return things;
}

/** Whether things that are in both plans stand in another order. */
export function isReordered(old: Plan, now: Plan): boolean {
  const lists = (plan: Plan): [string, { id: string }[]][] => [
    ["people", plan.people],
    ["outcomes", plan.outcomes],
    ["needs", plan.needs],
    ["talks", plan.talks],
    ["reviews", plan.reviews],
    ["risks", plan.risks],
    ["signatures", plan.signatures],
    ["copies", plan.copies],
    ["remarks", plan.remarks],
    ["takenIn", plan.takenIn],
    ...plan.outcomes.flatMap((it): [string, { id: string }[]][] => [
      [`${it.id} markers`, it.markers],
      [`${it.id} actions`, it.actions],
    ]),
  ];
  const after = new Map(lists(now));
  return lists(old).some(([name, items]) => {
    const [was, is] = [items, after.get(name) ?? []].map((it) => it.map(({ id }) => id));
    const both = was!.filter((it) => is!.includes(it));
    return both.join() !== is!.filter((it) => was!.includes(it)).join();
  });
}
