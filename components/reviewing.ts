import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { loadPart } from "#src/browser/load-part.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import type { Place } from "#src/lint/rule.ts";
import type { PlaceWantedEvent } from "./comment-events.ts";
import type { Commenting } from "./commenting.ts";
import type { OwPlanPage } from "./plan-page.ts";
import type { ReviewsToldEvent } from "./review-events.ts";
import type { ReviewsHere } from "./reviews-here.ts";
import type { SittingTogether } from "./sitting-together.ts";

/** The page: it is drawn again when something is different here. */
type Host = Pick<OwPlanPage, "addController" | "requestUpdate" | "planId" | "outside">;

/** What a review leads to on the page. */
type Ways = { show: (place: Place) => void; showVersions: () => void };

let band: Promise<unknown> | null = null;
const loadBand = () => (band ??= loadPart(() => import("./review-band.ts")));
let panel: Promise<unknown> | null = null;
const loadPanel = () => (panel ??= loadPart(() => import("./review-panel.ts")));

/** Whether the review of a plan is shown on its page, and what is known of it. */
export class Reviewing implements ReactiveController {
  isOpen = false;
  readonly #host: Host;
  readonly #together: SittingTogether;
  readonly #commenting: Commenting;
  readonly #ways: Ways;
  #here: ReviewsHere | null = null;
  #wasOpen = false;
  /** The sample from which somebody came. */
  #sample = "";

  constructor(host: Host, together: SittingTogether, commenting: Commenting, ways: Ways) {
    this.#host = host;
    this.#together = together;
    this.#commenting = commenting;
    this.#ways = ways;
    host.addController(this);
  }

  hostConnected() {
    addEventListener("hashchange", this.asked);
  }

  hostDisconnected() {
    removeEventListener("hashchange", this.asked);
  }

  /** Another plan is on the page: nothing of the one before is shown beside it. */
  begin() {
    this.isOpen = this.#wasOpen = false;
    this.#here = null;
    this.#sample = "";
  }

  /** The class that the layout has with it. */
  get look(): string {
    return this.#isShown ? "with-review" : "";
  }

  /** Opens it where the address asks for it. */
  asked = () => {
    const wish = new URLSearchParams(location.hash.slice(1));
    if (!wish.has("review")) return;
    this.#sample = wish.get("sample") ?? "";
    this.#open(true);
  };

  /** Shows it, or no longer. */
  toggle = () => {
    const isCovered = this.#commenting.isOpen;
    if (isCovered) this.#commenting.toggle();
    this.#open(isCovered || !this.isOpen);
  };

  /** How the review stands, above the sheet; for those who work here, and not while the resident looks on. */
  band(open: OpenPlan | null) {
    const { outside, planId } = this.#host;
    if (!open || !["person", "owner"].includes(outside.session.state)) return nothing;
    void loadBand();
    return html`<ow-review-band
      .planId=${planId}
      .isOpen=${this.#isShown && !this.#commenting.isOpen}
      .isTogether=${this.#together.isOn}
      @review-wanted=${this.toggle}
      @reviews-told=${({ here }: ReviewsToldEvent) => {
        this.#here = here;
        this.#host.requestUpdate();
      }}
    ></ow-review-band>`;
  }

  /** What stands beside the sheet. */
  panel(open: OpenPlan): TemplateResult | typeof nothing {
    if (!this.#wasOpen) return nothing;
    return html`<ow-review
      .isOpen=${this.#isShown}
      .planId=${this.#host.planId}
      .open=${open}
      .plan=${open.plan}
      .noticed=${open.checks.noticed}
      .here=${this.#here}
      .now=${this.#here?.now ?? null}
      .caret=${this.#commenting.caret}
      .comments=${this.#commenting.told(open).count}
      .sample=${this.#sample}
      @close-wanted=${() => this.#open(false)}
      @comments-wanted=${this.#commenting.toggle}
      @versions-wanted=${this.#ways.showVersions}
      @place-wanted=${({ place }: PlaceWantedEvent) => this.#ways.show(place)}
    ></ow-review>`;
  }

  get #isShown(): boolean {
    return this.isOpen && !this.#together.isOn;
  }

  #open(isOpen: boolean) {
    this.isOpen = isOpen;
    this.#wasOpen ||= isOpen;
    if (isOpen) void loadPanel();
    this.#host.requestUpdate();
  }
}
