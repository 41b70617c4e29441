import { action, outcome, plan, sections } from "#src/plan/build.ts";
import { nameOf } from "#src/plan/plan.ts";
import { whole } from "../analysis/analyse.ts";
import { isNearCopy, type Print, printOf, signature } from "../analysis/copies.ts";
import type { Piece, PlanView, Rule } from "../rule.ts";

const kind = "Gets on with people and has a family who care.";
const strong = (individual: string) => sections({ individual });

/** No section says of one outcome what it says of another. */
export const noCopiedText: Rule = {
  name: "no-copied-text",
  catalogue: "R01",
  scope: "plan",
  tier: "fix",
  why: "Words that were copied were not asked for again, and what is true of this outcome is missing.",
  better:
    "Under the garden: “knows what slugs won't eat”; under money: “writes every pound in a red book”.",
  sources: [
    {
      title: "Outcome Based Support Planning Manual, Haringey Council, 2024",
      part: "6, Timeframes",
    },
  ],
  examples: {
    good: [
      plan([
        outcome("I want to cook again.", strong("Knows eleven soups by heart.")),
        outcome("I want to owe nothing.", strong("Writes every pound in a red book.")),
      ]),
    ],
    bad: [
      {
        plan: plan([
          outcome("I want to cook again.", strong(kind)),
          outcome("I want to owe nothing.", strong(kind)),
        ]),
        quote: kind,
      },
      {
        plan: plan([
          outcome(
            "I want to cook again.",
            strong(
              "Jean is a warm person who likes a sing-song, strong tea and a full room with people she knows.",
            ),
          ),
          outcome(
            "I want to owe nothing.",
            strong(
              "She is a warm person who likes a sing-song, strong tea and a full room with people she knows!",
            ),
          ),
        ]),
        quote:
          "She is a warm person who likes a sing-song, strong tea and a full room with people she knows!",
      },
    ],
    nearMiss: [
      plan([
        outcome("I want to cook again.", strong("Very patient."), action("Kat rings me.")),
        outcome("I want to owe nothing.", strong("Very patient."), action("Kat rings me.")),
      ]),
      plan([
        outcome("I want to cook again, because my nan did."),
        outcome("I want to cook again, because it is cheaper."),
      ]),
    ],
  },
  *check(view, { resident }) {
    const seen = new Map<string, Shelf>();
    for (const piece of comparable(view)) {
      const print = printed(piece);
      const kind = kindOf(piece);
      if (print.length < (kind === "actions" ? 6 : 4)) continue;
      const shelf = seen.get(kind) ?? createShelf();
      seen.set(kind, shelf);
      const first = shelf.firstLike(piece, print);
      if (!first) {
        shelf.put(piece, print);
        continue;
      }
      const range = whole(piece.analysis);
      const place = { entity: piece.entity, key: piece.key, ...range };
      yield {
        place,
        message: "The same words stand under another outcome.",
        question: `What is true for ${nameOf(resident)} here that is not true there?`,
        evidence: signature(print.text),
        fixes: [
          {
            kind: "go-to",
            label: "Show the other one",
            place: {
              entity: first.entity,
              key: first.key,
              ...whole(first.analysis),
            },
          },
        ],
      };
    }
  },
};

/** From how many words on a near copy counts; under it, only the very same words do. */
const LONG = 12;

/** What was read so far of one kind, kept so that a copy is found without looking at all of it. */
type Shelf = ReturnType<typeof createShelf>;

function createShelf() {
  const pieces: { piece: Piece; print: Print }[] = [];
  const byMark = new Map<string | number, number[]>();
  return { firstLike, put };

  /** The first piece of another outcome that says the same. */
  function firstLike(piece: Piece, print: Print): Piece | undefined {
    let first = Infinity;
    for (const mark of marksOf(print))
      for (const at of byMark.get(mark) ?? []) {
        const it = pieces[at];
        if (at >= first || !it || it.piece.outcome === piece.outcome) continue;
        if (isCopy(it.print, print)) first = at;
      }
    return pieces[first]?.piece;
  }

  function put(piece: Piece, print: Print) {
    for (const mark of marksOf(print)) {
      const places = byMark.get(mark);
      if (places) places.push(pieces.length);
      else byMark.set(mark, [pieces.length]);
    }
    pieces.push({ piece, print });
  }
}

/** What two copies have at least one of in common. */
function marksOf({ text, length, telltales }: Print): readonly (string | number)[] {
  return length < LONG ? [text] : [text, ...telltales];
}

function isCopy(a: Print, b: Print): boolean {
  if (a.text === b.text) return true;
  return Math.min(a.length, b.length) >= LONG && isNearCopy(a, b);
}

function comparable({ outcomes }: PlanView): Piece[] {
  return outcomes.flatMap(({ pieces }) =>
    pieces.filter((it) => it.key !== "agreement" && !it.analysis.blankness && !hasContact(it)),
  );
}

/** The three strands of strengths are one kind: what is copied moves between them too. */
function kindOf({ section, key }: Piece): string {
  return section.role === "strengths"
    ? "strengths"
    : section.holds === "writing"
      ? key
      : section.holds;
}

/** A telephone number makes a contact line, which rightly looks the same everywhere. */
function hasContact({ analysis: { words } }: Piece): boolean {
  return words.some((it) => /^\d{5,}/.test(it.lower));
}

// A cache: what was printed before belongs to an analysis and may be made again at any time.
const prints = new WeakMap<Piece["analysis"], Print>();

function printed({ analysis }: Piece): Print {
  let print = prints.get(analysis);
  if (!print) prints.set(analysis, (print = printOf(analysis)));
  return print;
}
