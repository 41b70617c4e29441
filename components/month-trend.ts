import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { DrawingWidth } from "./drawing-width.ts";
import { monthInWords, number } from "./quality-words.ts";

/** One month of a trend: so many of so many plans. */
export type TrendMonth = { month: string; plans: number; of: number };

/** The height of the drawing, and the room for its words, in units of a sixteenth of the text's size. */
const HEIGHT = 150;
const TOP = 26;
const LEFT = 8;
const RIGHT = 46;
const FOOT = 24;

/**
 * How a share of plans went from month to month: a line from none to all, its ends and its highest
 * point in words. Whoever can't see it hears the same in a sentence, and a table tells every month.
 */
@customElement("ow-month-trend")
export class OwMonthTrend extends LitElement {
  /** What the share is of, as it stands in a sentence: "Plans with something open". */
  @property() label = "";

  /** The months, oldest first. */
  @property({ attribute: false }) months: readonly TrendMonth[] = [];

  #width = new DrawingWidth(this);

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const known = this.months.filter((it) => it.of > 0);
    const last = known.at(-1);
    return html`<figure class="trend">
      <figcaption>
        <strong>${this.label}</strong>
        <span class="quiet">${trendInWords(known)}</span>
      </figcaption>
      ${known.length > 1 && last ? this.#drawing(known, last) : nothing}
    </figure>`;
  }

  #drawing(months: readonly TrendMonth[], last: TrendMonth): TemplateResult {
    const width = this.#width.value;
    const step = (width - LEFT - RIGHT) / Math.max(1, months.length - 1);
    const x = (at: number) => LEFT + at * step;
    const y = (it: TrendMonth) => TOP + (1 - share(it)) * (HEIGHT - TOP - FOOT);
    const foot = HEIGHT - FOOT;
    const points = months.map((it, at) => `${x(at).toFixed(1)},${y(it).toFixed(1)}`).join(" ");
    // As many months get their names as there is room for, counted back from the last.
    const every = Math.ceil(36 / step);
    const hasName = (at: number) =>
      (months.length - 1 - at) % every === 0 && (at === 0 || at * step > 36);
    const [first = last] = months;
    return html`<svg class="trend-drawing" viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
      ${svg`<line class="trend-foot" x1=${LEFT} x2=${width - RIGHT} y1=${foot} y2=${foot} />
        <polyline class="trend-line" points=${points} />
        <circle class="trend-point" cx=${x(0)} cy=${y(first)} r="3.5" />
        <circle class="trend-point" cx=${x(months.length - 1)} cy=${y(last)} r="3.5" />
        <text x=${LEFT} y=${y(first) - 9}>${percent(first)}</text>
        <text class="trend-last" x=${x(months.length - 1) + 8} y=${y(last) + 5}>${percent(last)}</text>
        ${months.map((it, at) =>
          hasName(at)
            ? svg`<text class="trend-month" text-anchor=${at ? "middle" : "start"}
                x=${at ? x(at) : 0} y=${HEIGHT - 6}>${monthInWords(it.month, "short")}</text>`
            : nothing,
        )}`}
    </svg>`;
  }
}

/** What a trend says, in a sentence. */
export function trendInWords(months: readonly TrendMonth[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (!first || !last) return "No month is on record yet.";
  const now = `${number(last.plans)} of ${number(last.of)} (${percent(last)}) today`;
  if (first === last) return `${now}. The months to come will show here.`;
  const then = `${number(first.plans)} of ${number(first.of)} (${percent(first)}) in ${monthInWords(first.month)}`;
  return `${now}, ${then}.`;
}

const share = ({ plans, of }: TrendMonth) => (of ? Math.min(1, plans / of) : 0);
const percent = (it: TrendMonth) => `${Math.round(100 * share(it))} %`;

declare global {
  interface HTMLElementTagNameMap {
    "ow-month-trend": OwMonthTrend;
  }
}
