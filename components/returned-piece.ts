import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Decision, ReturnedPiece } from "#src/browser/returned.ts";
import { compareWords } from "#src/compare/compare-words.ts";
import type { Destination, DestinationGroup } from "#src/import/destinations.ts";
import { comparedWords } from "./compared-words.ts";
import "./destination-choice.ts";
import type { DestinationChosenEvent } from "./destination-choice.ts";
import { icons } from "./icons.ts";

/** One thing that came back in a file, with what can be done about it. Fires `piece-decided`. */
@customElement("ow-returned-piece")
export class OwReturnedPiece extends LitElement {
  @property({ attribute: false }) piece!: ReturnedPiece;

  /** What was decided; null while nothing is. */
  @property({ attribute: false }) decision: Decision | null = null;

  /** Whether somebody changed the same words in another way meanwhile. */
  @property({ attribute: false }) isConflict = false;

  /** Whether the decision can be taken back. */
  @property({ attribute: false }) isReversible = true;

  /** Where words that belong nowhere can be put. */
  @property({ attribute: false }) destinations: readonly DestinationGroup[] = [];

  /** Whether nothing can be decided now. */
  @property({ type: Boolean }) disabled = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { piece, decision } = this;
    const id = `piece-${piece.key}`;
    return html`<article class="returned ${decision ? "decided" : ""}" aria-labelledby=${id}>
      <h4 id=${id} tabindex="-1">${piece.title}</h4>
      ${decision ? this.#decided(decision) : this.#open(piece)}
    </article>`;
  }

  #open(piece: ReturnedPiece) {
    const { notes, now } = piece;
    return html`
      ${words(piece)}
      ${
        now === null
          ? nothing
          : html`<div class="notice">
            <p>
              <strong>This has changed in the plan since the copy was made.</strong>
            </p>
            <p>${this.isConflict ? TWO_WAYS : BOTH}</p>
            <p class="compared" dir="auto">${now || "(nothing)"}</p>
          </div>`
      }
      ${notes.length ? html`<p class="quiet small">${notes.join(" ")}</p>` : nothing}
      <div class="returned-acts">
        ${(this.isConflict ? CONFLICT : ACTS[piece.kind]).map(([decision, label]) => this.#button(decision, label))}
        ${piece.kind === "stray" ? this.#chooser(piece) : nothing}
      </div>
    `;
  }

  #button(decision: Decision, label: string) {
    return html`<button
      class="button small-button"
      type="button"
      ?disabled=${this.disabled}
      @click=${() => this.#decide(decision, null)}
    >
      ${label}<span class="visually-hidden">: ${this.piece.title}</span>
    </button>`;
  }

  #chooser({ title }: ReturnedPiece) {
    return html`<ow-destination-choice
      .groups=${this.destinations}
      .about=${title}
      ?disabled=${this.disabled}
      @destination-chosen=${({ to }: DestinationChosenEvent) => this.#decide("taken", to)}
    ></ow-destination-choice>`;
  }

  #decided(decision: Decision) {
    const { kind, title } = this.piece;
    return html`<div class="returned-decision">
      <p>${icons.check}<span>${SAID[kind][decision]}</span></p>
      ${
        this.isReversible
          ? html`<button
            class="button plain small-button"
            type="button"
            ?disabled=${this.disabled}
            @click=${() => this.#decide(null, null)}
          >
            ${decision === "taken" ? "Undo" : "Decide again"}<span class="visually-hidden">: ${title}</span>
          </button>`
          : nothing
      }
    </div>`;
  }

  #decide(decision: Decision | null, to: Destination | null) {
    this.dispatchEvent(new PieceDecidedEvent(this.piece, decision, to));
  }
}

const BOTH = "Both changes are brought together where that can be done. In the plan it is now:";
const TWO_WAYS =
  "The same words were changed in two ways, so only one of them can stay. In the plan it is now:";

type Kind = ReturnedPiece["kind"];

/** What can be done where two people changed the same words. */
const CONFLICT = [
  ["taken", "Put the file’s words in their place"],
  ["left", "Leave it out"],
] as const;

/** What can be done without more to choose. */
const ACTS: Record<Kind, readonly (readonly [Decision, string])[]> = {
  change: [
    ["taken", "Take it in"],
    ["left", "Leave it out"],
  ],
  new: [
    ["taken", "Add it"],
    ["left", "Leave it out"],
  ],
  missing: [
    ["left", "Keep it in the plan"],
    ["taken", "Put it away"],
  ],
  comment: [
    ["taken", "Keep as a comment"],
    ["left", "Leave it out"],
  ],
  stray: [["left", "Leave it out"]],
};

const SAID: Record<Kind, Record<Decision, string>> = {
  change: { taken: "Taken in.", left: "Left out." },
  new: { taken: "Added.", left: "Left out." },
  missing: { taken: "Put away.", left: "Kept in the plan." },
  comment: { taken: "Kept as a comment.", left: "Left out." },
  stray: { taken: "Put into the plan.", left: "Left out." },
};

/** What the file says, beside what the plan said where there is something to compare. */
function words({ kind, before, after }: ReturnedPiece): TemplateResult {
  if (kind === "change") return comparedWords(compareWords(before, after));
  if (kind === "missing")
    return html`
      <p>It is not in the file any more. Was that meant?</p>
      <p class="compared" dir="auto">${before}</p>
    `;
  return html`<p class="compared" dir="auto">${after}</p>`;
}

/** Something was decided about a piece, or with null is to be decided anew. */
export class PieceDecidedEvent extends Event {
  readonly piece: ReturnedPiece;
  readonly decision: Decision | null;
  /** Where words that belong nowhere are put. */
  readonly to: Destination | null;
  constructor(piece: ReturnedPiece, decision: Decision | null, to: Destination | null) {
    super("piece-decided");
    this.piece = piece;
    this.decision = decision;
    this.to = to;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-returned-piece": OwReturnedPiece;
  }
  interface HTMLElementEventMap {
    "piece-decided": PieceDecidedEvent;
  }
}
