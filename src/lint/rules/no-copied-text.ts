import { whole } from "../analysis/analyse.ts";
import { isNearCopy, type Print, printOf, signature } from "../analysis/copies.ts";
import { anyShows, shows, sign } from "../analysis/spelling.ts";
import { defineRule, type Piece, type PlanView, type Setting } from "../rule.ts";

/** No section says of one outcome what it says of another. */
export const noCopiedText = defineRule({
  name: "no-copied-text",
  catalogue: "R01",
  scope: "plan",
  topic: "repetition",
  tier: "fix",
  severity: "warning",
  messages: {
    same: {
      message: "The same words stand under another outcome.",
      question: "What is true for {called} here that is not true there?",
    },
  },
  *check(view, setting) {
    const before = unlike?.setting === setting ? unlike.seen : null;
    const seen = new Map<string, Seen>();
    for (const piece of comparable(view)) {
      const kind = kindOf(piece);
      const print = printOf(piece.analysis);
      if (print.length < (kind === "actions" ? 6 : 4)) continue;
      const known = before?.get(kind)?.prints;
      const earlier = seen.get(kind) ?? { same: new Map(), long: [], fresh: [], prints: new Set() };
      seen.set(kind, earlier);
      const first = firstLike(earlier, piece, print, known);
      if (!first) {
        remember(earlier, piece, print, known);
        continue;
      }
      const range = whole(piece.analysis);
      const place = { entity: piece.entity, key: piece.key, ...range };
      yield {
        place,
        ...(printOf(first.analysis).text === print.text ? {} : { tier: "look" as const }),
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
    unlike = { setting, seen };
  },
});

/** From how many words on a near copy counts; under it, only the very same words do. */
const LONG = 12;

type Known = { piece: Piece; print: Print };

/** What was read so far of one kind: by its very words, and what is long enough for a near copy. */
type Seen = {
  same: Map<string, Piece[]>;
  long: Known[];
  /** Those of the long ones that were not there, or not so, when the plan was last checked. */
  fresh: Known[];
  prints: Set<Print>;
};

// A cache: texts that were found unlike each other when the last plan was last checked. A key changes
// one text, and only that one has to be compared with the others.
let unlike: { setting: Setting; seen: ReadonlyMap<string, Seen> } | null = null;

/** An earlier piece of another outcome that says the same. */
function firstLike(
  { same, long, fresh }: Seen,
  { outcome }: Piece,
  print: Print,
  known: ReadonlySet<Print> | undefined,
): Piece | undefined {
  const twin = same.get(print.text)?.find((it) => it.outcome !== outcome);
  if (twin || print.length < LONG) return twin;
  const others = known?.has(print) ? fresh : long;
  return others.find((it) => it.piece.outcome !== outcome && isNearCopy(it.print, print))?.piece;
}

function remember(
  { same, long, fresh, prints }: Seen,
  piece: Piece,
  print: Print,
  known: ReadonlySet<Print> | undefined,
) {
  const twins = same.get(print.text);
  if (twins) twins.push(piece);
  else same.set(print.text, [piece]);
  if (print.length < LONG) return;
  long.push({ piece, print });
  prints.add(print);
  if (!known?.has(print)) fresh.push({ piece, print });
}

function comparable({ outcomes }: PlanView): Piece[] {
  return outcomes.flatMap(({ pieces }) =>
    pieces.filter(
      (it) =>
        it.key !== "agreement" &&
        !it.analysis.blankness &&
        !mayRepeat(it.analysis) &&
        !(it.kind === "timeframe" && isDated(it)),
    ),
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

/** One day may well be the day for several outcomes, such as that of a move. */
function isDated({ analysis }: Piece): boolean {
  return analysis.times.some((it) => it.kind === "date" || it.kind === "event");
}

const number = sign(/^\d{5,}/, ["everything"]);
const all = sign(["all", "every", "whole", "each", "both"]);
const everything = sign(/^(?:outcomes?|goals?|plan|these|areas)$/);

/** A telephone number makes a contact line, and a text may say itself that it is about everything. */
function mayRepeat(analysis: Piece["analysis"]): boolean {
  const { words } = analysis;
  if (anyShows(analysis, number)) return true;
  if (!anyShows(analysis, all) || !anyShows(analysis, everything)) return false;
  return words.some(
    (it, at) =>
      shows(it, all) && words.slice(at + 1, at + 4).some((next) => shows(next, everything)),
  );
}
