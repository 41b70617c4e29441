import * as z from "zod/mini";
import { ReviewItem, ReviewStep } from "#src/api/reviews.ts";
import type { Block } from "#src/export/copy.ts";
import { capital } from "#src/plan/in-words.ts";
import type { HeldRow } from "#server/store/held-store.ts";
import type { Held } from "./held.ts";
import { called, moment, tableOf, text } from "./held-parts.ts";

/** What those who work with a plan said to one another about it. */
export function staffComments(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return tableOf(
    "Comments for staff alone",
    [
      ["When", 20],
      ["Who", 20],
      ["What was said", 42],
      ["Settled", 18],
    ],
    rows
      .toSorted((a, b) => Number(a["at"]) - Number(b["at"]))
      .map((it) => [
        moment(it["at"]),
        called(it["by"], names),
        [it["quote"] && `About “${text(it["quote"])}”:`, text(it["words"])]
          .filter(Boolean)
          .join("\n"),
        moment(it["settledAt"]),
      ]),
  );
}

/** What was said where the plan was looked at for its quality. */
export function reviewSteps(rows: readonly HeldRow[], names: Held["names"]): Block[] {
  return tableOf(
    "Reviews for quality",
    [
      ["When", 22],
      ["Who", 22],
      ["What was done and said", 56],
    ],
    rows
      .toSorted((a, b) => Number(a["at"]) - Number(b["at"]))
      .map((it) => [
        moment(it["at"]),
        called(it["by"], names),
        [DEEDS.get(text(it["kind"])) ?? text(it["kind"]), text(it["words"]), ...places(it)]
          .filter(Boolean)
          .join("\n"),
      ]),
  );
}

const STEPS: Readonly<Record<ReviewStep["kind"], string>> = {
  begun: "Began to look at the plan",
  asked: "Asked for changes",
  answered: "Answered",
  reviewed: "Had looked at the plan",
  signedOff: "Signed the plan off",
  again: "Began to look at it again",
};
const DEEDS: ReadonlyMap<string, string> = new Map(Object.entries(STEPS));

const Items = z.array(ReviewItem);

function places({ items }: HeldRow): string[] {
  return Items.parse(JSON.parse(text(items) || "[]")).map(({ rule, words }) =>
    capital([rule.replaceAll("-", " "), words].filter(Boolean).join(": ")),
  );
}
