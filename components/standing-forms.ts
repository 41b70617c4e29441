import { html, nothing, type TemplateResult } from "lit";
import type { PlanEnd } from "#src/api/retention.ts";
import type { Choices, Standing } from "#src/api/standing.ts";
import { formField } from "./form-field.ts";
import { CLOSE_REASONS } from "./standing-words.ts";

/** What a form is told when it is sent. */
type Sent = (event: SubmitEvent) => void;

/** Asks who alone may know of a plan. Whoever asks is always one of them. */
export function namedForm(
  { isRestricted, named }: Standing,
  { people }: Choices,
  me: string,
  sent: Sent,
): TemplateResult {
  const isNamed = (id: string) => named.some((it) => it.id === id);
  return html`<form @submit=${sent} aria-labelledby="named-title">
    <h3 id="named-title">Only named people</h3>
    <p class="quiet">
      For a refuge address, or where somebody in the team must not know. To all others it is as though
      there were no such plan. You are always named, and so is at least one lead of the team.
    </p>
    <fieldset class="choices named-people">
      <legend class="label">Who else?</legend>
      ${people
        .filter((it) => it.id !== me)
        .map(
          (it) => html`<label class="choice">
            <input
              type="checkbox"
              name="people"
              value=${it.id}
              .checked=${isRestricted ? isNamed(it.id) : it.isLead}
            />
            <span dir="auto"
              >${it.name}
              <span class="quiet">${it.isLead ? "leads the team" : it.isOfTeam ? "" : "another team"}</span></span
            >
          </label>`,
        )}
    </fieldset>
    ${formField("named", "why", "Why, if you want to say", { isOptional: true })}
    <div class="dialog-actions">
      <button class="button main">
        ${isRestricted ? "Save who is named" : "Let only these people know"}
      </button>
    </div>
  </form>`;
}

/** Asks whether the whole team may know of a plan again. */
export function openToTeamForm(sent: Sent): TemplateResult {
  return html`<form @submit=${sent} aria-label="The whole team">
    <div class="dialog-actions">
      <button class="button">Let the whole team know again</button>
    </div>
  </form>`;
}

/** Asks to which team a plan goes. */
export function moveForm({ teams }: Choices, sent: Sent): TemplateResult {
  if (!teams.length) return html``;
  return html`<form @submit=${sent} aria-labelledby="move-title">
    <h3 id="move-title">Move to another team</h3>
    <p class="quiet">That team sees the plan then, and yours does not any more.</p>
    <div class="field">
      <label for="move-team">Which team?</label>
      <select id="move-team" class="select" name="team">
        ${teams.map((it) => html`<option value=${it.id}>${it.name}</option>`)}
      </select>
    </div>
    <div class="dialog-actions"><button class="button">Move the plan</button></div>
  </form>`;
}

/** Asks why a plan is closed, or opened again. */
export function closeForm({ closedAt }: PlanEnd, sent: Sent): TemplateResult {
  if (closedAt !== null)
    return html`<form @submit=${sent} aria-labelledby="close-title">
      <h3 id="close-title">Open the plan again</h3>
      ${formField("close", "why", "Why?")}
      <div class="dialog-actions"><button class="button">Open the plan again</button></div>
    </form>`;
  return html`<form @submit=${sent} aria-labelledby="close-title">
    <h3 id="close-title">Close the plan</h3>
    <p class="quiet">
      It can only be read then. It is kept for as long as your organisation says, and then erased.
    </p>
    <div class="field">
      <label for="close-reason">Why?</label>
      <select id="close-reason" class="select" name="reason">
        ${CLOSE_REASONS.map(
          ({ code, label }, at) =>
            html`<option value=${code} ?selected=${at === 0}>${label}</option>`,
        )}
        <option value="">Something else</option>
      </select>
    </div>
    ${formField("close", "why", "What else, in a few words", { isOptional: true })}
    <div class="dialog-actions"><button class="button">Close the plan</button></div>
  </form>`;
}

/** Asks why a plan has to be kept, or need not be any more. */
export function holdForm({ isHeld }: PlanEnd, sent: Sent): TemplateResult {
  return html`<form @submit=${sent} aria-labelledby="hold-title">
    <h3 id="hold-title">${isHeld ? "Hold it no longer" : "Hold the plan"}</h3>
    <p class="quiet">
      ${isHeld ? "It can be erased then when its day has come." : "Nobody can erase it then, whatever its day is. For a complaint, an inquiry or a court."}
    </p>
    ${formField("hold", "why", "Why?")}
    <div class="dialog-actions">
      <button class="button">${isHeld ? "Hold it no longer" : "Hold the plan"}</button>
    </div>
  </form>`;
}

/** Asks twice before a closed plan is erased: by the name of the resident, and why. */
export function eraseForm({ closedAt, isHeld }: PlanEnd, name: string, sent: Sent) {
  if (closedAt === null || isHeld) return nothing;
  return html`<form @submit=${sent} aria-labelledby="erase-title">
    <h3 id="erase-title">Erase for good</h3>
    <p class="quiet">
      The plan goes with all its words, versions and copies on devices. Nobody can bring it back.
    </p>
    ${formField("erase", "name", `Whose plan is it? Type “${name}”`)}
    ${formField("erase", "why", "Why is it erased now?")}
    <div class="dialog-actions"><button class="button">Erase the plan</button></div>
  </form>`;
}
