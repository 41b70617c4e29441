import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { newId } from "#src/browser/new-id.ts";
import { destinationsIn, type DestinationGroup } from "#src/import/destinations.ts";
import {
  type DraftReview,
  type FoundWords,
  isMovable,
  leaveOut,
  moveFound,
  placeInWords,
  putStray,
  type StrayWords,
  takeBack,
} from "#src/import/review-draft.ts";
import type { WordFile } from "#src/import/word-file.ts";
import type { Template } from "#src/template/template.ts";
import "./destination-choice.ts";
import type { DestinationChosenEvent } from "./destination-choice.ts";
import "./file-view.ts";
import { count } from "./words.ts";

/** Below this a person is asked to look. */
const SURE = 0.75;

/**
 * What was found in a Word file beside the file: the least sure first, and what has no place yet. Fires
 * `review-changed`.
 */
@customElement("ow-draft-review")
export class OwDraftReview extends LitElement {
  @property({ attribute: false }) review!: DraftReview;
  @property({ attribute: false }) file!: WordFile;
  @property({ attribute: false }) template!: Template;

  @state() private shown: readonly number[] = [];
  @state() private dragged = "";
  @state() private said = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { review, template } = this;
    const groups = destinationsIn(review.plan, template);
    const unsure = review.found.filter((it) => it.confidence < SURE);
    const sure = review.found.filter((it) => it.confidence >= SURE);
    return html`
      <div class="draft-panes">
        <div class="draft-file">
          <h2>The file</h2>
          <ow-file-view .blocks=${this.file.blocks} .shown=${this.shown}></ow-file-view>
        </div>
        <div class="draft-parts">
          ${this.#tray(groups)}
          ${this.#parts("Please check these", unsure, groups)}
          ${this.#parts("Found", sure, groups)} ${this.#leftOut()}
        </div>
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  #tray(groups: readonly DestinationGroup[]) {
    const { tray } = this.review;
    return html`<section aria-labelledby="tray-title">
      <h2 id="tray-title" tabindex="-1">No place yet</h2>
      <p class="quiet">
        ${
          tray.length
            ? `${count(tray.length, "piece")} of the file. What stays here is kept in the plan under “Kept from the file”.`
            : "Every word of the file has a place."
        }
      </p>
      <ul role="list" class="draft-list">
        ${repeat(
          tray,
          (it) => it.id,
          (it) => this.#stray(it, groups),
        )}
      </ul>
    </section>`;
  }

  #stray(it: StrayWords, groups: readonly DestinationGroup[]) {
    const about = beginning(it.text);
    return html`<li
      class="draft-piece stray"
      draggable="true"
      @dragstart=${(event: DragEvent) => this.#lift(event, it.id)}
      @dragend=${() => (this.dragged = "")}
    >
      ${KINDS[it.kind] ? html`<p class="quiet small">${KINDS[it.kind]}${it.by && ` by ${it.by}`}</p>` : nothing}
      <p class="draft-words" dir="auto">${it.text}</p>
      <div class="returned-acts">
        <ow-destination-choice
          .groups=${groups}
          .about=${about}
          @destination-chosen=${({ to, label }: DestinationChosenEvent) =>
            this.#change(putStray(this.review, it.id, to, id), `Put into: ${label}.`)}
        ></ow-destination-choice>
        ${this.#button("Leave out", about, () =>
          this.#change(leaveOut(this.review, it.id), "Left out of the plan."),
        )}
        ${this.#button("Show in the file", about, () => (this.shown = [it.block]))}
      </div>
    </li>`;
  }

  #parts(heading: string, found: readonly FoundWords[], groups: readonly DestinationGroup[]) {
    if (!found.length) return nothing;
    const id = `parts-${heading.toLowerCase().replaceAll(" ", "-")}`;
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      <ul role="list" class="draft-list">
        ${repeat(
          found,
          ({ place }) => `${place.entity} ${place.key}`,
          (it) => this.#part(it, groups),
        )}
      </ul>
    </section>`;
  }

  #part(it: FoundWords, groups: readonly DestinationGroup[]): TemplateResult {
    const { place, label, words, blocks, confidence } = it;
    const title = placeInWords(place, this.review.plan, this.template);
    const isDrop = this.dragged !== "" && isMovable(this.review, it);
    return html`<li
      class="draft-piece ${isDrop ? "drop" : ""}"
      @dragover=${(event: DragEvent) => isDrop && event.preventDefault()}
      @drop=${(event: DragEvent) => this.#drop(event, it, title)}
    >
      <h3>${title}</h3>
      <p class="quiet small">
        ${label ? html`In the file: “${label}”. ` : nothing}${sureness(confidence)}
      </p>
      <p class="draft-words" dir="auto">${words}</p>
      <div class="returned-acts">
        ${this.#button("Show in the file", title, () => (this.shown = blocks))}
        ${isMovable(this.review, it) ? this.#moves(it, title, groups) : nothing}
      </div>
    </li>`;
  }

  #moves({ place }: FoundWords, title: string, groups: readonly DestinationGroup[]) {
    return html`
      <details class="draft-move">
        <summary>Move it<span class="visually-hidden">: ${title}</span></summary>
        <div class="returned-acts">
          <ow-destination-choice
            .groups=${groups}
            .about=${title}
            label="Move it there"
            @destination-chosen=${({ to, label }: DestinationChosenEvent) =>
              this.#change(moveFound(this.review, place, to, id), `Moved to: ${label}.`)}
          ></ow-destination-choice>
          ${this.#button("It has no place", title, () =>
            this.#change(takeBack(this.review, place, id), "It is among what has no place yet."),
          )}
        </div>
      </details>
    `;
  }

  #leftOut() {
    const { leftOut } = this.review;
    if (!leftOut.length) return nothing;
    return html`<section aria-labelledby="left-out-title">
      <h2 id="left-out-title">Left out of the plan</h2>
      <ul role="list" class="draft-list">
        ${leftOut.map(
          (it) =>
            html`<li class="draft-piece">
              <p class="draft-words" dir="auto">${it.text}</p>
              <div class="returned-acts">
                ${this.#button("Do not leave it out", beginning(it.text), () =>
                  this.#change(leaveOut(this.review, it.id, false), "It has no place yet."),
                )}
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #button(label: string, about: string, act: () => void) {
    return html`<button class="button plain small-button" type="button" @click=${act}>
      ${label}<span class="visually-hidden">: ${about}</span>
    </button>`;
  }

  #lift(event: DragEvent, id: string) {
    this.dragged = id;
    event.dataTransfer?.setData("text/plain", id);
  }

  #drop(event: DragEvent, { place }: FoundWords, title: string) {
    const { dragged } = this;
    if (!dragged) return;
    event.preventDefault();
    this.dragged = "";
    this.#change(
      putStray(this.review, dragged, { kind: "words", ...place }, id),
      `Put into: ${title}.`,
    );
  }

  #change(review: DraftReview, said: string) {
    this.said = said;
    this.dispatchEvent(new ReviewChangedEvent(review));
    // The piece that had the focus has gone somewhere else.
    void this.updateComplete.then(() => {
      if (!this.contains(document.activeElement))
        this.querySelector<HTMLElement>("#tray-title")?.focus();
    });
  }
}

const id = () => newId().slice(0, 16);

const KINDS: Readonly<Record<StrayWords["kind"], string>> = {
  "left over": "",
  deleted: "Deleted in the file",
  note: "A note in the file",
  "page edge": "At the edge of the page",
};

function sureness(confidence: number): string {
  if (confidence >= 0.9) return "Sure.";
  return confidence >= SURE ? "Fairly sure." : "Not sure.";
}

function beginning(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s\S*$/, "")}…` : words;
}

/** A person put something elsewhere. */
export class ReviewChangedEvent extends Event {
  readonly review: DraftReview;
  constructor(review: DraftReview) {
    super("review-changed");
    this.review = review;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-draft-review": OwDraftReview;
  }
  interface HTMLElementEventMap {
    "review-changed": ReviewChangedEvent;
  }
}
