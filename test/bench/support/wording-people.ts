import { person } from "#src/plan/build.ts";
import { type Person, type Speaker, SpeakerKind } from "#src/plan/plan.ts";
import type { Context } from "./wording-items.ts";

/** Who an item's plan names, and who speaks where it says that somebody does. */
export type Cast = { people: Person[]; spoke: string | null };

const KIN = /^(mum|dad|nan|gran|aunt|auntie|uncle|mother|father|brother|sister|son|daughter)\b/i;

/** Reads "Dennis (son)", "Aunt Rosalind" and "daughter, by telephone" as people. */
export function castOf({ people, spoke, speaker }: Context): Cast {
  const named = people.map((it, at) => {
    const read = typeof it === "string" ? readName(it) : it;
    return person(read.name, read.relation, { id: `known-${at + 1}` });
  });
  if (!spoke || speaker === "document") return { people: named, spoke: null };
  const { name, relation } = readSpeaker(spoke);
  const known = named.find((it) => name && it.name === name);
  if (known) return { people: named, spoke: known.id };
  const teller = person(name, relation, { id: "speaker" });
  return { people: [...named, teller], spoke: teller.id };
}

/** Whose words an item is; `usual` is whose they are where the item doesn't say. */
export function speakerOf(
  { voice, speaker, session }: Context,
  spoke: string | null,
  usual: "resident" | "worker",
): Speaker {
  const said = SpeakerKind.safeParse(speaker);
  if (said.success) return { kind: said.data, person: spoke };
  if (session === "resident" || voice === "first") return { kind: "resident", person: null };
  if (voice === "advocate") return { kind: "advocate", person: spoke };
  return { kind: voice === "third" && usual === "resident" ? "quoted" : usual, person: null };
}

function readName(words: string): { name: string; relation: string } {
  const [, name, relation] = /^([^(]+?)\s*\(([^)]+)\)/.exec(words) ?? [];
  if (name && relation) return { name, relation };
  return { name: words.trim(), relation: KIN.exec(words.trim())?.[1]?.toLowerCase() ?? "" };
}

/** Somebody who spoke is called by name and relation, or by relation alone. */
function readSpeaker(words: string): { name: string; relation: string } {
  const [who = ""] = words.split(/,(?![^(]*\))/);
  if (who.includes("(")) return readName(who);
  return { name: "", relation: who.trim() };
}
