import { html, type TemplateResult } from "lit";
import type { CommentChosenEvent } from "#src/browser/comment-board.ts";
import type { Editing } from "#src/browser/editing.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { anchorOf, quoteOf } from "#src/document/anchors.ts";
import { textOf } from "#src/document/roots.ts";
import type { Place } from "#src/lint/rule.ts";
import type { Remark } from "#src/plan/record.ts";
import { loadComments } from "./comments-part.ts";
import type { CommentsToldEvent, PlaceWantedEvent, StaffToldEvent } from "./comment-events.ts";
import type { OwPlanPage } from "./plan-page.ts";
import type { SittingTogether } from "./sitting-together.ts";
import { loadQuestions } from "./questions-part.ts";
import { OwTextField } from "./text-field.ts";

/** What a comment is about that somebody begins to write, and whether it is to offer other words. */
export type CommentDraft = Pick<Remark, "about" | "anchor" | "quote"> & { isSuggestion?: boolean };

/** The page: it is drawn again when something is different here. */
type Host = Pick<OwPlanPage, "requestUpdate" | "planId" | "outside">;

/** Whether comments are shown on a plan's page, which one, and what a new one is about. */
export class Commenting {
  isOpen = false;
  readonly #host: Host;
  readonly #together: SittingTogether;
  readonly #show: (place: Place) => void;
  readonly #tell: (said: string, hasUndo?: boolean) => void;
  #draft: CommentDraft | null = null;
  #chosen: { thread: string } | null = null;
  #staffThreads = 0;
  #field: OwTextField | null = null;

  constructor(
    host: Host,
    together: SittingTogether,
    show: (place: Place) => void,
    tell: (said: string, hasUndo?: boolean) => void,
  ) {
    this.#host = host;
    this.#together = together;
    this.#show = show;
    this.#tell = tell;
  }

  /** The class that the layout has with it. */
  get look(): string {
    return this.isOpen ? "with-comments" : "";
  }

  /** Remembers where somebody writes: whoever presses a button is no longer there. */
  note(): Element | null {
    const element = document.activeElement;
    const field = element?.closest("ow-text-field");
    if (field instanceof OwTextField && !field.closest("ow-comments")) this.#field = field;
    return element;
  }

  /** The piece of writing in which somebody last was, as comments name it; empty for none. */
  get caret(): string {
    return this.#field?.isConnected ? `${this.#field.entity}/${this.#field.name}` : "";
  }

  /** How many threads are open, and whether they are shown. */
  told(open: OpenPlan | null): { count: number; isOpen: boolean } {
    const threads = open?.plan.remarks.filter((it) => !it.thread && !it.settledOn) ?? [];
    const count = threads.length + (this.#together.isOn ? 0 : this.#staffThreads);
    return { count, isOpen: this.isOpen };
  }

  /** Where words are selected, or were before a button was pressed; null where nobody wrote. */
  get selected(): Place | null {
    const field = this.#field?.isConnected ? this.#field : null;
    return field && { entity: field.entity, key: field.name, ...(field.selected ?? NOWHERE) };
  }

  /** Begins a comment about the words that are selected, their piece of writing, or the plan. */
  begin(editing: Editing | undefined) {
    if (editing) this.#begin(this.#draftOf(editing));
  }

  /** Begins to offer other words for those that are selected, or for their piece of writing. */
  suggest(open: OpenPlan | null) {
    if (!open?.may("suggest")) return;
    const draft = { ...this.#draftOf(open.editing), isSuggestion: true };
    if (draft.about) this.#begin(draft);
    else this.#tell("Put the caret into some words first, or select them.");
  }

  #begin(draft: CommentDraft) {
    this.#draft = draft;
    this.#chosen = null;
    this.#open(true);
  }

  #draftOf({ ydoc }: Editing): CommentDraft {
    const field = this.#field?.isConnected ? this.#field : null;
    const ytext = field && textOf(ydoc, field.entity, field.name);
    const range = field?.selected;
    const hasWords = ytext && range && range.from < range.to;
    return {
      about: field ? `${field.entity}/${field.name}` : "",
      anchor: hasWords ? anchorOf(ytext, range) : "",
      quote: hasWords ? quoteOf(ytext, range) : "",
    };
  }

  /** Shows comments, or no longer. */
  toggle = () => {
    this.#draft = null;
    this.#chosen = null;
    this.#open(!this.isOpen);
  };

  /** Shows one thread. */
  choose = ({ thread }: CommentChosenEvent) => {
    this.#draft = null;
    this.#chosen = { thread };
    this.#open(true);
  };

  /** What stands beside the sheet. */
  panel(open: OpenPlan): TemplateResult {
    const { planId, outside } = this.#host;
    void loadQuestions().then(loadComments);
    return html`<ow-comments
      .editing=${open.editing}
      .plan=${open.plan}
      .planId=${planId}
      .session=${outside.session}
      .draft=${this.#draft}
      .chosen=${this.#chosen}
      .isOpen=${this.isOpen}
      .isTogether=${this.#together.isOn}
      .maySuggest=${open.may("suggest")}
      .mayWitness=${open.may("witness")}
      @close-wanted=${() => this.#open(false)}
      @comment-wanted=${() => this.begin(open.editing)}
      @suggestion-wanted=${() => this.suggest(open)}
      @comments-told=${({ said, hasUndo }: CommentsToldEvent) => this.#tell(said, hasUndo)}
      @draft-done=${this.#done}
      @place-wanted=${({ place }: PlaceWantedEvent) => this.#show(place)}
      @staff-told=${({ threads }: StaffToldEvent) => {
        this.#staffThreads = threads;
        this.#host.requestUpdate();
      }}
    ></ow-comments>`;
  }

  #done = () => {
    this.#draft = null;
    this.#host.requestUpdate();
  };

  #open(isOpen: boolean) {
    this.isOpen = isOpen;
    void loadComments();
    this.#host.requestUpdate();
  }
}

const NOWHERE = { from: 0, to: 0 };
