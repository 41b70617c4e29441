import { deedInWords } from "#src/api/audit-words.ts";
import type { Block } from "#src/export/copy.ts";
import { heading, line } from "#src/export/writing-lines.ts";
import { capital } from "#src/plan/in-words.ts";
import type { HeldRow } from "#server/store/held-store.ts";
import type { Held, HeldPlan } from "./held.ts";
import { called, dayOr, moment, momentInWords, tableOf, text } from "./held-parts.ts";
import { reviewSteps, staffComments } from "./held-staff.ts";

/** All that is kept about a plan beside what a copy of it says. */
export function heldRecord(held: HeldPlan, names: Held["names"]): Block[] {
  const { plan, rows } = held;
  const told: readonly [title: string, blocks: Block[]][] = [
    ["Pictures and Easy Read", easyRead(held)],
    ["Comments", comments(held)],
    ["Comments for staff alone", staffComments(rows["staffComment"] ?? [], names)],
    ["Reviews for quality", reviewSteps(rows["reviewStep"] ?? [], names)],
    ["Word files that were taken in", files(held)],
    ["Questions about the wording that were set aside", setAside(held)],
    ["Words that were put away", putAway(held)],
    ["Earlier versions", versions(held)],
    ["What was agreed to", consents(rows["consent"] ?? [], names)],
    ["Who was let in without an account", guests(rows["guest"] ?? [], names)],
    ["Who looked, and what was done", deeds(rows["audit"] ?? [], names)],
    ...Object.entries(rows).flatMap(([table, its]): [string, Block[]][] =>
      TOLD.has(table) ? [] : [[OTHER[table] ?? `Other: ${table}`, asTheyAre(its, names)]],
    ),
    ["How the plan is kept", asTheyAre(rows["plan"] ?? [], names)],
  ];
  return told.flatMap(([title, blocks]) => [
    heading(2, `${title} (plan ${plan.reference})`),
    ...(blocks.length ? blocks : [line("quiet", "Nothing.")]),
  ]);
}

/** Those that have a table of their own. */
const TOLD: ReadonlySet<string> = new Set([
  "plan",
  "planVersion",
  "consent",
  "guest",
  "audit",
  "staffComment",
  "planReview",
  "reviewStep",
]);

const OTHER: Readonly<Record<string, string>> = {
  planNamed: "Who alone may know of the plan",
  glass: "Who opened it in an emergency",
  notice: "Notices to people who work here",
  samplePlan: "Draws of plans to be looked at for their quality, in which this one was",
};

function easyRead({ plan }: HeldPlan): Block[] {
  return tableOf(
    "Pictures and Easy Read",
    [
      ["Outcome", 14],
      ["Picture", 18],
      ["Short sentences", 44],
      ["Approved", 24],
    ],
    plan.outcomes.flatMap(({ picture, easyRead, easyReadBy, easyReadOn }, at) =>
      picture || easyRead.text || easyReadBy
        ? [[`${at + 1}`, picture, easyRead.text, [easyReadBy, dayOr(easyReadOn)].join("\n")]]
        : [],
    ),
  );
}

function comments({ plan }: HeldPlan): Block[] {
  return tableOf(
    "Comments",
    [
      ["Day", 16],
      ["Who", 20],
      ["What was said", 46],
      ["Settled on", 18],
    ],
    plan.remarks.map((it) => [
      dayOr(it.on),
      it.by,
      [
        it.quote && `About “${it.quote}”:`,
        it.words.text,
        ...it.words.marks.map(({ href }) => href ?? ""),
      ]
        .filter(Boolean)
        .join("\n"),
      dayOr(it.settledOn, "Not settled"),
    ]),
  );
}

function files({ plan }: HeldPlan): Block[] {
  return tableOf(
    "Word files",
    [
      ["Day", 18],
      ["File", 38],
      ["Who took it in", 22],
      ["Who wrote in it", 22],
    ],
    plan.takenIn.map((it) => [dayOr(it.on), it.file, it.by, it.authors]),
  );
}

function setAside({ plan }: HeldPlan): Block[] {
  return tableOf(
    "Questions set aside",
    [
      ["When", 22],
      ["Who", 24],
      ["Question", 24],
      ["Why", 30],
    ],
    plan.dismissals.map((it) => [
      momentInWords(Date.parse(it.at)),
      it.by.join(", "),
      it.key,
      [capital(it.reason.replaceAll("-", " ")), it.note].filter(Boolean).join("\n"),
    ]),
  );
}

function putAway(held: HeldPlan): Block[] {
  return tableOf(
    "Words that were put away",
    [
      ["When", 22],
      ["Who", 20],
      ["What it was", 18],
      ["Words", 40],
    ],
    held.putAway.map((it) => [
      momentInWords(Date.parse(it.at)),
      it.by,
      capital(it.what.replaceAll("-", " ")),
      it.words.join("\n"),
    ]),
  );
}

function versions(held: HeldPlan): Block[] {
  if (!held.versions.length) return [];
  return [
    line("plain", "The words of each are in the file everything.json."),
    ...tableOf(
      "Earlier versions",
      [
        ["When", 26],
        ["Who kept it", 24],
        ["Why", 22],
        ["What it was called", 28],
      ],
      held.versions.map((it) => [
        momentInWords(it.at),
        it.by || "Ownwords",
        capital(it.reason.replaceAll("-", " ")),
        it.note,
      ]),
    ),
  ];
}

function consents(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return tableOf(
    "What was agreed to",
    [
      ["About whom", 20],
      ["What, and how it was said", 36],
      ["Recorded", 22],
      ["Until", 22],
    ],
    rows.map((it) => [
      text(it["name"]),
      `${text(it["what"])}\n${text(it["how"])}`,
      `${moment(it["recordedAt"])}\n${called(it["recordedBy"], names)}`,
      it["withdrawnAt"] === null
        ? moment(it["until"])
        : `Taken back on ${moment(it["withdrawnAt"])}`,
    ]),
  );
}

function guests(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return tableOf(
    "Who was let in",
    [
      ["Who", 24],
      ["How far", 16],
      ["Let in", 22],
      ["Came, and was last there", 22],
      ["Until", 16],
    ],
    rows.map((it) => [
      [text(it["name"]), text(it["relation"]) || text(it["kind"])].join("\n"),
      text(it["scope"]),
      `${moment(it["createdAt"])}\n${called(it["createdBy"], names)}`,
      [moment(it["firstUsedAt"]) || "Never came", moment(it["lastUsedAt"])]
        .filter(Boolean)
        .join("\n"),
      moment(it["revokedAt"] ?? it["expiresAt"] ?? null),
    ]),
  );
}

function deeds(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return tableOf(
    "Who looked",
    [
      ["When", 22],
      ["Who", 28],
      ["What was done", 50],
    ],
    rows.map((it) => [
      moment(it["at"]),
      it["actorKind"] === "system" ? "Ownwords" : called(it["actor"], names),
      [deedInWords(text(it["action"])), it["about"] ? called(it["about"], names) : "", it["why"]]
        .filter(Boolean)
        .join("\n"),
    ]),
  );
}

/** Rows that no sentence was written for yet, so that nothing that is kept goes untold. */
function asTheyAre(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return rows.map((row) =>
    line(
      "plain",
      Object.entries(row)
        .filter(([name, value]) => value !== null && value !== "" && name !== "planId")
        .map(([name, value]) => `${wordsIn(name)}: ${shown(name, value, names)}`)
        .join("; "),
    ),
  );
}

/** "eraseOn" as "erase on". */
function wordsIn(column: string): string {
  return column.replaceAll(/[A-Z]/g, (it) => ` ${it.toLowerCase()}`);
}

function shown(name: string, value: string | number | null, names: Held["names"]): string {
  if (typeof value === "number" && /(^at|At|^until)$/.test(name)) return moment(value);
  return called(value, names);
}
