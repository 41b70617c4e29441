import type { Person, Plan } from "#src/plan/plan.ts";
import { TITLES, WORDS_TOO } from "../analysis/directory.ts";
import { wordSet } from "../analysis/phrases.ts";
import { COMMON } from "../words/common.ts";
import { KIN } from "../words/people.ts";
import { runsIn } from "./fold.ts";
import { STAND_INS } from "./stand-ins.ts";

/** One word by which somebody could be known. */
export type NameWord = {
  /** What stands in its place. */
  standIn: string;
  /** It is an ordinary word as well, so that it names nobody without a capital. */
  isWordToo: boolean;
};

/** Everything that a plan calls people and services by. */
export type Names = {
  /** By the word, folded. */
  words: ReadonlyMap<string, NameWord>;
  /** Such as "Turning Point": their words, folded. */
  services: readonly (readonly string[])[];
  /** Such as "JB", each with what stands in its place. */
  initials: ReadonlyMap<string, string>;
  /** The plan's own short name; empty where it has none. */
  reference: string;
};

/** Where no plan is known, so that only numbers and addresses can be looked for. */
export const NO_NAMES: Names = {
  words: new Map(),
  services: [],
  initials: new Map(),
  reference: "",
};

const common = wordSet(COMMON);

/** Family names that are words too; given ones are in `WORDS_TOO`. */
const surnamesToo =
  wordSet(`brown green white black gray cook baker bell wood woods field fields hill
  hills stone rice bird fish fox wolf lamb love brook brooks bush bond moon park parks price power
  read shepherd small short singer smart speed street summers swift waters way webb wells winter
  winters wise fry flowers ford hall head house knight lake lane law little marsh mills noble north
  page palmer peck potter rivers rush sharp shaw spring steel strong tiller wall ward west`);

/** What somebody is, such as "Mum" or "District nurse", names nobody. */
const roles =
  wordSet(`${KIN.replaceAll(",", " ")} nurse nurses worker workers keyworker carer carers
  support social district community care coordinator manager gp doctor therapist occupational
  assistant advocate officer staff team service services council housing health clinic key link
  personal agency visitor pharmacist dentist physio psychiatrist psychologist consultant counsellor
  landlord warden tutor teacher the and of for at in my his her their`);

/** Words in the names of services that are in hundreds of others. */
const ofServices = wordSet(`care support housing council trust centre center association society
  charity project hostel group club church chapel mosque temple school college university surgery
  practice pharmacy hospital ward nhs homes home house street road court lodge view green point
  foundation partnership borough county city town ltd limited plc cic solutions company living
  services service mental health adult adults children young older people day night st saint`);

/** Letters that stand for work and bodies far more often than for somebody. */
const abbreviations = wordSet(`gp ot pa sw cpn nhs tv uk aa na id it do am pm cd ct mri dla pip esa
  uc hb so to is my me we us of on or no go by at as an if in be he hi ok rn md ms mr dr`);

/** Reads the names of a plan once: the resident's, people's, services', and of whoever wrote in it. */
export function namesOf(plan: Plan): Names {
  const words = new Map<string, NameWord>();
  const initials = new Map<string, string>();
  const services: string[][] = [];
  const { resident, people } = plan;
  for (const person of people) addService(person.organisation);
  addService(resident.organisation);
  // Who shares a word with the resident is called as the resident is, so the resident comes last.
  for (const name of writersOf(plan)) addPerson(name, STAND_INS.somebody);
  const standInFor = standInsOf([...people, resident]);
  for (const person of people) addPerson(person.name, standInFor(person));
  addPerson(resident.name, STAND_INS.resident);
  return { words, services, initials, reference: plan.reference };

  function addPerson(name: string, standIn: string): void {
    const called = name.split(/[\s,.()/]+/).filter((it) => !isNoName(it));
    const forms = new Set(called.flatMap(formsOf));
    const together = called.map(joined).join("");
    if (called.length > 1 && together.length > 4) forms.add(together);
    for (const it of forms) words.set(it, { standIn, isWordToo: isWordToo(it) });
    const letters = called.flatMap((it) => it.match(/\p{L}/u)?.[0].toUpperCase() ?? []);
    const last = runsIn(called.at(-1) ?? "")
      .at(-1)
      ?.folded[0]?.toUpperCase();
    for (const it of [letters.join(""), `${letters[0]}${letters.at(-1)}`, `${letters[0]}${last}`])
      if (letters.length > 1 && it.length < 5 && !abbreviations.has(it.toLowerCase()))
        initials.set(it, standIn);
  }

  function addService(organisation: string): void {
    const own = runsIn(organisation).map((it) => it.folded);
    if (!own.length || own.every((it) => roles.has(it) || ofServices.has(it))) return;
    services.push(own);
    for (const it of own)
      if (it.length > 2 && !roles.has(it) && !ofServices.has(it) && !common.has(it))
        words.set(it, { standIn: STAND_INS.service, isWordToo: true });
  }
}

/** Whether a word is an ordinary one as well, so that somebody can say that it is meant as such. */
export function isWordToo(folded: string): boolean {
  return WORDS_TOO.has(folded) || common.has(folded) || surnamesToo.has(folded);
}

/** Everybody whom a plan's record names as having written, agreed or looked. */
function writersOf({ remarks, takenIn, dismissals, risks, outcomes }: Plan): string[] {
  return [
    ...remarks.map((it) => it.by),
    ...takenIn.flatMap((it) => [it.by, ...it.authors.split(/,|\band\b/)]),
    ...dismissals.flatMap((it) => it.by),
    ...risks.map((it) => it.approvedBy),
    ...outcomes.map((it) => it.easyReadBy),
  ].filter((it) => !/\bvisitor$/i.test(it));
}

/** What each of a plan's people is to the resident, where that names nobody. */
function standInsOf(people: readonly Person[]): (person: Person) => string {
  const called = new Set(people.flatMap((it) => runsIn(it.name).map((run) => run.folded)));
  return ({ relation }) => {
    const said = relation.trim().toLowerCase();
    const isPlain = /^[\p{L} -]{2,40}$/u.test(said);
    return isPlain && !runsIn(said).some((it) => called.has(it.folded) && !roles.has(it.folded))
      ? `[${said}]`
      : STAND_INS.somebody;
  };
}

function isNoName(word: string): boolean {
  const folded = joined(word);
  return folded.length < 2 || TITLES.has(folded) || roles.has(folded);
}

/** "O’Brien" is "obrien" and "brien", "Smith-Jones" also "smith" and "jones": any parts in a row. */
function formsOf(word: string): string[] {
  const parts = runsIn(word).map((it) => it.folded);
  const least = /[-‐‑‒–]/.test(word) ? 2 : 3;
  const rows = parts.flatMap((_, from) =>
    parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).join("")),
  );
  return [parts.join(""), ...rows.filter((it) => it.length >= least)];
}

const joined = (word: string) =>
  runsIn(word)
    .map((it) => it.folded)
    .join("");
