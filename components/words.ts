import {
  calledName,
  nameOf,
  type Person,
  type Plan,
  personOf,
  type Speaker,
} from "#src/plan/plan.ts";

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

/** A day as people write it: "1 May 2030". */
export function dayInWords(day: string, length: "long" | "short" = "long"): string {
  return (length === "long" ? LONG : SHORT).format(new Date(`${day}T00:00:00Z`));
}

/** A moment beside now: "just now", "14:02", "yesterday", "3 May 2030". */
export function momentInWords(moment: string, now: Date): string {
  const then = new Date(moment);
  const minutes = (now.getTime() - then.getTime()) / 60_000;
  if (minutes < 2) return "just now";
  if (minutes < 60) return `${Math.floor(minutes)} minutes ago`;
  const days = startOfDay(now) - startOfDay(then);
  if (days === 0) return `today at ${timeInWords(then)}`;
  if (days === 1) return `yesterday at ${timeInWords(then)}`;
  return SHORT.format(then);
}

/** The time of day of a moment on this device's clock: "14:02". */
export function timeInWords(moment: Date): string {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
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

const startOfDay = (it: Date) =>
  Math.floor(Date.UTC(it.getFullYear(), it.getMonth(), it.getDate()) / 86_400_000);
