import { type Person, RESIDENT } from "#src/plan/plan.ts";
import { isRoleName } from "./roles.ts";

/** People met in a file, each once. */
export type DraftPeople = ReturnType<typeof createPeople>;

/** Words for several people, or for nobody. */
const NOBODY =
  /^(staff|all|all staff|everyone|everybody|anyone|team|the team|both|both of us|us|we|family|friends|family and friends|tbc|tba|n\/?a|none|nobody|not known|unknown|various|other|others|agency)$/i;

const SELF = /^(me|i|myself|self|the resident|resident|client|service user|tenant|customer)$/i;

/** Begins with the resident alone. */
export function createPeople(resident: string, newId: () => string) {
  const people: Person[] = [];
  return {
    people,
    /** The id of whoever a cell or the words before a colon name; null where that is not certain. */
    idOf(text: string): string | null {
      const named = readName(text);
      if (!named || isSeveral(text)) return null;
      const found = known(named);
      return found === undefined ? add(named) : found;
    },
    /** The id of somebody already named, or of whoever has the role that the words are. */
    knownId(text: string): string | null {
      const named = readName(text);
      if (!named || isSeveral(text)) return null;
      const found = known(named);
      return found === undefined && named.name === "" ? add(named) : (found ?? null);
    },
    /** Enters somebody as a table or a label describes them; null where there is no name in it. */
    enter(name: string, relation: string, organisation = ""): Person | null {
      const named = readName(name);
      if (!named) return null;
      const id = known(named) ?? add(named);
      const person = people.find((it) => it.id === id);
      if (!person) return null;
      person.relation ||= relation;
      person.organisation ||= organisation;
      return person;
    },
  };

  /** Null where it could be one of several, undefined for somebody new. */
  function known({ name, relation }: Named): string | null | undefined {
    const wanted = fold(name);
    if (wanted && isResident(wanted)) return RESIDENT;
    if (!wanted && SELF.test(relation)) return RESIDENT;
    const found = wanted
      ? people.filter((it) => isCalled(it, wanted))
      : people.filter((it) => fold(it.relation) === fold(relation));
    const [only] = found;
    if (!only) return undefined;
    if (found.length > 1) return null;
    // Somebody else of that name may be meant, or one of the two is wrong.
    if (relation && only.relation && fold(relation) !== fold(only.relation)) return null;
    only.relation ||= relation;
    // The name may be longer than what was known of it.
    if (wanted.split(" ").length > fold(only.name).split(" ").length) only.name = name;
    return only.id;
  }

  function isResident(wanted: string): boolean {
    const whole = fold(resident);
    return whole !== "" && (wanted === whole || wanted === whole.split(" ")[0]);
  }

  /** Null where a file names more people than any plan does. */
  function add({ name, relation }: Named): string | null {
    if (people.length >= MOST_PEOPLE) return null;
    const id = newId();
    people.push({ id, name, relation, paid: "", organisation: "", pronouns: "" });
    return id;
  }
}

const MOST_PEOPLE = 500;

type Named = { name: string; relation: string };

/** "Sam Lee (keyworker)", "Sam Lee, keyworker", "my sister", "Housing officer". */
function readName(text: string): Named | null {
  if (text.length > 120) return null;
  const plain = text.replace(/[\s.:;]+$/u, "").trim();
  if (plain === "" || plain.length > 80 || NOBODY.test(plain)) return null;
  if (SELF.test(plain)) return { name: "", relation: plain };
  const both = /^([^(),–-]+?)\s*(?:\(([^()]+)\)|,\s*([^,]+)|\s[–-]\s*([^–-]+))$/u.exec(plain);
  const relation = (both?.[2] ?? both?.[3] ?? both?.[4] ?? "").replace(/^my\s+/i, "").trim();
  if (both && !isRoleName(relation) && !both[2]) return null;
  const name = (both?.[1] ?? plain).trim();
  const bare = name.replace(/^(my|the|his|her|their)\s+/i, "");
  if (isRoleName(bare) && bare.split(/\s+/).length <= 4 && !both)
    return { name: "", relation: asRole(bare) };
  // "Keyworker (Sam Lee)".
  if (both?.[2] && isRoleName(bare) && isName(relation))
    return { name: relation, relation: asRole(bare) };
  return isName(name) ? { name, relation } : null;
}

/** "Housing officer" as it stands in a sentence; "GP" stays. */
function asRole(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** One to four words with capitals. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length <= 4 &&
    words.every((it) => /^(\p{Lu}[\p{L}'’.-]*|van|von|de|der|da|al|el|bin|ap|o)$/u.test(it)) &&
    /^\p{Lu}/u.test(text) &&
    !/^(The|This|We|Will|By|Review|Action|Ongoing|Weekly|Daily|Monthly|Yes|No|Done)\b/u.test(text)
  );
}

function isSeveral(text: string): boolean {
  return /\s(?:and|or|with|&)\s|[/&+;]/i.test(text);
}

function isCalled(person: Person, wanted: string): boolean {
  const name = fold(person.name);
  return name === wanted || name.split(" ")[0] === wanted || wanted.split(" ")[0] === name;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
