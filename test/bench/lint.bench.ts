/**
 * Measures the rules on labelled wording and their speed.
 * `node test/bench/lint.bench.ts FILE.jsonl…`; `--show` prints every miss and false finding.
 */
import { readFileSync } from "node:fs";
import { createLinter, lint } from "#src/lint/lint.ts";
import {
  action,
  marker,
  outcome,
  person,
  plan,
  resident,
  sections,
  timeframe,
  writing,
} from "#src/plan/build.ts";
import type { Outcome, Plan, SpeakerKind } from "#src/plan/plan.ts";
import { careAct } from "#test/src/lint/occasions.ts";

type Item = {
  id: string;
  section: string;
  text: string;
  good: boolean;
  labels: string[];
  hard?: boolean;
  contested?: string[] | null;
  context: { voice: string; resident: string; spoke?: string; other_outcomes?: string[] };
};

const RULES: Record<string, string> = {
  "blank-section": "no-blank-section",
  "missing-owner": "action-has-owner",
  "ongoing-progress": "no-ongoing-marker",
  "ongoing-timeframe": "open-timeframe-has-review",
  "repeated-text": "no-copied-text",
  "generic-outcome": "outcome-is-own",
  "care-in-strengths": "no-paid-care-in-strengths",
  "wrong-person-voice": "first-person-is-the-resident",
};

let count = 0;
const show = process.argv.includes("--show");
for (const file of process.argv.slice(2).filter((it) => !it.startsWith("-"))) measure(file);
speed();

function measure(file: string): void {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const items = lines.map((it) => JSON.parse(it) as Item);
  const found = new Map(items.map((it) => [it, rulesFor(it)]));
  console.log(`\n${file.split("/").at(-1)}: ${items.length} items`);
  console.log(
    "label                precision  recall   hits misses false   (hard: hits misses false)",
  );
  for (const [label, rule] of Object.entries(RULES)) {
    const counted = items.filter((it) => !it.contested?.includes(label));
    const poor = counted.filter((it) => it.labels.includes(label));
    const hit = poor.filter((it) => found.get(it)?.has(rule));
    const missed = poor.filter((it) => !found.get(it)?.has(rule));
    const wrong = counted.filter((it) => it.good && found.get(it)?.has(rule));
    const hard = (list: Item[]) => list.filter((it) => it.hard).length;
    const precision = hit.length / (hit.length + wrong.length);
    console.log(
      label.padEnd(20),
      precision.toFixed(2).padStart(9),
      (hit.length / poor.length).toFixed(2).padStart(7),
      [hit, missed, wrong].map((it) => String(it.length).padStart(6)).join(""),
      `        ${[hit, missed, wrong].map((it) => String(hard(it)).padStart(4)).join("")}`,
    );
    if (!show) continue;
    for (const it of missed) console.log(`   missed ${it.id}: ${it.text}`);
    for (const it of wrong) console.log(`   FALSE  ${it.id}: ${it.text}`);
  }
  const good = items.filter((it) => it.good);
  const alarmed = good.filter((it) => found.get(it)?.size);
  console.log(`${alarmed.length} of ${good.length} good items have a finding`);
}

/** The rules that notice something in a plan that is sound but for this item. */
function rulesFor(item: Item): Set<string> {
  return new Set(lint(wrap(item), careAct).map((it) => it.rule));
}

function wrap(item: Item): Plan {
  const { section, text, context } = item;
  const speaker: SpeakerKind =
    context.voice === "advocate" ? "advocate" : context.voice === "third" ? "quoted" : "resident";
  const spoke = context.spoke?.split(",")[0];
  const said = (words: string) => writing(words, speaker, spoke ? "speaker" : null);
  const facts = {
    resident: resident(context.resident),
    people: spoke ? [person("", spoke, { id: "speaker" })] : [],
    writing: { about: writing("My garden and my radio.") },
  };
  const others = (context.other_outcomes ?? []).map((it) => outcomeWith(section, writing(it)));
  return plan([...others, outcomeWith(section, said(text))], facts);
}

function outcomeWith(section: string, text: ReturnType<typeof writing>): Outcome {
  const mine = ++count;
  const strengths = sections({
    individual: `Sings in tune${mine}.`,
    community: `Barber${mine} saves a seat.`,
    family: `Cousin${mine} phones.`,
  });
  return outcome(
    section === "outcome" ? text : `I miss my pigeons${mine}.`,
    section === "timeframe"
      ? timeframe({ note: text.text })
      : timeframe({ kind: "dates", to: "2030-09-01" }),
    strengths,
    section === "strengths" ? sections({ individual: text }) : {},
    section === "language" ? sections({ note: text }) : {},
    marker(section === "progress" ? text : `Pigeons${mine} fed twice a week.`),
    section === "action"
      ? action({ ...text, speaker: { kind: "worker", person: null } })
      : action(`Ring the loft club${mine}.`, { owner: "resident" }),
  );
}

function speed(): void {
  const prose = `I used to walk to the allotment with Stan every Tuesday and come home with beans.
My knee gave way in March, and since then Mrs. Hall from number nine brings the paper. “I won't be beaten,” I told
the nurse. I want to be back there by June, on the bench at least, because that is where my friends are. `;
  const long = prose.repeat(6);
  const twelve = plan(
    Array.from({ length: 12 }, (_, n) =>
      outcome(
        `${n} ${long}`,
        timeframe({ note: `By ${n} June` }),
        sections({
          individual: `${prose} ${n}`,
          community: `${n} ${prose}`,
          family: `Her ${n}. ${prose}`,
        }),
        marker(`I sit on the bench ${n} times.`),
        marker(`Stan${n} waves.`),
        action(`Stan rings the warden about key ${n}.`),
        action(`Niece${n} to bring the beans.`),
      ),
    ),
  );
  const letters = JSON.stringify(twelve).length;
  console.log(`\nplan of 12 outcomes, ${Math.round(letters / 1024)} KB of JSON`);
  report("cold, whole plan", 60, () => lint(structuredClone(twelve), careAct));
  const linter = createLinter();
  let current = twelve;
  linter.check(current, careAct);
  let typed = 0;
  report("one key in 2 KB", 400, () => {
    const [first, ...rest] = current.outcomes as [Outcome, ...Outcome[]];
    const voice = first.writing["voice"]!;
    const edited = { ...voice, text: `${voice.text}${"abc "[typed++ % 4]}` };
    current = {
      ...current,
      outcomes: [{ ...first, writing: { ...first.writing, voice: edited } }, ...rest],
    };
    linter.check(current, careAct);
  });
  const people = [person("Kat Lee", "sister"), person("Dev", "advocate")];
  for (const [name, text] of [
    ["a", "a".repeat(1e5)],
    ["quotes", "'\" ".repeat(33_000)],
    ["names", "Kat Lee ".repeat(12_500)],
    ["brackets", '["'.repeat(5e4)],
    ["short sentences", "I do. ".repeat(16_000)],
    ["carers", "Carers by staff from. ".repeat(4_500)],
    ["numbers", "1 to 2 or ".repeat(10_000)],
    ["dashes", "- - ".repeat(25_000)],
    ["stops", "Mr. ".repeat(25_000)],
    ["prose", prose.repeat(250)],
  ] as const) {
    const piece = writing(text, "advocate", "dev");
    const everywhere = outcome(
      piece,
      timeframe({ note: text }),
      sections({ individual: piece, community: piece }),
      marker(piece),
      action(piece),
    );
    report(`100 KB of ${name}, 6 times`, 3, () =>
      lint(plan([everywhere], { people, voice: "advocate" }), careAct),
    );
  }
}

function report(name: string, times: number, run: () => void): void {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    taken.push((user + system) / 1000);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(2);
  console.log(`${name.padEnd(32)} CPU ms: median ${at(0.5)}, p95 ${at(0.95)}`);
}
