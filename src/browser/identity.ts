import * as z from "zod/mini";
import { shownName } from "#src/api/sync.ts";
import { COLOURS } from "./colours.ts";
import { newId } from "./new-id.ts";

/** Who the person at this device is to the others in a plan: as their account says, else as they say. */
export type Identity = {
  /** Stays the same on this device; letters and digits. */
  id: string;
  /** Never empty; after the colour where nobody has said. */
  name: string;
  /** Whether somebody has said the name. */
  isNamed: boolean;
  /** Whether the name is that of an account, so that it can't be chosen here. */
  isKnown: boolean;
  /** A CSS colour, dark enough for white words on it and light enough to be seen on a dark page. */
  colour: string;
};

const Kept = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9]{16,40}$/)),
  name: z.string().check(z.maxLength(80)),
  colour: z.enum(Object.keys(COLOURS)),
});
type Kept = z.infer<typeof Kept>;

const KEY = "ownwords.identity";

/** Holds for as long as the page where the browser keeps nothing. */
let here: Kept | null = null;

/** The name of the account that is signed in; empty where nobody signs in. */
let known = "";
/** The id of the guest who is here; empty for all others. */
let guestHere = "";

/** Takes the name of whoever is signed in, and the id of a guest; others see no other. */
export function knowIdentity(name: string, guest = ""): void {
  known = shownName(name);
  guestHere = guest;
}

/** Whose hand it is that writes here, as the document is told. */
export function handHere(): { by: string; guest?: string } {
  const by = readIdentity().name;
  return guestHere ? { by, guest: guestHere } : { by };
}

/** The person at this device; somebody new has a name made of a colour. */
export function readIdentity(): Identity {
  return identityOf(find());
}

/** Takes the name that the person gives themselves; an empty one forgets it. */
export function writeIdentity(name: string): Identity {
  return identityOf(keep({ ...find(), name: name.trim().slice(0, 80) }));
}

/** Forgets who was at this device. */
export function forgetIdentity(): void {
  here = null;
  localStorage.removeItem(KEY);
}

function find(): Kept {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    if (kept.success) return kept.data;
  } catch {
    // Some browsers refuse to be asked; some hold what was written by hand.
  }
  if (here) return here;
  const id = newId();
  const names = Object.keys(COLOURS);
  const colour = names[Number.parseInt(id.slice(0, 2), 16) % names.length] ?? "teal";
  return keep({ id, name: "", colour });
}

function keep(kept: Kept): Kept {
  here = kept;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // It then holds for this page alone.
  }
  return kept;
}

function identityOf({ id, name, colour }: Kept): Identity {
  const [word, value] = Object.entries(COLOURS).find(([it]) => it === colour) ?? FIRST;
  const visitor = `${word.charAt(0).toUpperCase()}${word.slice(1)} visitor`;
  const said = known || name;
  return {
    id,
    name: said || visitor,
    isNamed: said !== "",
    isKnown: known !== "",
    colour: value,
  };
}

const FIRST = ["teal", COLOURS.teal] as const;
