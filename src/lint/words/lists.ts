import { DEFICITS } from "./deficits.ts";
import { FILLERS } from "./filler.ts";
import { GLOSSARY, JARGON } from "./jargon.ts";
import { CROWD, PAID_CARE, ROLES } from "./people.ts";
import { ERRANDS, GIVEN } from "./services.ts";
import { REGISTER } from "./register.ts";
import { STIGMA } from "./stigma.ts";
import { STOCK } from "./stock.ts";

/**
 * A list that a policy pack or an organisation can add to and take from. Entries are separated by
 * commas or line breaks; `manipulat*` stands for every word that begins so; what follows `=` is a
 * wording to offer instead.
 */
export type List = {
  /** What is on it, for people who edit it. */
  title: string;
  words: string;
};

/** Every list by its name. */
export const LISTS = {
  "paid-care": { title: "People and bodies who are paid for care or support", words: PAID_CARE },
  roles: { title: "Others who have a role, and so can answer for an action", words: ROLES },
  crowd: { title: "Words that name a crowd, and so nobody in particular", words: CROWD },
  filler: { title: "What fills a section and leaves it empty", words: FILLERS },
  stock: {
    title: "The vocabulary of services, single words, one form of each",
    words: STOCK.trim().split(/\s+/).join(","),
  },
  stigma: { title: "Words that blame or label somebody", words: STIGMA },
  deficits: { title: "Words for what is wrong or cannot be done", words: DEFICITS },
  given: { title: "What a service can give", words: GIVEN },
  errands: { title: "What an errand is about", words: ERRANDS },
  jargon: { title: "Words of services, with plain ones for them", words: JARGON },
  register: { title: "How services write and nobody speaks", words: REGISTER },
  glossary: { title: "Letters that every reader knows", words: GLOSSARY },
} satisfies Record<string, List>;

/** The name of a list. */
export type ListName = keyof typeof LISTS;

/** Whether there is a list of this name. */
export function isListName(name: string): name is ListName {
  return Object.hasOwn(LISTS, name);
}
