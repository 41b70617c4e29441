import { html, nothing, type TemplateResult } from "lit";
import { nameOf, type Outcome, type Plan, personOf, type Timeframe } from "#src/plan/plan.ts";
import type { Example } from "#src/lint/rule.ts";
import { dayInWords, speakerInWords } from "./words.ts";

/** One line of an example: what it is of a plan, and what stands there. */
export type Line = { label: string; words: string; note: string };

/** The plan of an example. */
export const planOfExample = (it: Example): Plan => ("plan" in it ? it.plan : it);

/** What an example says, line by line: its words and those facts that are on record. */
export function linesOf(plan: Plan): Line[] {
  return [
    ...plan.outcomes.flatMap((it) => outcomeLines(it, plan)),
    ...Object.values(plan.writing).map((it) => line("The plan", it.text)),
    ...plan.needs.map((it) => line("A need", it.wording.text, it.says.text)),
    ...plan.risks.map((it) =>
      line("A risk", it.wording.text, [it.level, it.staffDo.text, it.personDoes.text]),
    ),
    ...plan.reviews.map((it) =>
      line("A review", it.on ? dayInWords(it.on) : "", it.withResident ? "" : "without the person"),
    ),
    line("The next review", plan.reviewOn ? dayInWords(plan.reviewOn) : ""),
    line("The stage", plan.stage?.name ?? ""),
    ...plan.signatures.map((it) => line("Agreed by", nameOf(personOf(plan, it.person)))),
    line("Why nobody signed", plan.unsigned.text),
    ...plan.copies.map((it) => line("A copy", it.format, it.response)),
  ].filter((it) => it.words.trim());
}

/** A line as a small quote, with the wording that is pointed at marked. */
export function quoteLine({ label, words, note }: Line, pointed: string): TemplateResult {
  const at = pointed ? words.indexOf(pointed) : -1;
  return html`<p class="example-line">
    <span class="example-label">${label}</span>
    <q
      >${
        at < 0
          ? words
          : html`${words.slice(0, at)}<mark>${pointed}</mark>${words.slice(at + pointed.length)}`
      }</q
    >
    ${at < 0 ? nothing : html`<span class="visually-hidden">(asks about “${pointed}”)</span>`}
    ${note ? html`<span class="example-note">${note}</span>` : nothing}
  </p>`;
}

function outcomeLines(outcome: Outcome, plan: Plan): Line[] {
  const { writing, timeframe, markers, actions } = outcome;
  return [
    ...Object.entries(writing).map(([key, it]) =>
      line(
        LABELS[key] ?? "Writing",
        it.text,
        it.speaker.kind === "resident" ? "" : speakerInWords(it.speaker, plan),
      ),
    ),
    line("By when", timeInWords(timeframe)),
    ...markers.map((it) => line("A sign", it.wording.text)),
    ...actions.map((it) =>
      line("An action", it.wording.text, [
        it.owner ? nameOf(personOf(plan, it.owner)) : "",
        it.dueOn ? `by ${dayInWords(it.dueOn)}` : "",
        it.status === "open" ? "" : it.status === "done" ? "done" : "not done",
      ]),
    ),
  ];
}

const LABELS: Readonly<Record<string, string>> = {
  voice: "An outcome",
  individual: "Own strengths",
  community: "Strengths around",
  family: "Family and friends",
  note: "A note",
};

function timeInWords({ kind, from, to, reviewOn, note }: Timeframe): string {
  const days = kind === "dates" ? [from, to] : [];
  const words = days.map((it) => (it ? dayInWords(it) : "")).filter(Boolean);
  if (kind === "open")
    words.push(reviewOn ? `Open, looked at again on ${dayInWords(reviewOn)}` : "Open");
  return [words.join(" to "), note.text].filter(Boolean).join(". ");
}

function line(label: string, words: string, note: string | readonly string[] = ""): Line {
  const notes = typeof note === "string" ? [note] : note;
  return { label, words, note: notes.filter(Boolean).join(" · ") };
}
