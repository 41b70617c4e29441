import { html, nothing, type TemplateResult } from "lit";
import type { ReviewItem } from "#src/api/reviews.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { ruleWords } from "./quality-words.ts";
import { openIn } from "./review-ask.ts";
import type { ReviewDraft } from "./review-draft.ts";
import { goButton, itemOf, type Surroundings } from "./review-items.ts";
import { count } from "./words.ts";

/** The most things that one step names. */
const MOST = 100;

/** What is left open for one reason: all findings of one rule, or a place that a person named. */
type Left = {
  id: string;
  label: string;
  items: readonly ReviewItem[];
  found: readonly Diagnostic[];
};

/** What is open when somebody signs off: what the rules notice, and what was asked for in words. */
export function leftOpen(around: Surroundings, asked: readonly ReviewItem[]): Left[] {
  const byRule = Map.groupBy(openIn(around.noticed), (it) => it.rule);
  const own = asked.filter((it) => !it.key);
  return [
    ...[...byRule].map(([rule, found]) => ({
      id: rule,
      label: ruleWords(rule),
      items: found.map(itemOf),
      found,
    })),
    ...own.map((it) => ({
      id: `${it.entity}/${it.section}`,
      label: it.words,
      items: [it],
      found: [],
    })),
  ];
}

/** What is sent of what is left open, each with its reason; one item a reason where there are too many. */
export function itemsLeft(left: readonly Left[], reasons: Readonly<Record<string, string>>) {
  const all = left.flatMap(({ id, items }) =>
    items.map((it) => ({ ...it, words: (reasons[id] ?? "").trim() })),
  );
  if (all.length <= MOST) return all;
  return left
    .flatMap(({ id, items: [first, ...more] }) => {
      const also = more.length ? ` (and ${more.length} more like it)` : "";
      return first ? [{ ...first, words: (reasons[id] ?? "").trim() + also }] : [];
    })
    .slice(0, MOST);
}

/** What happens in the form. */
type SignOffActs = { submit: (event: SubmitEvent) => void; cancel: () => void; isSending: boolean };

/** Lists what is left open, and asks of each why it is left. */
export function signOffForm(
  left: readonly Left[],
  draft: ReviewDraft,
  around: Surroundings,
  { submit, cancel, isSending }: SignOffActs,
): TemplateResult {
  const places = left.reduce((sum, { items }) => sum + items.length, 0);
  return html`<form class="review-form" aria-labelledby="sign-off-title" @submit=${submit}>
    <h3 id="sign-off-title" tabindex="-1">Sign off</h3>
    ${
      left.length
        ? html`<p>
            ${count(places, "place")} ${places === 1 ? "is" : "are"} left open. Say why, so that
            whoever reads it later can follow.
          </p>`
        : html`<p>Nothing is left open in this plan.</p>`
    }
    <ul role="list" class="review-items">
      ${left.map((it) => reason(it, draft, around))}
    </ul>
    <div class="comment-acts">
      <button class="button main small-button" ?disabled=${isSending}>Sign off</button>
      <button class="button small-button" type="button" @click=${cancel}>Not yet</button>
    </div>
  </form>`;
}

function reason({ id, label, items, found }: Left, draft: ReviewDraft, around: Surroundings) {
  return html`<li class="review-item">
    <p dir="auto">
      ${label}${items.length > 1 ? html` <span class="quiet">(${count(items.length, "place")})</span>` : nothing}
    </p>
    <label class="field">
      <span>Why it is left open<span class="visually-hidden">: ${label}</span></span>
      <textarea
        class="input"
        rows="2"
        maxlength="900"
        required
        dir="auto"
        .value=${draft.now.reasons[id] ?? ""}
        @input=${({ target }: Event & { target: HTMLTextAreaElement }) =>
          draft.put({ reasons: { ...draft.now.reasons, [id]: target.value } })}
      ></textarea>
    </label>
    ${found.map(({ place }, at) =>
      goButton(`${label} ${at + 1}, ${around.whereIs(place.entity, place.key)}`, () =>
        around.goTo(place),
      ),
    )}
  </li>`;
}
