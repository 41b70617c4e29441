import { ANSWER, PAID, STATUS } from "#src/export/labels.ts";
import type { Person, Plan } from "#src/plan/plan.ts";
import { sameAs } from "./alike.ts";
import type { Fact } from "./fields.ts";

/** What somebody wrote in the place of a fact; `isClear` is false where it can be taken in two ways. */
export type Said = { value: string | number | null; isClear: boolean };

const UNCLEAR: Said = { value: null, isClear: false };
const NOTHING =
  /^(|-+|_+|n\/?a|none|nobody( named)?( yet)?|no date( yet)?|not said|not seen yet|tbc)$/i;

/** Reads a fact as a person wrote it; nothing is guessed. */
export function readFact(reads: Fact["reads"], written: string, plan: Plan): Said {
  const text = sameAs(written).replace(/[.,;]$/, "");
  if (reads === "status")
    return fromWords(text, STATUS, {
      open: /^(to do|open|ongoing|not yet)$/i,
      done: /^(done|completed?|finished|yes)$/i,
      "not-done": /^(not done|no|stopped)$/i,
    });
  if (reads === "answer")
    return fromWords(text, ANSWER, {
      "": NOTHING,
      agrees: /^(yes|y|agreed?s?|✓|☑|☒)$/i,
      disagrees: /^(no|n|disagreed?s?|not agreed|does not agree)$/i,
    });
  if (reads === "paid")
    return fromWords(text, PAID, { "": NOTHING, paid: /^(paid|yes)$/i, unpaid: /^(unpaid|no)$/i });
  if (NOTHING.test(text)) return { value: reads === "text" ? "" : null, isClear: true };
  if (reads === "text") return { value: text, isClear: true };
  if (reads === "person") return personNamed(text, plan);
  const number = /^\d{1,3}(\.\d+)?$/.exec(text)?.[0];
  if (reads === "number") return number ? { value: Number(number), isClear: true } : UNCLEAR;
  const day = dayIn(text);
  return day === null ? UNCLEAR : { value: day, isClear: true };
}

function fromWords(
  text: string,
  shown: Readonly<Record<string, string>>,
  also: Readonly<Record<string, RegExp>>,
): Said {
  const same = Object.entries(shown).find(([, it]) => it.toLowerCase() === text.toLowerCase());
  const value = same?.[0] ?? Object.entries(also).find(([, it]) => it.test(text))?.[0];
  return value === undefined ? UNCLEAR : { value, isClear: true };
}

/** The one person who is called so, by whole name, first name or what they are. */
function personNamed(text: string, plan: Plan): Said {
  const wanted = text.toLowerCase();
  const all = [plan.resident, ...plan.people];
  if (plan.voice === "first" && /^(i|me|myself)$/.test(wanted))
    return { value: plan.resident.id, isClear: true };
  const ways: ((it: Person) => string)[] = [
    (it) => it.name,
    (it) => it.name.split(/\s+/)[0] ?? "",
    (it) => it.relation,
  ];
  for (const way of ways) {
    const found = all.filter((it) => sameAs(way(it)).toLowerCase() === wanted);
    const [one] = found;
    if (one !== undefined && found.length === 1) return { value: one.id, isClear: true };
  }
  return UNCLEAR;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * The one day that is written in a text, the British way: "3 May 2030", "3/5/2030", "2030-05-03". Null
 * where there is none, or more, or one without a year.
 */
export function dayIn(text: string): string | null {
  const days = new Set<string>();
  const add = (year: string, month: number, day: string) => {
    const full = year.length === 2 ? `20${year}` : year;
    const iso = `${full}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    const length = new Date(Date.UTC(Number(full), month, 0)).getUTCDate();
    if (month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= length) days.add(iso);
  };
  const named = /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,? (\d{4})\b/gi;
  for (const [, day = "", month = "", year = ""] of text.matchAll(named))
    add(year, MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, day);
  for (const [, day = "", month = "", year = ""] of text.matchAll(
    /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/g,
  ))
    add(year, Number(month), day);
  for (const [, year = "", month = "", day = ""] of text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g))
    add(year, Number(month), day);
  const [one] = days;
  return one !== undefined && days.size === 1 ? one : null;
}
