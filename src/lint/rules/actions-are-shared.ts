import type { Action, Person } from "#src/plan/plan.ts";
import { self } from "../analysis/actor.ts";
import { daysBetween } from "../days.ts";
import { ownerOf, wordsOf } from "../owners.ts";
import { defineRule, type OutcomeView, type Piece, type Setting } from "../rule.ts";

/** An outcome has something for the resident to do, and something for others. */
export const actionsAreShared = defineRule({
  name: "actions-are-shared",
  catalogue: "A05",
  scope: "plan",
  topic: "actions",
  tier: "look",
  severity: "warning",
  messages: {
    staff: {
      message: "All {number} of these are done for {called}.",
      question: "Which part would {called} like to do, choose or say?",
    },
    resident: {
      message: "All {number} of these are left to {called}.",
      question: "Which of these would be easier with somebody, and who?",
    },
  },
  *check({ plan: { eventOn }, outcomes }, setting) {
    // In the first days after a crisis others may well do it all.
    const isFresh = eventOn !== null && Math.abs(daysBetween(eventOn, setting.today)) <= FIRST_DAYS;
    for (const view of outcomes) {
      const { id, directing, actions } = view.outcome;
      const left = actions.filter((it) => it.status !== "not-done");
      if (left.length < FEWEST) continue;
      const sides = new Set(left.map((it) => sideOf(it, view, setting)));
      const [side] = sides;
      if (sides.size > 1 || !side || side === "others") continue;
      if (side === "staff" && (directing || isFresh)) continue;
      yield {
        place: { entity: id, key: "actions", from: 0, to: 0 },
        messageId: side,
        with: { number: String(left.length) },
        evidence: side,
      };
    }
  },
});

const FEWEST = 3;
const FIRST_DAYS = 14;

/** Who does an action; `others` where relatives do it, where both sides do, or where nobody can tell. */
type Side = "staff" | "resident" | "others";

function sideOf(action: Action, { pieces }: OutcomeView, setting: Setting): Side {
  const owner = ownerOf(action, setting);
  const piece = wordsOf(action, pieces);
  const doers = piece ? doersIn(piece) : new Set<Side>();
  if (!owner) return doers.size === 1 ? ([...doers][0] ?? "others") : "others";
  const side = sideOfPerson(owner, setting);
  if (side === "others" || !piece || doers.size === 0) return side;
  // "Ceri and Len carry the box": who is down for it does not do it alone.
  const both = [...doers].some((it) => it !== side);
  return both ? "others" : side;
}

function sideOfPerson(owner: Person, { resident, config }: Setting): Side {
  if (owner.id === resident.id) return "resident";
  if (owner.paid) return owner.paid === "paid" ? "staff" : "others";
  const relation = owner.relation.trim().toLowerCase();
  const isStaff = relation !== "carer" && config.vocabulary.phrases("paid-care").has(relation);
  return isStaff ? "staff" : "others";
}

function doersIn({ writing, analysis: { actors, words } }: Piece): Set<Side> {
  const found = new Set<Side>();
  for (const it of actors) {
    const isResident =
      it.kind === "resident" ||
      (it.kind === "self" &&
        self.has(words[it.at]?.lower ?? "") &&
        writing.speaker.kind === "resident");
    // "Louise goes with Janet": doing it together is doing.
    const before = words[it.at - 1]?.lower ?? "";
    if (isResident && (it.acts || /^(?:with|and)$/.test(before))) found.add("resident");
    else if (it.acts && it.paid) found.add("staff");
    else if (it.acts && (it.kind === "kin" || it.kind === "listed")) found.add("others");
  }
  return found;
}
