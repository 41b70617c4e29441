import {
  type Action,
  calledName,
  nameOf,
  type Outcome,
  type Person,
  type Plan,
  personOf,
  type Speaker,
} from "./plan.ts";

const LONG = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const SHORT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

// A cache: days come again and again, and writing one takes as long as reading a sentence.
const written = new Map<string, string>();
const MOST_WRITTEN = 2_000;

/** A day as people write it: "1 May 2030". */
export function dayInWords(day: string, length: "long" | "short" = "long"): string {
  const known = written.get(`${length} ${day}`);
  if (known !== undefined) return known;
  const words = (length === "long" ? LONG : SHORT).format(new Date(`${day}T00:00:00Z`));
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(`${length} ${day}`, words);
  return words;
}

/** "1 question", "3 questions". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** Whose words a piece of writing is, for the one who reads it. */
export function speakerInWords(speaker: Speaker, plan: Plan): string {
  const who = personOf(plan, speaker.person);
  const resident = calledName(plan.resident);
  switch (speaker.kind) {
    case "resident":
      return `${possessive(resident)} own words`;
    case "quoted":
      return `${possessive(resident)} words, written down by a worker`;
    case "advocate":
      return who ? `${nameOf(who)}, advocate` : "An advocate";
    case "family":
      return who ? nameAndRelation(who) : "A relative or friend";
    case "worker":
      return who ? `${possessive(nameOf(who))} view` : "The worker's view";
    case "document":
      return "From an earlier record";
  }
}

/** "Dev Patel, keyworker". */
export function nameAndRelation(person: Person): string {
  const { name, relation } = person;
  return relation && name ? `${name}, ${relation}` : nameOf(person);
}

/** "Rosa's", "James'" and for nobody yet "the resident's". */
export function possessive(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

/** What is on record of an outcome or an action, in a few words; empty for nothing. */
export function onRecordInWords(thing: Outcome | Action, plan: Plan): string {
  const said =
    "actions" in thing
      ? [
          thing.kind === "stability" ? "keeping what there is" : thing.kind && "something new",
          thing.handover && `${nameOf(personOf(plan, thing.handover))} carries it on`,
        ]
      : [
          thing.commissioned && "paid for",
          thing.shortTerm && "a short time only",
          thing.toldOn && `told on ${dayInWords(thing.toldOn)}`,
        ];
  return said.filter(Boolean).join(", ");
}

/** Names as a sentence lists them: "Amina, Priya and Sam"; empty for none. */
export function namesInWords(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}

/** With a capital at the beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
