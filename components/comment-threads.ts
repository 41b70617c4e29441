import { html, nothing, type TemplateResult } from "lit";
import type * as Y from "yjs";
import type { Colleague, StaffComment } from "#src/api/staff-comments.ts";
import type { CommentedWords } from "#src/browser/comment-board.ts";
import { type Range, rangeOf } from "#src/document/anchors.ts";
import { textOf } from "#src/document/roots.ts";
import type { OpenSuggestion } from "#src/document/suggestions.ts";
import { whereIs } from "#src/lint/where-is.ts";
import type { Template } from "#src/template/template.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Remark } from "#src/plan/record.ts";
import type { Thread } from "#src/plan/threads.ts";
import { icons } from "./icons.ts";
import { dayInWords, momentInWords } from "./words.ts";

/** What somebody said about a place, wherever it is kept. */
export type Said = Pick<Remark, "id" | "thread" | "about" | "anchor" | "quote" | "mentions"> & {
  words: string;
  by: string;
  when: string;
  isSettled: boolean;
  isForStaff: boolean;
};

/** All that was said: by everybody who has the plan, and by staff to one another. */
export function allSaid({ remarks }: Plan, staff: readonly StaffComment[], now: Date): Said[] {
  return [
    ...remarks.map(({ words, on, settledOn, ...it }) => ({
      ...it,
      words: words.text,
      when: on ? dayInWords(on) : "",
      isSettled: settledOn !== null,
      isForStaff: false,
    })),
    ...staff.map(({ at, settledAt, ...it }) => ({
      ...it,
      when: momentInWords(at, now),
      isSettled: settledAt !== null,
      isForStaff: true,
    })),
  ];
}

/** What is to be marked in the text: words with an open thread, and those that others are offered for. */
export function markedWords(
  threads: readonly Thread<Said>[],
  offers: readonly OpenSuggestion[],
): CommentedWords[] {
  const commented = threads.filter(({ begins }) => begins.quote && !begins.isSettled);
  return [
    ...commented.map(({ begins: { id, about, anchor, quote, isForStaff } }) => {
      const [entity = "", key = ""] = about.split("/");
      return { thread: id, entity, key, anchor, quote, isForStaff, offer: null };
    }),
    ...offers
      .filter((it) => it.isCurrent)
      .map(({ id, entity, key, anchor, was, words, by }) => ({
        thread: id,
        entity,
        key,
        anchor,
        quote: was,
        isForStaff: false,
        offer: { words, by },
      })),
  ];
}

/** What can be done with a thread; what is null can't be done here. */
export type ThreadActs = {
  goTo: (() => void) | null;
  answer: (() => void) | null;
  settle: (() => void) | null;
};

/** One thread: where it is, what was said, what can be done. */
export function commentThread(
  { begins, answers }: Thread<Said>,
  about: {
    where: string;
    isGone: boolean;
    colleagues: readonly Colleague[];
    /** The words that it offers, in the place of what it says; null for a comment. */
    offered: TemplateResult | null;
  },
  acts: ThreadActs,
  form: TemplateResult | typeof nothing,
): TemplateResult {
  const { id, quote, isForStaff, isSettled } = begins;
  return html`<li
    id="thread-${id}"
    class="comment-thread ${isForStaff ? "for-staff" : ""} ${isSettled ? "settled" : ""}"
    tabindex="-1"
    aria-label="${about.offered ? "Suggestion" : "Comment"} by ${begins.by || "somebody"} on ${about.where}"
  >
    <p class="comment-about">
      ${isForStaff ? html`<span class="comment-audience">${icons.people} Staff only</span>` : nothing}
      <span class="quiet small">${about.where}</span>
    </p>
    ${quote ? html`<blockquote dir="auto">${quote}</blockquote>` : nothing}
    ${
      about.isGone
        ? html`<p class="quiet small">These words are not in the text any more.</p>`
        : nothing
    }
    ${entry(begins, about.colleagues, about.offered)}
    ${answers.map((it) => entry(it, about.colleagues, null))}
    ${
      form === nothing
        ? html`<div class="comment-acts">
            ${act("Go to the words", acts.goTo)} ${act("Answer", acts.answer)}
            ${act(isSettled ? "Open again" : "Settle", acts.settle)}
          </div>`
        : form
    }
  </li>`;
}

function entry(
  { by, when, words, mentions }: Said,
  colleagues: readonly Colleague[],
  offered: TemplateResult | null,
) {
  const names = colleagues.filter((it) => mentions.includes(it.id)).map((it) => it.name);
  return html`<div class="comment">
    <p class="small">
      <strong dir="auto">${by || "Somebody"}</strong>${offered ? " suggests" : ""}${when ? html`, ${when}` : nothing}${
        names.length ? html`, for <span dir="auto">${names.join(", ")}</span>` : nothing
      }
    </p>
    ${offered ?? html`<p class="comment-words" dir="auto">${words || "No words yet"}</p>`}
  </div>`;
}

function act(label: string, does: (() => void) | null) {
  return does
    ? html`<button class="button small-button" type="button" @click=${does}>${label}</button>`
    : nothing;
}

const WHOLE = "The plan as a whole";

/** Where a comment is about, as a reader would look for it. */
export function whereInWords(about: string, plan: Plan, template: Template): string {
  const [entity = "", key = ""] = about.split("/");
  if (!entity) return WHOLE;
  const { part, place } = whereIs({ entity, key, from: 0, to: 0 }, plan, template);
  // A heading of the plan's own is found by its name alone.
  return place && part === WHOLE ? place : [part, place].filter(Boolean).join(", ");
}

/** Where the words are now that a comment is about; null where it is about none, or they are gone. */
export function rangeOfWords(ydoc: Y.Doc, { about, anchor, quote }: Said): Range | null {
  const [entity = "", key = ""] = about.split("/");
  return quote && key ? rangeOf(ydoc, textOf(ydoc, entity, key), { anchor, quote }) : null;
}
