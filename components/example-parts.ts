import { html, nothing, type TemplateResult } from "lit";
import type { Part } from "#src/compare/change.ts";
import type { Doubt } from "#src/lint/anonymise/doubts.ts";
import { fold } from "#src/lint/anonymise/fold.ts";
import type { Place } from "#src/lint/rule.ts";
import type { Writing } from "#src/plan/plan.ts";
import { MOST_EXAMPLE_WORDS } from "#src/api/examples.ts";

/** So much is an example at once; of more, the lines that the place is in. */
const WHOLE = 600;

/** The words around a place, or where somebody selected them those alone, without what is struck out. */
export function passageAt(writing: Writing, place: Place, isSelected: boolean): string {
  const { from, to } = isSelected && place.from < place.to ? place : around(writing.text, place);
  const units = writing.text.split("");
  for (const it of writing.marks) if (it.kind === "struck") units.fill("", it.from, it.to);
  return units.slice(from, to).join("").trim().slice(0, MOST_EXAMPLE_WORDS);
}

function around(text: string, { from, to }: Place): Pick<Place, "from" | "to"> {
  if (text.length <= WHOLE) return { from: 0, to: text.length };
  const end = text.indexOf("\n", to);
  const start = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
  return { from: start, to: end < 0 ? text.length : end };
}

/** What was taken out of a passage and what stands there now; pressing one goes to it. */
export function changesIn(
  parts: readonly Part[],
  show: (from: number, to: number) => void,
): TemplateResult {
  let at = 0;
  return html`<p class="compared example-changes" dir="auto">${parts.map((part) => {
    const from = at;
    if (part.kind !== "removed") at += part.text.length;
    const to = at;
    if (part.kind === "same") return part.text;
    if (part.kind === "removed")
      return html`<del><span class="visually-hidden">taken out: </span>${part.text}</del
        ><span class="visually-hidden"> (end) </span>`;
    const [, before = "", said = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(part.text) ?? [];
    if (!said) return part.text;
    return html`${before}<ins
      ><button type="button" @click=${() => show(from + before.length, to - after.length)}
        ><span class="visually-hidden">Change what stands there: </span>${said}</button
      ></ins
    >${after}`;
  })}</p>`;
}

/** What stands against keeping an example, each once, with a way to say that it is an ordinary word. */
export function doubtList(
  doubts: readonly Doubt[],
  ordinary: readonly string[],
  allow: (word: string, isOrdinary: boolean) => void,
): TemplateResult | typeof nothing {
  const own = [...new Map(doubts.map((it) => [it.words, it])).values()];
  if (!own.length) return nothing;
  return html`<ul role="list" class="example-doubts">
    ${own.map(
      (it) => html`<li>
        <p class="notice">${it.says}</p>
        ${
          it.mayBeOrdinary
            ? html`<label>
                <input
                  type="checkbox"
                  .checked=${ordinary.includes(fold(it.words))}
                  @change=${(event: Event & { target: HTMLInputElement }) =>
                    allow(fold(it.words), event.target.checked)}
                />
                <span>“${it.words}” is an ordinary word here</span>
              </label>`
            : nothing
        }
      </li>`,
    )}
  </ul>`;
}
