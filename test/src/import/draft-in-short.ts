import type { PlanDraft } from "#src/import/plan-draft.ts";
import { type Person, personOf } from "#src/plan/plan.ts";

/** A file, and what its draft should come to. */
export type Layout = { name: string; file: Uint8Array; says: Said };

/** A draft in short: what people would look at. */
export type Said = {
  name: string;
  people?: string[];
  plan?: Record<string, string>;
  outcomes: Record<string, unknown>[];
  facts?: Record<string, unknown>;
  tray?: string[];
};

/** A draft in the short form that layouts say; what is empty is left out. */
export function shortOf({ plan, tray }: PlanDraft): Said {
  const { resident, people, writing, outcomes, title, reviewOn, totalHours } = plan;
  const texts = (of: typeof writing) =>
    Object.fromEntries(Object.entries(of).map(([key, { text }]) => [key, text]));
  const facts = { title, pronouns: resident.pronouns, reviewOn, totalHours };
  return clean({
    name: resident.name,
    people: people.map(personInShort),
    plan: texts(writing),
    outcomes: outcomes.map(({ writing: own, timeframe, markers, actions }) => ({
      ...texts(own),
      time: timeInShort(timeframe),
      markers: markers.map((it) => it.wording.text),
      actions: actions.map(({ wording, owner, dueOn, status }) => {
        const who = personOf(plan, owner);
        const end = status === "open" ? [] : [status];
        return [wording.text, who?.name || who?.relation || "", dueOn ?? "", ...end].join(" | ");
      }),
    })),
    facts,
    tray: tray.map(({ kind, text }) => (kind === "left over" ? text : `${kind}: ${text}`)),
  });
}

function personInShort({ name, relation, organisation }: Person): string {
  return [name, relation, organisation].join(", ").replace(/(, )+$/, "");
}

function timeInShort({
  kind,
  from,
  to,
  reviewOn,
  note,
}: PlanDraft["plan"]["outcomes"][number]["timeframe"]) {
  const days = [from && `from ${from}`, to && `to ${to}`, reviewOn && `review ${reviewOn}`];
  const said = [kind, ...days].filter(Boolean).join(" ");
  return said || note.text ? `${said}: ${note.text}` : "";
}

/** The same without what is empty. */
export function clean<T extends object>(value: T): T {
  const kept = Object.entries(value).flatMap(([key, it]) => {
    if (Array.isArray(it) && key === "outcomes") return [[key, it.map(clean)]];
    const isEmpty = it === "" || it === null || (Array.isArray(it) && it.length === 0);
    if (isEmpty) return [];
    if (typeof it !== "object" || Array.isArray(it)) return [[key, it]];
    const inner = clean(it);
    return Object.keys(inner).length ? [[key, inner]] : [];
  });
  return Object.fromEntries(kept);
}
