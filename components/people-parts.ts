import { html, nothing, type TemplateResult } from "lit";
import type { Directory, ListedInvitation, ListedPerson, ListedTeam } from "#src/api/directory.ts";
import { formField } from "./form-field.ts";
import { dayInWords } from "./words.ts";

/** What can be done about one person. */
export type PersonDeeds = {
  save: (event: SubmitEvent) => void;
  setDisabled: (isDisabled: boolean) => void;
  wayBack: () => void;
};

/** One person with what they may do. `me` is whoever looks. */
export function personEntry(
  person: ListedPerson,
  teams: readonly ListedTeam[],
  me: string,
  deeds: PersonDeeds,
): TemplateResult {
  const { id, name, email, isDisabled } = person;
  return html`<li class="sheet">
    <details>
      <summary>
        <strong>${name}</strong>
        <span class="quiet">${email} · ${standing(person, teams)}</span>
      </summary>
      <form @submit=${deeds.save} aria-label="What ${name} may do">
        ${teams
          .filter((it) => !it.isArchived)
          .map((team) =>
            roleField(`${id}-${team.id}`, `team.${team.id}`, team.name, person.roles[team.id]),
          )}
        ${administratorField(id, person.isAdministrator)}
        <div class="dialog-actions">
          ${
            id === me
              ? nothing
              : html`
                <button class="button" type="button" @click=${() => deeds.setDisabled(!isDisabled)}>
                  ${isDisabled ? `Let ${name} in again` : `Keep ${name} out`}
                </button>
                ${
                  isDisabled
                    ? nothing
                    : html`<button class="button" type="button" @click=${deeds.wayBack}>
                      Make a link for a new password
                    </button>`
                }
              `
          }
          <button class="button main">Save what ${name} may do</button>
        </div>
      </form>
    </details>
  </li>`;
}

/** What somebody is here, in a few words. */
function standing(person: ListedPerson, teams: readonly ListedTeam[]): string {
  if (person.isDisabled) return "kept out";
  const roles = teams.flatMap((it) => {
    const role = it.isArchived ? undefined : person.roles[it.id];
    return role ? [`${role} in ${it.name}`] : [];
  });
  const all = [...(person.isAdministrator ? ["administrator"] : []), ...roles];
  const factor = person.hasSecondFactor ? ", with a second factor" : "";
  return (all.join(", ") || "in no team") + factor;
}

function roleField(id: string, name: string, label: string, role: string | undefined) {
  return html`<div class="field">
    <label for="role-${id}">${label}</label>
    <select id="role-${id}" class="select" name=${name}>
      <option value="" ?selected=${!role}>Not in this team</option>
      <option value="practitioner" ?selected=${role === "practitioner"}>Practitioner</option>
      <option value="lead" ?selected=${role === "lead"}>Lead</option>
    </select>
  </div>`;
}

function administratorField(id: string, isOne: boolean) {
  return html`<label class="choice">
    <input id="administrator-${id}" type="checkbox" name="administrator" ?checked=${isOne} />
    <span>Administrator: looks after people, teams and settings</span>
  </label>`;
}

/** Asks whom to invite. */
export function invitationForm(
  teams: readonly ListedTeam[],
  invite: (event: SubmitEvent) => void,
): TemplateResult {
  return html`<form class="sheet" @submit=${invite} aria-label="Invite somebody">
    ${formField("invite", "name", "Their name")}
    ${formField("invite", "email", "Their e-mail address", {
      type: "email",
      hint: "They sign in with it. Nothing is sent: you get a link to give to them.",
    })}
    <div class="field">
      <label for="invite-team">Team</label>
      <select id="invite-team" class="select" name="team">
        <option value="">None</option>
        ${teams.filter((it) => !it.isArchived).map((it) => html`<option value=${it.id}>${it.name}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="invite-role">Role in the team</label>
      <select id="invite-role" class="select" name="role">
        <option value="practitioner">Practitioner</option>
        <option value="lead">Lead</option>
      </select>
    </div>
    <p class="quiet">A lead also closes plans and says who may know of one.</p>
    ${administratorField("invited", false)}
    <div class="dialog-actions"><button class="button main">Make the link</button></div>
  </form>`;
}

/** Those who were invited and have not come yet. */
export function invitationList(
  { invitations, teams }: Directory,
  revoke: (invitation: ListedInvitation) => void,
): TemplateResult {
  if (!invitations.length) return html`<p class="quiet">Nobody is invited just now.</p>`;
  return html`<ul class="plain-list">
    ${invitations.map((it) => {
      const team = teams.find(({ id }) => id === it.teamId);
      const until = dayInWords(new Date(it.expiresAt).toISOString().slice(0, 10));
      return html`<li class="sheet">
        <p>
          <strong>${it.name}</strong>
          <span class="quiet">${it.email}${team ? ` · ${team.name}` : ""} · until ${until}</span>
        </p>
        <button class="button small-button" type="button" @click=${() => revoke(it)}>
          Take back ${it.name}'s invitation
        </button>
      </li>`;
    })}
  </ul>`;
}

/** One team, to be renamed, put away or taken back. */
export function teamEntry(
  team: ListedTeam,
  save: (event: SubmitEvent) => void,
  setArchived: (isArchived: boolean) => void,
): TemplateResult {
  return html`<li class="sheet">
    <form @submit=${save} aria-label="Team ${team.name}">
      ${formField(`team-${team.id}`, "name", team.isArchived ? "Name (archived)" : "Name", { value: team.name })}
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => setArchived(!team.isArchived)}>
          ${team.isArchived ? `Use ${team.name} again` : `Archive ${team.name}`}
        </button>
        <button class="button">Rename ${team.name}</button>
      </div>
    </form>
  </li>`;
}
