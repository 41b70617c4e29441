import { type Run, runsIn } from "./fold.ts";
import { isWordToo, type Names, type NameWord } from "./plan-names.ts";
import { BLANK, STAND_INS } from "./stand-ins.ts";

/** Words that could tell who somebody is, and what can stand in their place. */
export type Telling = {
  from: number;
  to: number;
  standIn: string;
  /** Whether a person may say that it is an ordinary word here; never of a number or a whole name. */
  mayBeOrdinary: boolean;
};

const JOINER = /^['’ʼ‘`´＇‐‑‒–-]$/;
const CAPITAL = /^\p{Lu}/u;
/** Capitals, or what stands in the place of others. */
const HAS_CAPITALS = new RegExp(`[\\p{Lu}\\[${BLANK}]`, "u");

/** Every name of a plan in a text, in order: in any case, possessive, plural, hyphenated or accented. */
export function findNames(text: string, names: Names): Telling[] {
  const runs = runsIn(text);
  // Where nobody presses the shift key, a small letter says nothing.
  const isSmall = !HAS_CAPITALS.test(text);
  const found = [...servicesIn(text, runs, names), ...initialsIn(text, names)];
  for (let at = 0; at < runs.length; at++) {
    const hit = nameAt(text, runs, at, names, isSmall);
    if (!hit) continue;
    found.push(hit.telling);
    at = hit.last;
  }
  return found;
}

/** The name that begins with a run, and the last run of it. */
function nameAt(text: string, runs: readonly Run[], at: number, names: Names, isSmall: boolean) {
  const first = runs[at];
  if (!first) return null;
  const isRaised = CAPITAL.test(text.slice(first.from));
  for (let last = endOfCompound(text, runs, at, isRaised); last >= at; last--) {
    const end = runs[last];
    const together = runs.slice(at, last + 1).map((it) => it.folded);
    if (!end) continue;
    const exact = names.words.get(together.join(""));
    // The "s" of "Jean's" is not of the name.
    const found = exact ?? (last > at && end.folded === "s" ? undefined : bare(together, names));
    if (!found || (found.isWordToo && !isRaised && !isSmall)) continue;
    const written = text.slice(first.from, end.to);
    const telling = {
      from: beginning(text, first.from),
      to: end.to,
      standIn: found.standIn,
      mayBeOrdinary:
        last === at && (isWordToo(first.folded) || found.isWordToo || !CAPITAL.test(written)),
    };
    return { telling, last };
  }
  return null;
}

/** The last run that may belong to a name: joined by an apostrophe or a hyphen, or one word further. */
function endOfCompound(text: string, runs: readonly Run[], at: number, isRaised: boolean): number {
  let last = at;
  const gap = (to: number) => text.slice(runs[to]?.to, runs[to + 1]?.from);
  while (last < runs.length - 1 && last < at + 4 && JOINER.test(gap(last))) last++;
  // "Mc Donald", "O Brien".
  return last === at && isRaised && last < runs.length - 1 && gap(last) === " " ? last + 1 : last;
}

/** A name with an ending: of more than one, or of what is somebody's. */
function bare(parts: readonly string[], { words }: Names): NameWord | undefined {
  const word = parts.join("");
  const forms = [
    word.endsWith("s") ? word.slice(0, -1) : "",
    word.endsWith("es") ? word.slice(0, -2) : "",
    word.endsWith("ies") ? `${word.slice(0, -3)}y` : "",
  ];
  return forms.flatMap((it) => words.get(it) ?? [])[0];
}

/** A title or an initial before a name belongs to it. */
function beginning(text: string, from: number): number {
  const before = text.slice(Math.max(0, from - 12), from);
  const added = /(?:\b(?:mr|mrs|ms|miss|mx|dr|sir)\.?\s+)?(?:\b\p{Lu}\.?\s?){0,2}$/iu.exec(before);
  const words = added?.[0] ?? "";
  return /^(?:(?:mr|mrs|ms|miss|mx|dr|sir)\b|\p{Lu}\.)/iu.test(words) ? from - words.length : from;
}

function* servicesIn(text: string, runs: readonly Run[], { services }: Names): Generator<Telling> {
  for (const [at, first] of runs.entries())
    for (const service of services) {
      const own = runs.slice(at, at + service.length);
      const end = own.at(-1);
      if (own.length < service.length || !end) continue;
      if (!service.every((it, i) => own[i]?.folded === it)) continue;
      const between = own.slice(1).map((it, i) => text.slice(own[i]?.to, it.from));
      if (between.some((it) => /[.!?\n]|.{4}/.test(it))) continue;
      const isSmall = !CAPITAL.test(text.slice(first.from));
      yield {
        from: first.from,
        to: end.to,
        standIn: STAND_INS.service,
        mayBeOrdinary: service.length === 1 && isSmall,
      };
    }
}

function* initialsIn(text: string, { initials }: Names): Generator<Telling> {
  for (const [letters, standIn] of initials) {
    const dotted = Array.from(letters).join("\\.? ?");
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}.])${dotted}(?![\\p{L}\\p{N}])\\.?`, "gu");
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const to = index + written.trimEnd().length;
      // The stop at the end of a sentence is not theirs.
      const isDotted = written.indexOf(".") < written.length - 1 && written.includes(".");
      const end = written.endsWith(".") && !isDotted ? to - 1 : to;
      yield { from: index, to: end, standIn, mayBeOrdinary: true };
    }
  }
}
