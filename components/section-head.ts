import { html, nothing, type TemplateResult } from "lit";
import type { Editing } from "#src/browser/editing.ts";
import { CommentChosenEvent } from "#src/browser/comment-board.ts";
import { setSpeaker } from "#src/document/commands.ts";
import { readSpeaker, speakerFact } from "#src/document/writing.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { nameOf, type Person, type Plan, type Speaker } from "#src/plan/plan.ts";
import { icons } from "./icons.ts";
import { count, speakerInWords } from "./words.ts";

/** The questions that a section offers to ask; the first one shows, the rest unfold. */
export function prompts(questions: readonly string[]): TemplateResult | typeof nothing {
  const [first, ...rest] = questions;
  if (!first) return nothing;
  if (!rest.length) return html`<p class="prompt">${first}</p>`;
  return html`<details class="prompts">
    <summary><span class="prompt">${first}</span> <span class="more">More to ask</span></summary>
    <ul>
      ${rest.map((it) => html`<li>${it}</li>`)}
    </ul>
  </details>`;
}

/** Says, and lets people change, whose words a piece of writing is. */
export function speakerChoice(
  editing: Editing,
  plan: Plan,
  entity: string,
  key: string,
  speaker: Speaker,
  about: string,
): TemplateResult {
  const now = speakerFact(speaker);
  const choices = speakers(plan);
  if (!choices.some((it) => speakerFact(it) === now)) choices.push(speaker);
  return html`<select
    class="speaker"
    aria-label="Whose words: ${about}"
    ?disabled=${!editing.editable}
    @change=${(event: Event & { target: HTMLSelectElement }) =>
      setSpeaker(editing.ydoc, entity, key, readSpeaker(event.target.value, speaker))}
  >
    ${choices.map((it) => {
      const fact = speakerFact(it);
      return html`<option value=${fact} .selected=${fact === now}>${speakerInWords(it, plan)}</option>`;
    })}
  </select>`;
}

/** A mark in the margin that leads to what was noticed in a section; nothing where nothing was. */
export function findingMark(
  found: readonly Diagnostic[],
  choose: (diagnostic: Diagnostic) => void,
): TemplateResult | typeof nothing {
  const shown = found.filter((it) => it.tier !== "idea");
  const [first] = shown;
  if (!first) return nothing;
  return html`<button class="finding-mark" type="button" @click=${() => choose(first)}>
    ${icons.question}<span>Question<span class="visually-hidden">: ${first.question}</span></span>
  </button>`;
}

/** A mark in the margin that leads to what people said about the places that `isHere` knows. */
export function remarkMark(
  { remarks }: Plan,
  isHere: (entity: string, key: string) => boolean,
): TemplateResult | typeof nothing {
  const here = remarks.filter(({ about, settledOn, thread }) => {
    const [entity = "", key = ""] = about.split("/");
    return !settledOn && !thread && isHere(entity, key);
  });
  const [first] = here;
  if (!first) return nothing;
  return html`<button
    class="finding-mark comment-mark"
    type="button"
    @click=${({ currentTarget }: Event) =>
      currentTarget?.dispatchEvent(new CommentChosenEvent(first.id))}
  >
    ${icons.comment}<span>${count(here.length, "comment")}</span>
  </button>`;
}

/** Who can be said to speak in this plan. */
function speakers(plan: Plan): Speaker[] {
  return [
    { kind: "resident", person: null },
    { kind: "quoted", person: null },
    ...plan.people
      .filter((it) => nameOf(it) !== "someone not named yet")
      .map((it): Speaker => ({ kind: kindOf(it), person: it.id })),
    { kind: "worker", person: null },
    { kind: "document", person: null },
  ];
}

function kindOf(person: Person): Speaker["kind"] {
  if (/advocate|attorney/i.test(person.relation)) return "advocate";
  return person.paid === "paid" ? "worker" : "family";
}
