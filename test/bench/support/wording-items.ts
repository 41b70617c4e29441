import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { lenient } from "./lenient.ts";

const text = lenient(z.string(), "");
const list = lenient(z.array(z.string()), []);
const flag = lenient(z.boolean(), false);

const Named = z.object({ name: text, relation: text });

/** What is known beside the words of an item. Anything may be missing; what is not known is empty. */
export const Context = z.object({
  voice: text,
  resident: text,
  pronouns: text,
  /** "Dennis (son)", or a name alone. */
  people: lenient(z.array(z.union([z.string(), Named])), []),
  speaker: text,
  spoke: text,
  resident_views: text,
  session: text,
  outcome: text,
  other_outcomes: list,
  need: lenient(z.nullable(z.object({ text, origin: text })), null),
  /** What the resident says of the need; null where the item tells nothing of it. */
  says: lenient(z.nullable(z.string()), null),
  pack: text,
  from: text,
  to: text,
  today: text,
  stage: text,
  stageStart: text,
  stageEnd: text,
});
export type Context = z.infer<typeof Context>;

const Span = z.object({ rule: z.string(), from: z.int(), to: z.int() });
const Standing = z.object({ rule: z.string(), at: z.string() });

/** One labelled piece of writing, or one whole plan, as a line of a labelled file holds it. */
export const Item = z.object({
  id: text,
  section: text,
  text,
  good: lenient(z.nullable(z.boolean()), null),
  labels: list,
  /** The faults as ids of the catalogue; null where only labels are given. */
  rules: lenient(z.nullable(z.array(z.string())), null),
  contested: list,
  hard: flag,
  needs_context: flag,
  context: lenient(Context, Context.parse({})),
  spans: lenient(z.array(Span), []),
  plan: z.optional(z.unknown()),
  facts: z.optional(z.unknown()),
  decides: list,
  findings: lenient(z.array(Standing), []),
  /** Why it was labelled so, where that is not plain. */
  note: text,
});
export type Item = z.infer<typeof Item> & { good: boolean };

/** Reads a labelled file; `unread` are the numbers of lines that are no item. */
export function readItems(file: string): { items: Item[]; unread: number[] } {
  const items: Item[] = [];
  const unread: number[] = [];
  for (const [at, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (!line.trim()) continue;
    const item = readItem(line);
    if (item) items.push({ ...item, id: item.id || `line ${at + 1}` });
    else unread.push(at + 1);
  }
  return { items, unread };
}

/** Reads one line of a labelled file; null when it is no item. */
export function readItem(line: string): Item | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = Item.safeParse(json);
  if (!parsed.success) return null;
  const { good, labels, rules } = parsed.data;
  return { ...parsed.data, good: good ?? (labels.length === 0 && !rules?.length) };
}
