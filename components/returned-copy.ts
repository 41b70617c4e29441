import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import {
  type Decision,
  groupsOf,
  type ReturnedGroup,
  type ReturnedPiece,
} from "#src/browser/returned.ts";
import {
  type Destination,
  destinationsIn,
  type DestinationGroup,
} from "#src/import/destinations.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import "./returned-piece.ts";
import type { PieceDecidedEvent } from "./returned-piece.ts";
import { count } from "./words.ts";

/** All that came back in a copy, part by part of the plan. Fires `pieces-decided`. */
@customElement("ow-returned-copy")
export class OwReturnedCopy extends LitElement {
  @property({ attribute: false }) pieces: readonly ReturnedPiece[] = [];

  /** What was decided, by the keys of the pieces. */
  @property({ attribute: false }) decided: ReadonlyMap<string, Decision> = new Map();

  /** The keys of the pieces that somebody changed in another way meanwhile. */
  @property({ attribute: false }) conflicts: ReadonlySet<string> = new Set();

  /** The key of the piece that was taken in last: it alone can be undone. */
  @property() reversible = "";

  /** Where words can be put that belong nowhere. */
  @property({ attribute: false }) plan!: Plan;
  @property({ attribute: false }) template!: Template;

  /** Whether nothing can be decided now. */
  @property({ type: Boolean }) disabled = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const destinations = destinationsIn(this.plan, this.template);
    return repeat(
      groupsOf(this.pieces),
      ({ heading }) => heading,
      (it, at) => this.#group(it, at, destinations),
    );
  }

  #group(
    { heading, pieces }: ReturnedGroup,
    at: number,
    destinations: readonly DestinationGroup[],
  ) {
    const id = `returned-group-${at}`;
    return html`<section class="returned-group" aria-labelledby=${id}>
      <div class="section-head">
        <h3 id=${id}>${heading}</h3>
        ${this.#all(heading, pieces)}
      </div>
      ${repeat(
        pieces,
        ({ key }) => key,
        (piece) => this.#piece(piece, destinations),
      )}
    </section>`;
  }

  /** Takes in all of one part whose words are the same in the plan still; never all of a file. */
  #all(heading: string, pieces: readonly ReturnedPiece[]) {
    const simple = pieces.filter(
      ({ key, kind, now }) =>
        !this.decided.has(key) && now === null && kind !== "missing" && kind !== "stray",
    );
    if (simple.length < 2) return nothing;
    return html`<button
      class="button plain small-button"
      type="button"
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new PiecesDecidedEvent(simple, "taken", null))}
    >
      Take in ${count(simple.length, "piece")}<span class="visually-hidden">: ${heading}</span>
    </button>`;
  }

  #piece(piece: ReturnedPiece, destinations: readonly DestinationGroup[]) {
    const decision = this.decided.get(piece.key) ?? null;
    return html`<ow-returned-piece
      .piece=${piece}
      .decision=${decision}
      .isConflict=${this.conflicts.has(piece.key)}
      .isReversible=${decision !== "taken" || piece.key === this.reversible}
      .destinations=${piece.kind === "stray" ? destinations : []}
      ?disabled=${this.disabled}
      @piece-decided=${this.#decided}
    ></ow-returned-piece>`;
  }

  #decided = async ({ piece, decision, to, target }: PieceDecidedEvent) => {
    this.dispatchEvent(new PiecesDecidedEvent([piece], decision, to));
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    // The button that was pressed is gone; what it was about is still there.
    if (target instanceof HTMLElement && !this.contains(document.activeElement))
      target.querySelector<HTMLElement>("h4")?.focus();
  };
}

/** Something was decided about pieces, or with null is to be decided anew. */
export class PiecesDecidedEvent extends Event {
  readonly pieces: readonly ReturnedPiece[];
  readonly decision: Decision | null;
  /** Where words that belong nowhere are put. */
  readonly to: Destination | null;
  constructor(pieces: readonly ReturnedPiece[], decision: Decision | null, to: Destination | null) {
    super("pieces-decided");
    this.pieces = pieces;
    this.decision = decision;
    this.to = to;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-returned-copy": OwReturnedCopy;
  }
  interface HTMLElementEventMap {
    "pieces-decided": PiecesDecidedEvent;
  }
}
