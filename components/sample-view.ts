import { html, nothing, type TemplateResult } from "lit";
import type { SampleWithPlans } from "#src/api/reviews.ts";
import { number, plansInWords } from "./quality-words.ts";
import {
  type FilterNames,
  filterInWords,
  reviewStates,
  sampleName,
  whenInWords,
} from "./review-words.ts";
import { statesBar } from "./sample-list.ts";
import { count } from "./words.ts";

type SamplePlan = SampleWithPlans["plans"][number];

/** One sample: how far it is, its plans in the order of the draw, and how it can be drawn again. */
export function sampleView(sample: SampleWithPlans, names: FilterNames | null): TemplateResult {
  const { plans, by, at, filter } = sample;
  const next = plans.find((it) => it.state === "waiting" || it.state === "answered");
  return html`
    <p><a href="/quality/reviews">All samples</a></p>
    <h1>${sampleName(sample)}</h1>
    <p>Drawn by ${by || "somebody"} ${whenInWords(at, new Date())}, from ${filterInWords(filter, names)}.</p>
    <div>${statesBar(sample)}</div>
    ${
      next
        ? html`<p>
            <a class="button main next-plan" href=${planAddress(sample, next)}
              >Next plan to look at<span class="visually-hidden">: ${next.resident || next.reference}</span></a
            >
          </p>`
        : html`<p>No plan of this sample waits for you.</p>`
    }
    <section aria-labelledby="sample-plans">
      <h2 id="sample-plans">Plans, in the order in which they were drawn</h2>
      <ol role="list" class="place-plans">
        ${plans.map((it) => planOf(it, sample))}
      </ol>
    </section>
    <section aria-labelledby="sample-draw">
      <h2 id="sample-draw">How it was drawn</h2>
      <p class="sample-draw">
        ${number(sample.size)} of ${plansInWords(sample.from)}, by lot. With the seed
        <code>${sample.seed}</code> anybody draws the same plans again from the same list; whether a
        list is the same, its print says, which is <code>${sample.fromPrint}</code> here.
      </p>
    </section>
  `;
}

/** A plan with its review open, and the way back to the sample. */
const planAddress = ({ id }: SampleWithPlans, { plan }: SamplePlan) =>
  `/plans/${plan}#review&sample=${encodeURIComponent(id)}`;

function planOf(it: SamplePlan, sample: SampleWithPlans): TemplateResult {
  const about = [it.title, it.reference, it.team].filter(Boolean);
  const found = [
    it.findings ? count(it.findings, "open question") : "nothing open",
    it.dismissed ? `${number(it.dismissed)} set aside` : "",
  ];
  return html`<li class="place-plan">
    <h3>
      <a href=${planAddress(sample, it)}>${it.resident || "No name yet"}</a>
    </h3>
    <p class="quiet small">${about.join(" · ")}</p>
    <p>
      <strong>${reviewStates[it.state]}</strong>, ${whenInWords(it.at, new Date())} ·
      ${found.filter(Boolean).join(", ")}${it.hasChanged ? html` · <strong>changed since</strong>` : nothing}
    </p>
  </li>`;
}
