import { type Action, nameOf, type Person } from "#src/plan/plan.ts";
import type { Fix, Piece, Setting } from "./rule.ts";

/** The words of an open action that nobody is on record for; undefined where there is nothing to ask. */
export function openPiece(
  action: Action,
  pieces: readonly Piece[],
  setting: Setting,
): Piece | undefined {
  if (action.status !== "open" || ownerOf(action, setting)) return undefined;
  const piece = wordsOf(action, pieces);
  return piece && !piece.analysis.blankness ? piece : undefined;
}

/** Who is on record for an action; undefined where nobody is, or somebody whom the plan has lost. */
export function ownerOf(
  { owner }: Action,
  { resident, people }: Pick<Setting, "resident" | "people">,
): Person | undefined {
  if (owner === null) return undefined;
  return owner === resident.id ? resident : people.find((it) => it.id === owner);
}

/** What an action says. */
export function wordsOf({ id }: Action, pieces: readonly Piece[]): Piece | undefined {
  return pieces.find((it) => it.entity === id && it.key === "text");
}

/** Offers an action to the one listed person whom its words name. */
export function ownersNamedIn({ analysis: { actors } }: Piece, { id }: Action): Fix[] {
  const named = new Set(
    actors.filter((it) => it.kind === "listed").flatMap((it) => it.person ?? []),
  );
  if (named.size !== 1) return [];
  return [...named].map((it) => ({
    kind: "set-owner",
    label: `${nameOf(it)} will do this`,
    action: id,
    owner: it.id,
  }));
}
