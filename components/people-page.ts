import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { Directory, type ListedPerson, type ListedTeam, MadeLink } from "#src/api/directory.ts";
import type { Role } from "#src/access.ts";
import { ask } from "#src/browser/api-client.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { sentenceOf, formField, textIn } from "./form-field.ts";
import { icons } from "./icons.ts";
import { invitationForm, invitationList, personEntry, teamEntry } from "./people-parts.ts";

/** Who works here: people, teams and invitations, for administrators. */
@customElement("ow-people-page")
export class OwPeoplePage extends LitElement {
  /** How to reach the server and the device. */
  @property({ attribute: false }) outside: Outside | null = null;

  @state() private directory: Directory | null = null;
  /** The link that was made last, and for whom; it is told this once. */
  @state() private made: { link: string; name: string } | null = null;
  @state() private problem = "";
  @state() private done = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "People and teams – Ownwords";
    void this.#do("", async () => {});
  }

  protected override render() {
    return html`
      <header class="top-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      </header>
      <main id="main" class="home narrow" tabindex="-1">
        <h1>People and teams</h1>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p role="status">${this.done}</p>
        ${this.made ? this.#link(this.made) : nothing}
        ${this.directory ? this.#all(this.directory) : nothing}
      </main>
    `;
  }

  #link({ link, name }: { link: string; name: string }) {
    return html`<div class="sheet">
      ${formField("made", "link", `Link for ${name}`, {
        value: link,
        isFixed: true,
        hint: "Give it to them yourself. It works once, for seven days, and is not shown again.",
      })}
      <div class="dialog-actions">
        <button class="button main" type="button" @click=${() => this.#copy(link)}>
          Copy the link
        </button>
      </div>
    </div>`;
  }

  #all(directory: Directory) {
    const { people, teams } = directory;
    const session = this.outside?.session;
    const me = session?.state === "person" ? session.id : "";
    return html`
      <section aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        ${invitationForm(teams, this.#invite)}
        ${invitationList(directory, (it) =>
          this.#do("The link leads nowhere now.", () =>
            ask(z.unknown(), "DELETE", `/api/invitations/${it.id}`),
          ),
        )}
      </section>
      <section aria-labelledby="people">
        <h2 id="people">People</h2>
        <ul class="plain-list">
          ${people.map((it) =>
            personEntry(it, teams, me, {
              save: (event) => this.#saveRights(event, it),
              setDisabled: (isDisabled) => this.#setDisabled(it, isDisabled),
              wayBack: () => this.#wayBack(it),
            }),
          )}
        </ul>
      </section>
      <section aria-labelledby="teams">
        <h2 id="teams">Teams</h2>
        <ul class="plain-list">
          ${teams.map((it) =>
            teamEntry(
              it,
              (event) => this.#setTeam(it, { name: textIn(formOf(event), "name") }),
              (isArchived) => this.#setTeam(it, { isArchived }),
            ),
          )}
        </ul>
        <form class="sheet" @submit=${this.#addTeam} aria-label="Add a team">
          ${formField("add-team", "name", "Name of a new team")}
          <div class="dialog-actions"><button class="button">Add the team</button></div>
        </form>
      </section>
    `;
  }

  #invite = (event: SubmitEvent) => {
    const form = formOf(event);
    const name = textIn(form, "name");
    const team = textIn(form, "team");
    const wish = {
      name,
      email: textIn(form, "email"),
      isAdministrator: form.has("administrator"),
      teamId: team || null,
      role: team ? textIn(form, "role") : null,
    };
    void this.#do("The link is made.", async () => {
      await this.#show(await ask(MadeLink, "POST", "/api/invitations", wish), name);
      resetForm(event);
    });
  };

  #wayBack(person: ListedPerson) {
    void this.#do("The link is made.", async () => {
      const path = `/api/people/${person.id}/way-back`;
      await this.#show(await ask(MadeLink, "POST", path), person.name);
    });
  }

  async #show({ link }: { link: string }, name: string) {
    this.made = { link: location.origin + link, name };
    await this.updateComplete;
    this.querySelector<HTMLInputElement>("#made-link")?.focus();
  }

  #copy(link: string) {
    void this.#do("The link is copied.", () => navigator.clipboard.writeText(link));
  }

  #saveRights(event: SubmitEvent, person: ListedPerson) {
    const form = formOf(event);
    // Teams that are put away are not shown, and keep whom they have.
    const roles: Record<string, Role> = { ...person.roles };
    for (const [name, value] of form) {
      if (!name.startsWith("team.")) continue;
      delete roles[name.slice("team.".length)];
      if (value === "practitioner" || value === "lead") roles[name.slice("team.".length)] = value;
    }
    const rights = { isAdministrator: form.has("administrator"), roles };
    void this.#do(`What ${person.name} may do is saved.`, () =>
      ask(z.unknown(), "PUT", `/api/people/${person.id}/rights`, rights),
    );
  }

  #setDisabled(person: ListedPerson, isDisabled: boolean) {
    const done = isDisabled ? `${person.name} is kept out.` : `${person.name} can sign in again.`;
    void this.#do(done, () =>
      ask(z.unknown(), "PUT", `/api/people/${person.id}/disabled`, { isDisabled }),
    );
  }

  #setTeam(team: ListedTeam, change: Partial<ListedTeam>) {
    const { name, isArchived } = { ...team, ...change };
    void this.#do("The team is saved.", () =>
      ask(z.unknown(), "PUT", `/api/teams/${team.id}`, { name, isArchived }),
    );
  }

  #addTeam = (event: SubmitEvent) => {
    const name = textIn(formOf(event), "name");
    void this.#do("The team is added.", async () => {
      await ask(z.unknown(), "POST", "/api/teams", { name });
      resetForm(event);
    });
  };

  /** Does something, says so, and shows how things are then. */
  async #do(done: string, act: () => Promise<unknown>) {
    this.problem = "";
    this.done = "";
    try {
      await act();
      this.done = done;
      this.directory = await ask(Directory, "GET", "/api/people");
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }
}

/** What a form holds that is being sent; the browser does not send it. */
function formOf(event: SubmitEvent): FormData {
  event.preventDefault();
  return event.target instanceof HTMLFormElement ? new FormData(event.target) : new FormData();
}

function resetForm({ target }: SubmitEvent) {
  if (target instanceof HTMLFormElement) target.reset();
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-people-page": OwPeoplePage;
  }
}
