import { html, nothing, type TemplateResult } from "lit";
import { decideOnPlace, type Principal } from "#src/access.ts";
import type { Session } from "#src/api/people.ts";
import type { PlanSummary } from "#src/api/plans.ts";
import { whoIsHere } from "#src/browser/who-is-here.ts";
import { icons } from "./icons.ts";
import type { MenuItem } from "./menu-button.ts";
import { count } from "./words.ts";

/** What the list of plans says while there is none of one's own. */
export function homeWelcome(
  plans: readonly PlanSummary[],
  newPlanButton: TemplateResult | typeof nothing,
): TemplateResult {
  if (newPlanButton === nothing) return noTeam();
  const example = plans.find((it) => it.example);
  return html`
      <section class="welcome" aria-labelledby="welcome">
        <h1 id="welcome">Support plans, in the resident's own words</h1>
        <p class="lead">
          Sit down together and write what the person wants, who will do what, and how you will both
          know it is working. Ownwords asks a question where the words could say more, keeps every
          keystroke safe, and makes a Word copy to take home.
        </p>
        <div class="welcome-actions">
          ${newPlanButton}
          ${
            example
              ? html`<a class="button" href="/plans/${example.id}">Look at an example plan</a>`
              : nothing
          }
        </div>
      </section>
      ${plans.length ? html`<h2 class="list-heading">An example to look at</h2>` : nothing}
    `;
}

/** Which plans are to be listed, as far as somebody chose anew. */
export type Chosen = { archived?: boolean; team?: string };

type Chooses = Event & { target: HTMLSelectElement };

/** What stands over the list of plans. */
export function homeHeading(newPlanButton: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="home-heading">
    <h1>Plans</h1>
    ${newPlanButton}
  </div>`;
}

/** Whether somebody can begin a plan: whoever is in no team has nowhere to put it. */
export function mayBegin(session: Session): boolean {
  const who = whoIsHere(session);
  return who === null || decideOnPlace(who, "createPlan");
}

function noTeam(): TemplateResult {
  return html`<section class="welcome" aria-labelledby="welcome">
    <h1 id="welcome">You are in no team yet</h1>
    <p class="lead">
      Plans are seen by the team that they belong to, and by nobody else. Whoever looks after people and
      teams can put you into one.
    </p>
  </section>`;
}

/** What plans are looked for with. */
export function planFinder(
  { words, archived, team }: { words: string; archived: boolean; team: string },
  teams: readonly { id: string; name: string }[],
  typed: (event: InputEvent & { target: HTMLInputElement }) => void,
  chose: (chosen: Chosen) => void,
): TemplateResult {
  return html`
      <search class="finder">
        <div class="field">
          <label for="find">Find a plan</label>
          <input
            id="find"
            class="input"
            type="search"
            placeholder="A name, a reference or some words"
            autocomplete="off"
            .value=${words}
            @input=${typed}
          />
        </div>
        <div class="field">
          <label for="which">Show</label>
          <select
              id="which"
              class="select"
              @change=${(event: Chooses) => chose({ archived: event.target.value === "archived" })}
            >
            <option value="" ?selected=${!archived}>Plans in use</option>
            <option value="archived" ?selected=${archived}>Archived plans</option>
          </select>
        </div>
        ${
          teams.length > 1
            ? html`<div class="field">
                <label for="of-team">Of</label>
                <select
                  id="of-team"
                  class="select"
                  @change=${(event: Chooses) => chose({ team: event.target.value })}
                >
                  <option value="" ?selected=${!team}>All my teams</option>
                  ${teams.map(
                    ({ id, name }) =>
                      html`<option value=${id} ?selected=${id === team}>${name}</option>`,
                  )}
                </select>
              </div>`
            : nothing
        }
      </search>
    `;
}

/** The teams that somebody is in. */
export function teamsIn(session: Session): readonly { id: string; name: string }[] {
  return session.state === "person" ? session.teams : [];
}

/** How many of all plans are shown, and the way to the rest. */
export function morePlans(shown: number, total: number, showMore: () => void): TemplateResult {
  return html`<p class="more-plans">
    <span class="quiet">${shown} of ${count(total, "plan")}</span>
    <button class="button" @click=${showMore}>Show more</button>
  </p>`;
}

/** Plans in the places where they are shown, so that none moves away under a finger; new ones first. */
export function inOrderOf(
  shown: readonly PlanSummary[],
  plans: readonly PlanSummary[],
): readonly PlanSummary[] {
  const placeOf = new Map(shown.map(({ id }, at) => [id, at]));
  const place = ({ id }: PlanSummary) => placeOf.get(id) ?? -1;
  return plans.toSorted((one, other) => place(one) - place(other));
}

/** What the bar above the list leads to: the list, and the quality lead's pages for those who lead. */
export function homeLinks(session: Session): TemplateResult {
  const who = whoIsHere(session);
  const quality = who && qualityPath(who);
  return html`
    <a class="brand" href="/"><img src=${ICON} alt="" width="28" height="28" />Ownwords</a>
    ${quality ? html`<a class="button plain" href=${quality}>Quality</a>` : nothing}
  `;
}

/** Where the quality lead's pages begin for somebody; empty for whoever has none of them. */
function qualityPath(who: Principal): string {
  if (decideOnPlace(who, "seeQuality")) return "/quality";
  return decideOnPlace(who, "tuneRules") ? "/quality/rules" : "";
}

const ICON = new URL("./assets/icon.svg", import.meta.url).href;

/** What the menu of a device leads to. */
export type DeviceDeeds = { goTo: (path: string) => void; forget: () => void; leave: () => void };

/** What there is to choose for this device and whoever is at it. */
export function deviceMenu(session: Session, { goTo, forget, leave }: DeviceDeeds): MenuItem[] {
  const mine =
    session.state === "person"
      ? [
          { label: "Your account", icon: icons.people, act: () => goTo("/account") },
          { label: `Sign out ${session.name}`, icon: icons.device, act: leave },
        ]
      : [];
  const people =
    session.state === "person" && session.isAdministrator
      ? [
          { label: "People and teams", icon: icons.people, act: () => goTo("/people") },
          { label: "Settings", icon: icons.people, act: () => goTo("/settings") },
          { label: "Who did what", icon: icons.people, act: () => goTo("/audit") },
        ]
      : [];
  return [
    ...people,
    ...mine,
    { label: "Forget everything on this device…", icon: icons.device, act: forget },
  ];
}

/** What stands where no plan is to be shown. */
export function emptyText(words: string, archived: boolean): string {
  if (words) return `No plan has “${words}” in it.`;
  return archived ? "No plan is archived." : "No plan yet.";
}

/** What went wrong, as one sentence for the person. */
export function sentence(problem: unknown): string {
  return problem instanceof Error ? problem.message : "Something went wrong. Please try again.";
}

/** The way to what was put away, where there is no list to choose it in. */
export function toArchive(show: () => void): TemplateResult {
  return html`<p><button class="button plain" @click=${show}>See archived plans</button></p>`;
}
